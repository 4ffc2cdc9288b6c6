/** A mail that came in, as far as it matters here. Nothing in it is trusted yet. */
export interface Incoming {
  /** Who the other server said it is from; empty for reports. */
  readonly envelopeFrom: string;
  /** Addresses under `From:`. */
  readonly from: readonly string[];
  /** Values by small header name, in their order. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly text: string;
  readonly parts: readonly Attached[];
}

/** What is attached: its type, and its words where it is a report. */
export interface Part {
  readonly type: string;
  readonly text: string;
}
/** What is attached, as it goes on to the files. */
export interface Attached extends Part {
  /** As the mail says; nothing in it is trusted. */
  readonly name: string | null;
  readonly content: Uint8Array;
}

/** What is known of the matter it was sent to. */
export interface Addressed {
  /** Addresses in the vault of the resident and of whoever stands for them. */
  readonly emails: readonly string[];
}

export type Verdict =
  /** Nobody wrote it: answers of machines, loops, lists, or there is nothing in it. */
  | { readonly kind: 'dropped'; readonly because: string }
  /** A letter of ours was given back for good. */
  | { readonly kind: 'bounced'; readonly messageId: string; readonly status: string }
  /** It may not be kept: the writer is told. */
  | { readonly kind: 'refused'; readonly because: 'resident-number' }
  /** Somebody's words; `verified` when they are the resident's by what the mail shows. */
  | { readonly kind: 'words'; readonly text: string; readonly verified: boolean; readonly attachments: number };

/** One small judge: a verdict, or undefined when the next one is to look. */
export type Filter = (mail: Incoming, to: Addressed) => Verdict | undefined;

export const first = (mail: Incoming, header: string): string => mail.headers.get(header)?.[0] ?? '';
