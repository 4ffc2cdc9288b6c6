import { createHash } from 'node:crypto';
import { createWriteStream, type WriteStream } from 'node:fs';
import type { Answer } from './client.js';

/** One command as its client saw it, from the first try to the last answer. */
export interface Told {
  readonly key: string;
  readonly office: string;
  readonly step: string;
  /** Undefined for a submission that was never answered. */
  readonly matter?: string;
  readonly version?: number;
  /** What was opened is about this one. */
  readonly about?: string;
  /** The slot that was asked for: session and number. */
  readonly slot?: string;
  /** `yes`: acknowledged; `no`: refused for good; `never`: no answer before the client gave up. */
  readonly outcome: 'yes' | 'no' | 'never';
  readonly status: number;
  readonly code?: string;
  readonly tries: number;
  /** Milliseconds of the run. */
  readonly begun: number;
  readonly ended: number;
  readonly body: string;
  readonly answer: string;
}

/** What clients were told: the one witness that does not share a fate with the product. */
export class CommandLog {
  readonly told: Told[] = [];
  /** The same key answered in two ways. */
  readonly contradictions: string[] = [];
  private readonly file: WriteStream;

  constructor(path: string) {
    this.file = createWriteStream(path, { flags: 'a' });
  }

  add(told: Told): void {
    this.told.push(told);
    this.file.write(`${JSON.stringify(told)}\n`);
  }

  /** A repeated command must be answered as it was the first time; a refusal is not kept, so that it may have another reason. */
  repeated(told: Told, { status, text }: Pick<Answer, 'status' | 'text'>): void {
    const refusedTwice = told.outcome === 'no' && status >= 300;
    if (told.answer !== text && told.outcome !== 'never' && !refusedTwice)
      this.contradictions.push(`${told.key}: ${told.answer} / ${text}`);
  }

  async close(): Promise<void> {
    await new Promise<void>((closed) => this.file.end(closed));
  }
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
