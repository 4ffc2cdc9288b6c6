import type { Tx } from '#ledger';
import type { LetterRow } from './mail-ledger.js';
import type { OwnWordings } from './own-wording.js';
import type { LetterView } from './view.js';

/** Who sends for an office. The part after `@` of the address is also the office's domain in Message-IDs. */
export interface Sender {
  readonly name: string;
  readonly address: string;
}

export interface LetterContent {
  readonly view: LetterView;
  /** Where it goes; undefined when the recipient has no mail address (the letter is then held: `letters.no-address`). */
  readonly address: string | undefined;
  /** The office's own wording of letters, from its profile. */
  readonly own?: OwnWordings | undefined;
  /** Where an answer to this letter is taken in; reports about it come there too. */
  readonly replyTo?: string | undefined;
  /** Where this class of news can be refused with one press (RFC 8058). */
  readonly unsubscribe?: string | undefined;
  /** The first letter about this matter to this person, which later ones answer. */
  readonly firstLetter?: { readonly id: string; readonly template: string } | undefined;
  /** A calendar that goes with it (RFC 6047): an invitation, or that it is called off. */
  readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL'; readonly content: string } | undefined;
}

/**
 * Whoever knows matters, people and the office. Asked at sending time, so that a letter says what is true then and nothing of
 * it is stored. A RuleBroken thrown here holds the letter with its code (a person whose record was destroyed, for example).
 */
export abstract class LetterSource {
  abstract sender(office: string): Promise<Sender>;
  abstract content(tx: Tx, letter: LetterRow): Promise<LetterContent>;
}
