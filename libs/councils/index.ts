export type { ActTarget } from './actions/act.js';
export { SampleCouncils } from './actions/sample-councils.js';
export { type ActAnswer, TakeAct } from './actions/take-act.js';
export { CouncilDesk } from './council-desk.js';
export { COUNCIL_LETTERS, CouncilLetterContents } from './council-letter-contents.js';
export { CouncilReactionsModule, CouncilsModule } from './councils.module.js';
export { type CouncilDecision, DECISIONS, RECUSALS } from './rules/council-rule.js';
export { councilBelongings } from './storage/matter-belongings.js';
export {
  type CouncilLine,
  type CouncilPage,
  CouncilBoard,
  type ItemView,
  type SessionPage,
} from './views/council-board.js';
