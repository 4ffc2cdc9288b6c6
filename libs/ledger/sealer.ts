import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { CheckpointSigner } from './checkpoint.js';
import { collided } from './deliverer.js';
import { merkleRoot } from './merkle.js';
import { OfficeTx } from './office-tx.js';
import { statement } from './statement.js';

/** Characters at the end of a file in which the last notes stand. */
const RECENT = 8_192;

/** Where signed checkpoints go when they leave the database; a folder on another volume, or one that is collected. */
export class CheckpointFolder {
  constructor(readonly path: string) {}

  file(office: string): string {
    return join(this.path, `${office}.notes`);
  }
}

const LAST = statement(
  'ledger.last-seal',
  `select number, below::text, root, note, (select coalesce(sum(facts), 0)::int from seal where office_id = $1) as total
   from seal where office_id = $1 order by number desc limit 1`,
);
// Every transaction below the snapshot's xmin is over, so nothing can still appear among what is sealed.
const UNSEALED = statement(
  'ledger.unsealed',
  `with edge as (select pg_snapshot_xmin(pg_current_snapshot()) as below)
   select edge.below::text, f.hash from edge left join lateral (
     select hash, matter_id, seq from fact where office_id = $1 and tx >= $2::xid8 and tx < edge.below
   ) f on true order by f.matter_id, f.seq`,
);
const INSERT = statement(
  'ledger.seal',
  `insert into seal (office_id, number, at, below, facts, root, prev, note) values ($1, $2, clock_timestamp(), $3::xid8, $4, $5, $6, $7)`,
);

interface LastSeal {
  number: number;
  below: string;
  root: Buffer;
  note: string;
  total: number;
}

/** Seals what an office's chains have gained: one Merkle root over the new facts, chained to the seal before, signed, written out. */
@Injectable()
export class Sealer {
  constructor(
    private readonly offices: OfficeTx,
    private readonly signer: CheckpointSigner,
    private readonly folder: CheckpointFolder,
  ) {}

  /** Answers the new seal's number, or undefined when there was nothing new or another process was first. */
  async seal(office: string): Promise<number | undefined> {
    try {
      const sealed = await this.offices.quick(office, async (tx) => {
        const last = await tx.row<LastSeal>(LAST, [office]);
        const rows = await tx.rows<{ below: string; hash: Buffer | null }>(UNSEALED, [office, last?.below ?? '0']);
        const leaves = rows.flatMap(({ hash }) => (hash ? [hash] : []));
        if (leaves.length === 0) return { last };
        const prev = last?.root ?? Buffer.alloc(32);
        const root = sealRoot(prev, leaves);
        const number = (last?.number ?? 0) + 1;
        const note = this.signer.note(office, number, (last?.total ?? 0) + leaves.length, root);
        await tx.rows(INSERT, [office, number, (rows[0] as { below: string }).below, leaves.length, root, prev, note]);
        return { last, made: { number, note } };
      });
      // Who made the last seal may have died before writing it out.
      if (sealed.last) await this.writeOut(office, sealed.last.note);
      if (sealed.made) await this.writeOut(office, sealed.made.note);
      return sealed.made?.number;
    } catch (error) {
      if (collided(error)) return undefined;
      throw error;
    }
  }

  /** Appends a note unless it is among the last ones of the file. Two processes may both write it: that does no harm. */
  private async writeOut(office: string, note: string): Promise<void> {
    const file = this.folder.file(office);
    const written = await readFile(file, 'utf8').catch(() => '');
    if (written.slice(-RECENT).includes(note)) return;
    await mkdir(this.folder.path, { recursive: true });
    await appendFile(file, `${note}\n`, { flush: true });
  }
}

/** A seal's root stands on the one before: the first leaf is the previous root. */
export function sealRoot(previous: Buffer, leaves: readonly Buffer[]): Buffer {
  return merkleRoot([previous, ...leaves]);
}
