export { BriefingExports, type BriefingFile, type ExportStatus } from './actions/briefing-exports.js';
export { MonthlyBriefings } from './actions/monthly-briefings.js';
export { BriefingsModule, BriefingsWorkModule } from './briefings.module.js';
export { type Briefing, briefingDocument } from './report/briefing-document.js';
export { renderBriefing } from './report/render-briefing.js';
export { asFormat, type Format } from './rules/format.js';
export type { BriefingSnapshot } from './rules/snapshot.js';
export type { BriefingLine } from './storage/briefing-rows.js';
export { type BriefingOnShelf, type BriefingPage, BriefingShelf } from './views/briefing-shelf.js';
