import { ensure } from '#foundation';

/** The year a ranking is for, from 2000 to 2099. @throws RuleBroken `visits.year-invalid` */
export function readBudgetYear(year: string): number {
  ensure(/^20\d{2}$/.test(year), 'visits.year-invalid');
  return Number(year);
}
