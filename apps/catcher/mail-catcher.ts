import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { MailStore } from './mail-store.js';

/** What may go wrong with a mail server, for tests that look for lost and doubled letters. Shares are from 0 to 1. */
export interface MailFaults {
  /** Messages answered by `451`, not stored: the sender has to try again. */
  readonly refused: number;
  /** Messages stored whose `250` never arrives: the sender cannot know. */
  readonly replyLost: number;
  /** Milliseconds before each answer to a message, from and to. */
  readonly latency: readonly [number, number];
  /** From 0 to below 1; seeded by whoever wants the same faults again. */
  readonly random: () => number;
}

const LARGEST_MESSAGE = 30 * 1024 * 1024;

/** A real SMTP server that keeps every message and delivers none. */
export class MailCatcher {
  private readonly sockets = new Map<number, Socket>();
  private readonly server: SMTPServer;

  constructor(
    private readonly store: MailStore,
    private readonly faults?: MailFaults,
  ) {
    this.server = new SMTPServer({
      banner: 'tongtong mail catcher',
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      size: LARGEST_MESSAGE,
      closeTimeout: 500,
      onData: (stream, session, answer) => {
        this.take(stream, session).then((refusal) => answer(refusal), answer);
      },
    });
    // A client that hangs up in the middle is its own affair.
    this.server.on('error', () => undefined);
    this.server.server.on('connection', (socket: Socket) => this.remember(socket));
  }

  /** Listens; port 0 takes any free one. @returns the port */
  listen(port: number, host = '127.0.0.1'): Promise<number> {
    return new Promise((resolve, reject) => {
      this.server.server.once('error', reject);
      this.server.listen(port, host, () => resolve((this.server.server.address() as AddressInfo).port));
    });
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
    });
  }

  /** Stores what arrives before anything is answered. @returns why it was refused, null when it was taken */
  private async take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<Error | null> {
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(part as Buffer);
    if (stream.sizeExceeded) return reply(552, '5.3.4 Message too big');

    if (this.faults) await this.delay(this.faults);
    if (this.faults && this.faults.random() < this.faults.refused) return reply(451, '4.3.0 Try again later');
    const { mailFrom, rcptTo } = session.envelope;
    const to = rcptTo.map(({ address }) => address);
    await this.store.add(mailFrom === false ? '' : mailFrom.address, to, Buffer.concat(parts));
    if (this.faults && this.faults.random() < this.faults.replyLost) this.sockets.get(session.remotePort)?.destroy();
    return null;
  }

  private async delay({ latency: [from, to], random }: MailFaults): Promise<void> {
    await wait(from + random() * (to - from));
  }

  private remember(socket: Socket): void {
    const { remotePort } = socket;
    if (remotePort === undefined) return;
    this.sockets.set(remotePort, socket);
    socket.once('close', () => this.sockets.delete(remotePort));
  }
}

function reply(responseCode: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode });
}
