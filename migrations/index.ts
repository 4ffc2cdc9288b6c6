import { Roles1790000000001 } from './0001-roles.js';
import { Ledger1790000000002 } from './0002-ledger.js';

/** Every migration, oldest first: the one list that the launcher, the operator and the tests run. */
export const migrations = [Roles1790000000001, Ledger1790000000002];
