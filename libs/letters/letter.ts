import type { Template } from './template.js';

/**
 * `legal`: a notice the law asks for; when it is unknown whether it arrived, a person decides. `status`: news for a resident;
 * `staff`: news for the office. These are sent again rather than lost.
 */
export type LetterKind = 'legal' | 'status' | 'staff';

/** Whom a letter is for, by role in the matter. `asked` is the head of the department that was asked to co-operate. `delegate` meets a resident in the mayor's place. `officer` is the appointed officer or, before there is one, the head. */
export const RECIPIENTS = [
  'resident',
  'officer',
  'head',
  'intake',
  'examiner',
  'administrator',
  'auditor',
  'privacy',
  'asked',
  'secretary',
  'delegate',
] as const;
export type RecipientRole = (typeof RECIPIENTS)[number];

export interface Wording {
  readonly subject: Template;
  readonly text: Template;
  /** Refusing wholly or partly: reasons and remedies (법 §27③). */
  readonly remedies: boolean;
}

/** One version of one letter, checked. */
export interface Letter {
  readonly code: string;
  readonly inForce: string;
  /** What staff call it: 접수, 독촉장. */
  readonly name: string;
  readonly kind: LetterKind;
  readonly to: readonly RecipientRole[];
  /** `daytime`: only from 08:00 to 21:00 of the office's clock; `any`: at once. */
  readonly hours: 'daytime' | 'any';
  /** One letter per person and day, however many matters cause it. */
  readonly digest: boolean;
  readonly law?: string;
  /** News that a resident may refuse for good (RFC 8058); a notice of the law never is. */
  readonly news: boolean;
  readonly wording: Wording;
  /** Other wordings by the outcome of the matter, `partly`, or by its kind and outcome, `grievance/partly`. */
  readonly variants: ReadonlyMap<string, Wording>;
}
