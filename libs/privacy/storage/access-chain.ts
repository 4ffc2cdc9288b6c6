import { createHash } from 'node:crypto';
import { statement, type Tx } from '#ledger';

/** A link of the access log's chain. */
export interface AccessSeal {
  readonly number: number;
  readonly below: string;
  readonly entries: number;
  readonly prev: Buffer;
  readonly digest: Buffer;
}
/** What was logged in a stretch of transactions, each row written out in full. */
export interface Stretch {
  readonly below: string;
  readonly entries: readonly string[];
}

export const BEFORE_ALL = Buffer.alloc(32);

const WRITTEN = `json_build_array(a.id, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'), a.actor_kind, a.actor, a.origin,
  a.person_id, a.act, a.purpose, a.reason, a.department, a.roles, a.matter_id, a.matter_department, a.export_id)::text`;
const LAST = statement(
  'privacy.last-access-seal',
  `select number, below::text, entries, prev, digest from access_seal where office_id = $1 order by number desc limit 1`,
);
const ALL = statement(
  'privacy.access-seals',
  `select number, below::text, entries, prev, digest from access_seal where office_id = $1 order by number`,
);
// Every transaction below the snapshot's xmin is over, so nothing can still appear among what is sealed.
const UNSEALED = statement(
  'privacy.unsealed-access',
  `with edge as (select pg_snapshot_xmin(pg_current_snapshot()) as below)
   select edge.below::text, case when a.id is not null then ${WRITTEN} end as entry from edge
   left join access_log a on a.office_id = $1 and a.tx >= $2::xid8 and a.tx < edge.below order by a.id`,
);
const BETWEEN = statement(
  'privacy.access-between',
  `select ${WRITTEN} as entry from access_log a where a.office_id = $1 and a.tx >= $2::xid8 and a.tx < $3::xid8 order by a.id`,
);
const INSERT = statement(
  'privacy.seal-access',
  `insert into access_seal (office_id, number, at, below, entries, prev, digest) values ($1, $2, $3, $4::xid8, $5, $6, $7)`,
);

export function lastSeal(tx: Tx): Promise<AccessSeal | undefined> {
  return tx.row<AccessSeal>(LAST, [tx.office]);
}

export function accessSeals(tx: Tx): Promise<AccessSeal[]> {
  return tx.rows<AccessSeal>(ALL, [tx.office]);
}

export async function unsealed(tx: Tx, from: string): Promise<Stretch> {
  const rows = await tx.rows<{ below: string; entry: string | null }>(UNSEALED, [tx.office, from]);
  return { below: rows[0]?.below ?? from, entries: rows.flatMap(({ entry }) => (entry === null ? [] : [entry])) };
}

export async function entriesBetween(tx: Tx, from: string, below: string): Promise<string[]> {
  return (await tx.rows<{ entry: string }>(BETWEEN, [tx.office, from, below])).map(({ entry }) => entry);
}

export async function keepSeal(tx: Tx, { number, below, entries, prev, digest }: AccessSeal, at: Date): Promise<void> {
  await tx.rows(INSERT, [tx.office, number, at, below, entries, prev, digest]);
}

/** SHA-256 over the link before and every entry, each with its length, so that no two lists run together. */
export function linkDigest(prev: Buffer, entries: readonly string[]): Buffer {
  const hash = createHash('sha256').update(prev);
  for (const entry of entries) hash.update(`${Buffer.byteLength(entry)}\n`).update(entry);
  return hash.digest();
}
