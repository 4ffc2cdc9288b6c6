export { Gathering } from './actions/gathering.js';
export { ImportCheck } from './actions/import-check.js';
export { ListWork } from './actions/list-work.js';
export { type DryRun, Lists } from './actions/lists.js';
export { ListsModule, ListsWorkModule } from './lists.module.js';
export type { RowVerdict } from './rules/verdict.js';
export { MOST_BYTES, MOST_ROWS } from './sheet/limits.js';
export { changeText, problemText } from './sheet/result-list.js';
export type { Upload } from './storage/upload-rows.js';
