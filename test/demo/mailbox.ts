import { setTimeout as wait } from 'node:timers/promises';
import { Missing } from './expect.js';
import { take } from './http.js';

export interface Letter {
  readonly id: string;
  readonly at: string;
  readonly to: readonly string[];
  readonly subject: string;
  /** `<letter>.<code>@<office's domain>` */
  readonly messageId: string;
}
export interface OpenedLetter extends Letter {
  readonly text: string;
  readonly attachments: readonly { readonly name: string; readonly base64: string }[];
}

/** What is awaited: which letter, to whom, and what its subject or text must say. */
export interface Awaited {
  readonly code: string;
  readonly to: string;
  readonly subject?: string;
  readonly text?: string;
}

const PATIENCE_MS = 25_000;

/** The mail catcher as its readers use it: letters since the story began. */
export class Mailbox {
  private readonly since: string;
  private readonly opened = new Set<string>();

  constructor(
    private readonly page: string,
    begun: Date,
  ) {
    this.since = begun.toISOString();
  }

  /** Waits for a letter that was not awaited before. @throws Missing when it does not come */
  async awaits(awaited: Awaited): Promise<OpenedLetter> {
    const { code, to, subject = '', text = '' } = awaited;
    for (const end = performance.now() + PATIENCE_MS; ; await wait(150)) {
      const letters = await this.letters(to);
      for (const letter of letters) {
        if (this.opened.has(letter.id) || !letter.messageId.includes(`.${code}@`) || !letter.subject.includes(subject))
          continue;
        const opened = await take<OpenedLetter>('GET', `${this.page}/api/messages/${letter.id}`);
        if (!opened.text.includes(text)) continue;
        this.opened.add(letter.id);
        return opened;
      }
      if (performance.now() > end)
        throw new Missing(
          `편지가 오지 않음 ${JSON.stringify(awaited)}`,
          letters.map((letter) => letter.subject),
        );
    }
  }

  /** Every letter to an address. */
  letters(to: string): Promise<readonly Letter[]> {
    return take('GET', `${this.page}/api/messages?to=${encodeURIComponent(to)}&since=${this.since}`);
  }
}
