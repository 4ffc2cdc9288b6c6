import { Injectable } from '@nestjs/common';
import { statement, type Tx } from '#ledger';
import { FileKeys, FileLock, type WrappedKey } from './file-keys.js';

// The row lock lets whoever counts a matter's files do so one after the other.
const TAKE = statement(
  'files.take-matter-key',
  `insert into file_key as k (office_id, matter_id, kek, wrapped) values ($1, $2, $3, $4)
   on conflict (office_id, matter_id) do update set kek = k.kek returning kek, wrapped`,
);
const LOOK = statement('files.matter-key', `select kek, wrapped from file_key where office_id = $1 and matter_id = $2`);
const DESTROY = statement('files.destroy-matter-key', `delete from file_key where office_id = $1 and matter_id = $2`);
const OLD = statement(
  'files.old-keys',
  `select matter_id as matter, kek, wrapped from file_key where office_id = $1 and kek <> $2 order by matter_id limit $3
   for update skip locked`,
);
const REWRAP = statement(
  'files.rewrap',
  `update file_key set kek = $3, wrapped = $4 where office_id = $1 and matter_id = $2`,
);

/** Opens the locks of one matter's files. */
export type LockOf = (file: string) => FileLock;

/** Keys of matters in their table. */
@Injectable()
export class FileLocks {
  constructor(private readonly keys: FileKeys) {}

  /** The matter's key, made when it is the first file, and held until the transaction ends. */
  async take(tx: Tx, matter: string): Promise<LockOf> {
    const fresh = this.keys.newMatterKey(tx.office, matter);
    const row = await tx.row<WrappedKey>(TAKE, [tx.office, matter, fresh.kek, fresh.wrapped]);
    return this.lockOf(tx.office, matter, row ?? fresh);
  }

  /** The matter's key; undefined when it has no files or they were destroyed. */
  async look(tx: Tx, matter: string): Promise<LockOf | undefined> {
    const row = await tx.row<WrappedKey>(LOOK, [tx.office, matter]);
    return row && this.lockOf(tx.office, matter, row);
  }

  async destroy(tx: Tx, matter: string): Promise<void> {
    await tx.touch(DESTROY, [tx.office, matter]);
  }

  /** After a new master key: wraps up to `most` matters' keys anew. Returns how many; 0 means done. */
  async rewrap(tx: Tx, most = 500): Promise<number> {
    const old = await tx.rows<WrappedKey & { matter: string }>(OLD, [tx.office, this.keys.current, most]);
    for (const row of old) {
      const { kek, wrapped } = this.keys.rewrap(tx.office, row.matter, row);
      await tx.touch(REWRAP, [tx.office, row.matter, kek, wrapped]);
    }
    return old.length;
  }

  private lockOf(office: string, matter: string, row: WrappedKey): LockOf {
    const key = this.keys.openMatterKey(office, matter, row);
    return (file) => new FileLock(key, `${office}|${file}`);
  }
}
