import type { Letter, Wording } from './letter.js';
import type { LetterBook } from './letter-book.js';
import { line, parts, type Raw, refuse } from './read-yaml.js';
import { Template } from './template.js';

/** What an office says in its own words: by letter, `subject`, `text`, and the same in `variants`. */
export type OwnWordings = Readonly<Record<string, unknown>>;

/** Days and periods: an office may say them otherwise, but not leave them out. */
const DATES = [
  'dueDate',
  'newDue',
  'oldDue',
  'supplementDue',
  'ackDue',
  'legalPeriod',
  'followUpDue',
  'urgeUntil',
  'sentOn',
];

/**
 * A letter in an office's own words. Remedies, recipients and the footer that names who answers stay the law's: no word of an
 * office reaches them. Throws an Error that says what the office may not do.
 */
export function reworded(letter: Letter, own: OwnWordings): Letter {
  const change = own[letter.code];
  if (change === undefined) return letter;
  const said = asRaw(change);
  refuseOthers(said, ['subject', 'text', 'variants']);
  const variants = new Map(letter.variants);
  for (const [ending, words] of parts(said, 'variants')) {
    const base = variants.get(ending);
    if (!base) throw new Error(`${ending}: the letter has no such variant`);
    const changes = asRaw(words);
    refuseOthers(changes, ['subject', 'text']);
    variants.set(ending, inOwnWords(base, changes));
  }
  return { ...letter, wording: inOwnWords(letter.wording, said), variants };
}

/** Everything wrong with an office's wordings, by letter. */
export function wrongWordings(
  book: LetterBook,
  own: OwnWordings,
): { readonly letter: string; readonly cause: string }[] {
  return Object.keys(own).flatMap((code) => {
    if (!book.codes().has(code)) return [{ letter: code, cause: 'there is no such letter' }];
    return book
      .versions()
      .filter((letter) => letter.code === code)
      .flatMap((letter) => {
        try {
          reworded(letter, own);
          return [];
        } catch (error) {
          return [{ letter: code, cause: error instanceof Error ? error.message : String(error) }];
        }
      });
  });
}

function inOwnWords(base: Wording, said: Raw): Wording {
  const subject = 'subject' in said ? new Template(line(said, 'subject')) : base.subject;
  const text = 'text' in said ? new Template(line(said, 'text').trimEnd()) : base.text;
  refuse('subject' in said && line(said, 'subject').trim().includes('\n'), 'subject is one line');
  keepsTokens('subject', base.subject, subject);
  keepsTokens('text', base.text, text);
  return { ...base, subject, text };
}

function keepsTokens(part: string, base: Template, own: Template): void {
  const needed = [...base.named].filter((token) => base.required.has(token) || DATES.includes(token));
  for (const token of needed) refuse(!own.named.has(token), `${part} must say {{${token}}}`);
  for (const token of base.required) refuse(!own.required.has(token), `${part} must say {{${token}}} in every case`);
}

function refuseOthers(raw: Raw, allowed: readonly string[]): void {
  for (const key of Object.keys(raw)) refuse(!allowed.includes(key), `${key} is not the office's to change`);
}

function asRaw(value: unknown): Raw {
  refuse(
    typeof value !== 'object' || value === null || Array.isArray(value),
    'a wording has subject, text or variants',
  );
  return value as Raw;
}
