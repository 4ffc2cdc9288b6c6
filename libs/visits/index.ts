export { visitGuards } from './rules/guards.js';
export type { PlannedYear } from './rules/rota.js';
export { type VisitCount, VisitCounts } from './views/visit-counts.js';
export { VisitsModule } from './visits.module.js';
