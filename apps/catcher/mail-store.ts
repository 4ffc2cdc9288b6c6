import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '#foundation';
import { bare, type CaughtMessage, readMessage, stampOf, type Summary, summaryOf, withEnvelope } from './message.js';

const ENDING = '.eml';

export interface Wanted {
  /** Part of a recipient's address. */
  readonly to?: string | undefined;
  /** ISO 8601; only what came at or after this moment. */
  readonly since?: string | undefined;
  readonly messageId?: string | undefined;
}

/** The caught messages: one file each, and their summaries in memory, newest first. */
export class MailStore {
  private summaries: Summary[] = [];
  private taken = 0;

  private constructor(
    private readonly folder: string,
    private readonly clock: Clock,
  ) {}

  static async open(folder: string, clock: Clock): Promise<MailStore> {
    const store = new MailStore(folder, clock);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const ids = (await readdir(folder))
      .filter((name) => name.endsWith(ENDING))
      .map((name) => name.slice(0, -ENDING.length));
    for (const id of ids.sort().reverse()) store.summaries.push(summaryOf(await store.load(id)));
    return store;
  }

  /** Stores a message for good: when this returns, a power cut does not lose it. */
  async add(from: string, to: readonly string[], message: Buffer): Promise<Summary> {
    this.taken += 1;
    const id = `${stampOf(this.clock.now())}-${this.taken}`;
    const whole = withEnvelope(from, to, message);
    // Read first: what cannot be read is refused rather than stored where no list shows it.
    const summary = summaryOf(await readMessage(id, whole));
    await this.write(id, whole);
    this.summaries.unshift(summary);
    return summary;
  }

  list({ to, since, messageId }: Wanted = {}): readonly Summary[] {
    return this.summaries.filter(
      (summary) =>
        (to === undefined || summary.to.some((address) => address.includes(to))) &&
        (since === undefined || summary.at >= since) &&
        (messageId === undefined || summary.messageId === bare(messageId)),
    );
  }

  async read(id: string): Promise<CaughtMessage | undefined> {
    return this.summaries.some((summary) => summary.id === id) ? this.load(id) : undefined;
  }

  async clear(): Promise<void> {
    const gone = this.summaries;
    this.summaries = [];
    await Promise.all(gone.map(({ id }) => rm(this.path(id), { force: true })));
  }

  private async write(id: string, whole: Buffer): Promise<void> {
    const draft = `${this.path(id)}.part`;
    const file = await open(draft, 'wx', 0o600);
    await file.writeFile(whole);
    await file.sync();
    await file.close();
    await rename(draft, this.path(id));
    const folder = await open(this.folder);
    await folder.sync();
    await folder.close();
  }

  private async load(id: string): Promise<CaughtMessage> {
    return readMessage(id, await readFile(this.path(id)));
  }

  private path(id: string): string {
    return join(this.folder, `${id}${ENDING}`);
  }
}
