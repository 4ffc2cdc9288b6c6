import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { ensure } from '#foundation';
import { OfficeTx, statement, type Tx } from '#ledger';
import { COLUMNS, entryOf, type FileEntry, type FileRow, type Side } from './file-row.js';
import { FileLocks, type LockOf } from './storage/file-locks.js';
import { ObjectStore } from './storage/object-store.js';
import { opening } from './storage/sealed-stream.js';

/** A file that may be opened now; nothing has been read yet. */
export interface OpenFile {
  readonly entry: FileEntry & { readonly name: string };
  /** Its bytes, each checked before it comes. */
  readonly content: () => Promise<Readable>;
}

const OF_MATTER = statement(
  'files.of-matter',
  `select ${COLUMNS} from file where office_id = $1 and matter_id = $2 and state <> 'reserved' and ($3::text is null or side = $3)
   order by id`,
);
const ONE = statement(
  'files.one',
  `select ${COLUMNS} from file where office_id = $1 and id = $2 and matter_id = $3 and ($4::text is null or side = $4)`,
);

/** What a matter has, and opening it. Residents are given their own side only. */
@Injectable()
export class FileShelf {
  constructor(
    private readonly offices: OfficeTx,
    private readonly locks: FileLocks,
    private readonly store: ObjectStore,
  ) {}

  /** Files of a matter in the order they came, of one side or of both. */
  async list(office: string, matter: string, side?: Side): Promise<FileEntry[]> {
    return this.offices.quick(office, async (tx) => {
      const [rows, lockOf] = await Promise.all([
        tx.rows<FileRow>(OF_MATTER, [office, matter, side ?? null]),
        this.locks.look(tx, matter),
      ]);
      return rows.map((row) => entryOf(row, nameOf(row, lockOf)));
    });
  }

  /**
   * A file that was looked into and may be opened, in the caller's transaction, so that who opens it can be written down in the same
   * one; read it after that has committed. RuleBroken: `files.not-found`, `files.gone`, `files.not-open` {state}.
   */
  async open(tx: Tx, matter: string, file: string, side?: Side): Promise<OpenFile> {
    const { office } = tx;
    const row = await tx.row<FileRow>(ONE, [office, file, matter, side ?? null]);
    const lockOf = await this.locks.look(tx, matter);
    ensure(row && row.state !== 'reserved', 'files.not-found');
    ensure(row.state !== 'removed' && row.wrapped && lockOf, 'files.gone');
    ensure(row.object && (row.state === 'clean' || row.state === 'unscanned'), 'files.not-open', { state: row.state });
    const name = nameOf(row, lockOf);
    ensure(name !== null, 'files.gone');
    const [key, object] = [lockOf(file).openKey(row.wrapped), row.object];
    return {
      entry: { ...entryOf(row, name), name },
      content: async () => {
        const sealed = await this.store.get(office, object);
        const plain = opening(key, `${office}|${file}`);
        sealed.on('error', (error) => plain.destroy(error));
        plain.on('close', () => sealed.destroy());
        return sealed.pipe(plain);
      },
    };
  }
}

function nameOf({ id, name, wrapped }: FileRow, lockOf: LockOf | undefined): string | null {
  if (!name || !wrapped || !lockOf) return null;
  const lock = lockOf(id);
  return lock.openName(lock.openKey(wrapped), name);
}
