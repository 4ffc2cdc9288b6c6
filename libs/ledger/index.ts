export { POOL, poolOf } from './database.js';
export { asFact, type FactDraft, FactLog, NO_FACTS, type Tip } from './fact-log.js';
export { OfficeTokens } from './office-token.js';
export { connectionLost, OfficeTx, Tx } from './office-tx.js';
export { Reaction, type Reacts } from './reaction.js';
export { type Statement, statement } from './statement.js';
