import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Clock, ensure } from '#foundation';
import { FactLog, Hints, OfficeTx, statement, type Tx } from '#ledger';
import { FileStored } from './facts.js';
import { COLUMNS, entryOf, type FileEntry, type FileRow, type Owner, sideOf } from './file-row.js';
import { inTurn } from './in-turn.js';
import { Room } from './room.js';
import { readFileName } from './rules/file-name.js';
import { kindOf } from './rules/kinds.js';
import { LIMITS } from './rules/limits.js';
import { FileLocks } from './storage/file-locks.js';
import { type Arrived, Incoming } from './storage/incoming.js';
import { ObjectStore } from './storage/object-store.js';

/** Heard by whoever looks into files. */
export const FILES_CHANNEL = 'tongtong_files';

const RESERVE = statement(
  'files.reserve',
  `insert into file (office_id, id, matter_id, side, by_id, kind, size, name, wrapped, at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning ${COLUMNS}`,
);
const RESERVED = statement(
  'files.reserved',
  `select ${COLUMNS} from file where office_id = $1 and id = $2 and matter_id = $3 and side = $4 and by_id = $5`,
);
const SAME = statement(
  'files.same',
  `select ${COLUMNS} from file where office_id = $1 and matter_id = $2 and side = $3 and digest = $4
     and state in ('stored', 'clean', 'unscanned')`,
);
const STORE = statement(
  'files.store',
  `update file set state = 'stored', size = $3, digest = $4, object = $5, next_at = clock_timestamp()
   where office_id = $1 and id = $2 and state = 'reserved' returning ${COLUMNS}`,
);
const DROP = statement(
  'files.drop-reservation',
  `delete from file where office_id = $1 and id = $2 and state = 'reserved' returning size`,
);

/** Takes files in: a place is reserved, bytes are stored under lock, and looking into them is the worker's affair. */
@Injectable()
export class Files {
  constructor(
    private readonly offices: OfficeTx,
    private readonly locks: FileLocks,
    private readonly room: Room,
    private readonly incoming: Incoming,
    private readonly store: ObjectStore,
    private readonly facts: FactLog,
    private readonly hints: Hints,
    private readonly clock: Clock,
  ) {}

  /**
   * Reserves a place for a file of a name and, where it is known, a size; it stands open for an hour. RuleBroken: `files.name-invalid`,
   * `files.heic-not-taken`, `files.kind-not-taken`, `files.resident-number-in-name`, `files.empty`, `files.too-big`, `files.too-many`, `files.too-much`,
   * `files.office-full`.
   */
  async reserve({ office, matter, actor }: Owner, given: { name: string; size?: number }): Promise<FileEntry> {
    const { name, kind } = readFileName(given.name);
    const size = given.size ?? 0;
    ensure(given.size !== 0, 'files.empty');
    const [id, side] = [uuid(), sideOf(actor)];
    return this.offices.quick(office, async (tx) => {
      const lock = (await this.locks.take(tx, matter))(id);
      await this.room.ensureFor(tx, matter, side, id, size);
      await this.room.change(tx, size);
      const { key, wrapped } = lock.newKey();
      const at = this.clock.now(office);
      const values = [office, id, matter, side, actor.id, kind.code, size, lock.sealName(key, name), wrapped, at];
      const row = await tx.row<FileRow>(RESERVE, values);
      if (!row) throw new Error('an insert returns its row');
      return entryOf(row, name);
    });
  }

  /**
   * Takes the bytes of a reserved file from its owner. When the matter has the same file of the same side already, that one is answered
   * and the place is given back. RuleBroken: `files.not-found`, `files.arrived-already`, `files.size-differs`, what `Incoming.take` says,
   * and what `reserve` says of sizes.
   */
  async take(owner: Owner, file: string, stream: Readable): Promise<FileEntry> {
    const { office, matter, actor } = owner;
    const { row, key } = await this.offices.quick(office, async (tx) => {
      const reserved = await tx.row<FileRow>(RESERVED, [office, file, matter, sideOf(actor), actor.id]);
      const lockOf = await this.locks.look(tx, matter);
      ensure(reserved && lockOf, 'files.not-found');
      ensure(reserved.state === 'reserved' && reserved.wrapped, 'files.arrived-already');
      return { row: reserved, key: lockOf(file).openKey(reserved.wrapped) };
    });
    const where = `${office}|${file}`;
    const arrived = await this.incoming.take(stream, { key, where, kind: kindOf(row.kind), most: LIMITS.each });
    const object = randomUUID();
    try {
      ensure(row.size === 0 || row.size === arrived.size, 'files.size-differs', { told: row.size, size: arrived.size });
      await this.store.put(office, object, arrived.path);
      const entry = await inTurn(this.offices, office, (tx) => this.stored(tx, owner, row, arrived, object));
      if (entry.id !== file) await this.store.remove(office, object);
      this.hints.tell(FILES_CHANNEL);
      return entry;
    } catch (error) {
      await this.incoming.drop(arrived.path);
      await this.store.remove(office, object).catch(() => undefined); // the nightly comparison finds what stays
      throw error;
    }
  }

  /** Reserves and takes in one go, for forms; what is refused leaves no place behind. Errors as both. */
  async add(owner: Owner, name: string, stream: Readable): Promise<FileEntry> {
    const { id } = await this.reserve(owner, { name });
    try {
      return await this.take(owner, id, stream);
    } catch (error) {
      await this.offices.quick(owner.office, (tx) => this.drop(tx, id));
      throw error;
    }
  }

  private async stored(tx: Tx, { office, matter, actor }: Owner, row: FileRow, arrived: Arrived, object: string) {
    const lock = (await this.locks.take(tx, matter))(row.id);
    const name = row.name && row.wrapped && lock.openName(lock.openKey(row.wrapped), row.name);
    const digest = lock.digest(arrived.sha256);
    const same = await tx.row<FileRow>(SAME, [office, matter, row.side, digest]);
    if (same) {
      await this.drop(tx, row.id);
      return entryOf(same, name);
    }
    await this.room.ensureFor(tx, matter, row.side, row.id, arrived.size);
    await this.room.change(tx, arrived.size - row.size);
    const stored = await tx.row<FileRow>(STORE, [office, row.id, arrived.size, digest, object]);
    ensure(stored, 'files.arrived-already');
    await this.facts.appendNext(tx, {
      matter,
      kind: FileStored,
      body: { file: row.id, kind: row.kind, size: arrived.size, digest: digest.toString('base64url') },
      actor: `${actor.kind}:${actor.id}`,
      at: this.clock.now(office),
    });
    return entryOf(stored, name);
  }

  private async drop(tx: Tx, file: string): Promise<void> {
    const dropped = await tx.row<{ size: number }>(DROP, [tx.office, file]);
    if (dropped) await this.room.change(tx, -dropped.size);
  }
}
