import { createHash } from 'node:crypto';
import { ensure } from '#foundation';
import { renderMail } from '#krds';
import type { Letter, Wording } from './letter.js';
import type { LetterBook } from './letter-book.js';
import { type OwnWordings, reworded } from './own-wording.js';
import type { LetterView } from './view.js';

/** A letter as it goes out: the same words as plain text and as HTML. */
export interface Rendered {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Kept with the row instead of the words: SHA-256 over subject and text, then SHA-256 over the HTML, 64 bytes. */
  readonly sha256: Buffer;
}

/** Without any of them a letter to a resident waits (영 §31); by what is missing, why it waits. */
const ANSWERABLE = [
  ['dept', 'letters.department-missing'],
  ['officer', 'letters.officer-missing'],
  ['phone', 'letters.phone-missing'],
] as const;

/** Why letters wait that may go as soon as it is known who answers. */
export const WAITS_FOR_WHO_ANSWERS: readonly string[] = ANSWERABLE.map(([, reason]) => reason);

/**
 * Fills a letter in. Throws RuleBroken `letters.department-missing`, `letters.officer-missing` or `letters.phone-missing` when a
 * letter to a resident cannot name who answers (영 §31), `letters.remedy-missing` when it refuses and nothing says what can be
 * done (법 §27③), `letters.token-missing` when anything else it needs is absent. `own`: the office's own words, checked before.
 */
export function render(book: LetterBook, general: Letter, view: LetterView, own: OwnWordings = {}): Rendered {
  const letter = reworded(general, own);
  const toResident = letter.kind !== 'staff';
  if (toResident) for (const [token, missing] of ANSWERABLE) ensure(view[token], missing, { template: letter.code });
  const wording = wordingOf(letter, view);
  const subject = wording.subject.fill(view).replace(/\s+/gu, ' ').trim();
  const body = [wording.text.fill(view), ...remedies(book, letter, wording, view)].join('\n').trim();
  const foot = (toResident ? book.frame.resident : book.frame.staff).fill(view).trim();
  const text = `${body}\n\n${foot}\n`;
  const html = renderMail({ subject, body, foot, links: linksOf(view) });
  return { subject, text, html, sha256: Buffer.concat([digest(`${subject}\n\n${text}`), digest(html)]) };
}

function wordingOf({ variants, wording }: Letter, { kind = '', outcome = '' }: LetterView): Wording {
  return variants.get(`${kind}/${outcome}`) ?? variants.get(outcome) ?? wording;
}

/** By the law on the day of the decision: a letter that is sent late tells what was open then. */
function remedies({ remedies: blocks }: LetterBook, letter: Letter, wording: Wording, view: LetterView): string[] {
  if (!wording.remedies) return [];
  const { procedure = '', kind, outcome = '', decidedOn = letter.inForce } = view;
  const block = blocks.blockFor({ procedure, kind, outcome }, decidedOn);
  ensure(block, 'letters.remedy-missing', { procedure, kind: kind ?? null, outcome });
  return [block.fill(view)];
}

/** Only addresses of our own become links; what a person typed stays text. */
function linksOf(view: LetterView): string[] {
  return [view.trackUrl, view.deskUrl, view.surveyUrl].filter((url): url is string =>
    /^https?:\/\/[^\s"<>]+$/.test(url ?? ''),
  );
}

function digest(words: string): Buffer {
  return createHash('sha256').update(words, 'utf8').digest();
}
