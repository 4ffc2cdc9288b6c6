import { readFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { CheckpointSigner } from './checkpoint.js';
import { factHash, GENESIS } from './fact-hash.js';
import { asFact } from './fact-log.js';
import { OfficeTx, type Tx } from './office-tx.js';
import { CheckpointFolder, sealRoot } from './sealer.js';
import { statement } from './statement.js';

export interface Finding {
  readonly what: 'changed' | 'missing' | 'seal-broken' | 'checkpoint-broken' | 'checkpoint-missing' | 'record-differs';
  readonly matter?: string;
  readonly seq?: number;
  readonly seal?: number;
}
export interface Verdict {
  readonly office: string;
  readonly facts: number;
  readonly matters: number;
  readonly seals: number;
  readonly findings: readonly Finding[];
}

const PAGE = statement(
  'ledger.verify-page',
  `select office_id, matter_id, seq, id, name, body, actor, at, prev, hash, tx::text from fact
   where office_id = $1 and (matter_id, seq) > ($2, $3) order by matter_id, seq limit 2000`,
);
const SEALS = statement(
  'ledger.seals',
  `select number, below::text, facts, root, prev, note from seal where office_id = $1 order by number`,
);
/** Facts that should be there by the matters' own records but are not, or the other way round. */
const RECORDS = statement(
  'ledger.verify-records',
  `select m.id as matter from matter m left join (
     select matter_id, count(*)::int as steps from fact where office_id = $1 and name = 'matters.step-taken.v1' group by matter_id
   ) f on f.matter_id = m.id where m.office_id = $1 and m.step_no is distinct from coalesce(f.steps, 0)`,
);
const FIRST = '00000000-0000-0000-0000-000000000000';

interface SealRow {
  number: number;
  below: string;
  facts: number;
  root: Buffer;
  prev: Buffer;
  note: string;
}
type FactRow = Parameters<typeof asFact>[0] & { prev: Buffer; hash: Buffer; tx: string };

/** Reads a whole office again and finds every fact that was changed, removed or put elsewhere, and every seal that no longer holds. */
@Injectable()
export class Verifier {
  constructor(
    private readonly offices: OfficeTx,
    private readonly signer: CheckpointSigner,
    private readonly folder: CheckpointFolder,
  ) {}

  async verify(office: string): Promise<Verdict> {
    return this.offices.run(office, async (tx) => {
      const seals = await tx.rows<SealRow>(SEALS, [office]);
      const edges = seals.map(({ below }) => BigInt(below));
      const leaves: Buffer[][] = seals.map(() => []);
      const findings: Finding[] = [];
      let facts = 0;
      let matters = 0;
      let at: { matter: string; seq: number; hash: Buffer } = { matter: FIRST, seq: 0, hash: GENESIS };
      for (;;) {
        const page = await tx.rows<FactRow>(PAGE, [office, at.matter, at.seq]);
        for (const row of page) {
          if (row.matter_id !== at.matter) {
            at = { matter: row.matter_id, seq: 0, hash: GENESIS };
            matters++;
          }
          findings.push(...link(row, at));
          at = { matter: row.matter_id, seq: row.seq, hash: row.hash };
          const seal = edges.findIndex((edge) => BigInt(row.tx) < edge);
          leaves[seal]?.push(row.hash);
          facts++;
        }
        if (page.length === 0) break;
      }
      findings.push(...sealFindings(seals, leaves), ...(await this.checkpoints(tx, seals)), ...(await records(tx)));
      return { office, facts, matters, seals: seals.length, findings };
    });
  }

  /** What left the database must still be what the database says. */
  private async checkpoints(tx: Tx, seals: readonly SealRow[]): Promise<Finding[]> {
    const { office } = tx;
    const written = await readFile(this.folder.file(office), 'utf8').catch(() => '');
    // Read again: an office at work may have been sealed since, and what stands in the file stood in the database before.
    const now = await tx.rows<SealRow>(SEALS, [office]);
    const known = new Set(now.map(({ note }) => note.trim()));
    const notes = written
      .split(/\n\n(?=tongtong\/)/)
      .map((note) => note.trim())
      .filter(Boolean);
    const findings: Finding[] = [];
    for (const seal of seals) {
      if (!this.signer.holds(office, seal.note)) findings.push({ what: 'checkpoint-broken', seal: seal.number });
      if (!notes.includes(seal.note.trim())) findings.push({ what: 'checkpoint-missing', seal: seal.number });
    }
    for (const note of notes) {
      if (!known.has(note)) findings.push({ what: 'seal-broken', seal: Number(note.split('\n')[1]) });
    }
    return findings;
  }
}

function link(row: FactRow, before: { seq: number; hash: Buffer }): Finding[] {
  const where = { matter: row.matter_id, seq: row.seq };
  if (row.seq !== before.seq + 1) return [{ what: 'missing', matter: row.matter_id, seq: before.seq + 1 }];
  const holds = row.prev.equals(before.hash) && factHash(asFact(row), row.prev).equals(row.hash);
  return holds ? [] : [{ what: 'changed', ...where }];
}

function sealFindings(seals: readonly SealRow[], leaves: readonly Buffer[][]): Finding[] {
  let previous: Buffer = Buffer.alloc(32);
  return seals.flatMap((seal, i) => {
    const mine = leaves[i] ?? [];
    const holds =
      seal.number === i + 1 &&
      seal.prev.equals(previous) &&
      seal.facts === mine.length &&
      sealRoot(seal.prev, mine).equals(seal.root);
    previous = seal.root;
    return holds ? [] : [{ what: 'seal-broken' as const, seal: seal.number }];
  });
}

async function records(tx: Tx): Promise<Finding[]> {
  const rows = await tx.rows<{ matter: string }>(RECORDS, [tx.office]);
  return rows.map(({ matter }) => ({ what: 'record-differs', matter }));
}
