import { open } from 'node:fs/promises';

/** Asks afterwards whether a mail server took a message whose outcome nobody heard. */
export abstract class Reconciler {
  /** `yes` and `no` only on proof; everything else is `unknown`. Never throws. `messageId` with its angle brackets. */
  abstract accepted(messageId: string): Promise<'yes' | 'no' | 'unknown'>;
}

/** Where nothing can be asked. */
export class NobodyToAsk extends Reconciler {
  async accepted(): Promise<'unknown'> {
    return 'unknown';
  }
}

/** The mail catcher of a sample office: its page lists what it took (`GET <page>/api/messages?messageId=`). */
export class MailPage extends Reconciler {
  constructor(private readonly page: string) {
    super();
  }

  async accepted(messageId: string): Promise<'yes' | 'no' | 'unknown'> {
    try {
      const url = new URL('api/messages', this.page.endsWith('/') ? this.page : `${this.page}/`);
      url.searchParams.set('messageId', messageId);
      const answer = await fetch(url, { signal: AbortSignal.timeout(3_000), redirect: 'error' });
      if (!answer.ok) return 'unknown';
      const found: unknown = await answer.json();
      if (!Array.isArray(found)) return 'unknown';
      return found.length > 0 ? 'yes' : 'no';
    } catch {
      return 'unknown';
    }
  }
}

/** How much of the end of the log is read. Older letters than that stay `unknown`. */
const TAIL = 32 * 1024 * 1024;

/**
 * A Postfix on this machine, by its log. The line `cleanup … message-id=` proves nothing (it is written before the final dot);
 * the queue id it names must reach `qmgr … queue active` or a delivery `status=`. Silence proves nothing either: the log may have
 * been rotated.
 */
export class PostfixLog extends Reconciler {
  constructor(private readonly path: string) {
    super();
  }

  async accepted(messageId: string): Promise<'yes' | 'no' | 'unknown'> {
    let lines: readonly string[];
    try {
      lines = (await tail(this.path, TAIL)).split('\n');
    } catch {
      return 'unknown';
    }
    const needle = `message-id=${messageId}`;
    const ids = lines.flatMap((line) => (line.endsWith(needle) ? (queueId(line) ?? []) : []));
    if (ids.length === 0) return 'unknown';
    const active = (line: string): boolean =>
      /qmgr\[\d+\]: .*\(queue active\)| status=(sent|deferred|bounced)/.test(line);
    return lines.some((line) => ids.includes(queueId(line) ?? '') && active(line)) ? 'yes' : 'no';
  }
}

function queueId(line: string): string | undefined {
  return /: ([0-9A-Za-z]{6,20}): /.exec(line)?.[1];
}

async function tail(path: string, most: number): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const length = Math.min(size, most);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}
