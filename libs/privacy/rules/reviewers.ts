import { type Actor, ensure } from '#foundation';

/** Who reviews the access log and sees the record of permissions: 감사담당 and 개인정보 보호책임자. */
export const REVIEWERS: readonly string[] = ['auditor', 'privacy'];
/** Who decides on disposal after the review: 기록물관리 전문요원. */
const ARCHIVISTS: readonly string[] = ['archivist'];

export function isReviewer({ roles }: Actor): boolean {
  return roles.some((role) => REVIEWERS.includes(role));
}

export function isArchivist({ roles }: Actor): boolean {
  return roles.some((role) => ARCHIVISTS.includes(role));
}

/** RuleBroken: `privacy.reviewer-only`. */
export function ensureReviewer(actor: Actor): void {
  ensure(isReviewer(actor), 'privacy.reviewer-only');
}

/** RuleBroken: `privacy.archivist-only`. */
export function ensureArchivist(actor: Actor): void {
  ensure(isArchivist(actor), 'privacy.archivist-only');
}
