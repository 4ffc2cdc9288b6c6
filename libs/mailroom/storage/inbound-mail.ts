import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { statement, type Tx } from '#ledger';
import { StrongBox } from '#people';

const KEEP = statement(
  'mailroom.keep',
  `insert into inbound_mail (office_id, id, matter_id, message_digest, sealed, size, arrived_at)
   values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
);
const OF_A_DAY = statement(
  'mailroom.of-a-day',
  `select count(*)::int as mails from inbound_mail where office_id = $1 and matter_id = $2 and arrived_at > $3`,
);
const READ = statement(
  'mailroom.read',
  `select sealed from inbound_mail where office_id = $1 and id = $2 and outcome is null for update`,
);
const DONE = statement(
  'mailroom.done',
  `update inbound_mail set outcome = $3, sealed = null where office_id = $1 and id = $2`,
);

export interface RawMail {
  readonly envelopeFrom: string;
  readonly bytes: Buffer;
}

/** Mail as it came in, sealed until it has been dealt with and gone after that. */
@Injectable()
export class InboundMail {
  constructor(private readonly box: StrongBox) {}

  /** Keeps a mail once by its Message-ID; undefined when it lies here already. */
  async keep(tx: Tx, matter: string, { envelopeFrom, bytes }: RawMail, at: Date): Promise<string | undefined> {
    const id = uuid();
    const from = Buffer.from(`${envelopeFrom}\n`);
    const sealed = this.box.close(tx.office, `inbound_mail|${id}`, Buffer.concat([from, bytes]));
    const kept = await tx.touch(KEEP, [tx.office, id, matter, digestOf(matter, bytes), sealed, bytes.length, at]);
    return kept === 1 ? id : undefined;
  }

  /** How many came for a matter since a moment. */
  async since(tx: Tx, matter: string, moment: Date): Promise<number> {
    return (await tx.row<{ mails: number }>(OF_A_DAY, [tx.office, matter, moment]))?.mails ?? 0;
  }

  /** A mail that still waits to be dealt with. */
  async waiting(tx: Tx, id: string): Promise<RawMail | undefined> {
    const row = await tx.row<{ sealed: Buffer | null }>(READ, [tx.office, id]);
    if (!row?.sealed) return undefined;
    const plain = this.box.open(tx.office, `inbound_mail|${id}`, row.sealed);
    const end = plain.indexOf('\n');
    return { envelopeFrom: plain.toString('utf8', 0, end), bytes: plain.subarray(end + 1) };
  }

  /** What became of it; the mail itself is gone with this. */
  async done(tx: Tx, id: string, outcome: string): Promise<void> {
    await tx.touch(DONE, [tx.office, id, outcome]);
  }
}

/** By the Message-ID, because a server that heard no answer of ours sends the same again; without one by every byte. */
function digestOf(matter: string, bytes: Buffer): Buffer {
  const head = bytes.toString('latin1', 0, Math.min(bytes.length, 65_536)).split(/\r?\n\r?\n/, 1)[0] ?? '';
  const [, messageId] = /^message-id:\s*(<[^<>\s]+>)/im.exec(head) ?? [];
  const hash = createHash('sha256').update(`${matter}\n`);
  return (messageId === undefined ? hash.update(bytes) : hash.update(messageId)).digest();
}
