import { createHash, randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '#foundation';
import { FactLog, OfficeTx, statement, type Tx } from '#ledger';
import { Examiner, ExaminerDied } from './examine/examiner.js';
import { FileCleared, FileTurnedAway } from './facts.js';
import { COLUMNS, type FileRow } from './file-row.js';
import { inTurn } from './in-turn.js';
import { Room } from './room.js';
import { FileRefused, type Reason } from './rules/refused.js';
import { type Scan, Scanner } from './scanner.js';
import type { FileLock } from './storage/file-keys.js';
import { FileLocks } from './storage/file-locks.js';
import { Incoming } from './storage/incoming.js';
import { ObjectMissing, ObjectStore } from './storage/object-store.js';
import { opening } from './storage/sealed-stream.js';

/** Seconds that a claim holds: longer than looking and scanning may take together. */
const LEASE_SECONDS = 180;
/** Times that looking into a file may end without a word before the file is at fault. */
const DEATHS = 3;

const CLAIM = statement(
  'files.claim',
  `update file set attempt = attempt + 1, token = $3, next_at = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS})
   where office_id = $1 and id = $2 and (state = 'stored' or ($4 and state = 'unscanned')) and next_at <= clock_timestamp()
   returning ${COLUMNS}`,
);
const AGAIN = statement(
  'files.again',
  `update file set reason = $4, token = null, next_at = clock_timestamp() + make_interval(secs => $5)
   where office_id = $1 and id = $2 and token = $3`,
);
const CLEARED = statement(
  'files.cleared',
  `update file set state = $4, reason = null, token = null, attempt = 0, size = $5, object = $6
   where office_id = $1 and id = $2 and token = $3 and state in ('stored', 'unscanned')`,
);
const TURNED_AWAY = statement(
  'files.turned-away',
  `update file set state = $4, reason = $5, token = null, object = null
   where office_id = $1 and id = $2 and token = $3 and state in ('stored', 'unscanned')`,
);

interface Held {
  readonly row: FileRow & { readonly object: string; readonly token: string };
  readonly lock: FileLock;
  readonly key: Buffer;
}

/**
 * Looks into one file and has it scanned. A claim is a token and a time; what is found is marked only while the token stands, with the
 * fact in the same transaction. Safe to call at any time, any number of times, from any process.
 */
@Injectable()
export class FileWork {
  private readonly log = new Logger('files.work');

  constructor(
    private readonly offices: OfficeTx,
    private readonly locks: FileLocks,
    private readonly room: Room,
    private readonly incoming: Incoming,
    private readonly store: ObjectStore,
    private readonly examiner: Examiner,
    private readonly scanner: Scanner,
    private readonly facts: FactLog,
    private readonly clock: Clock,
  ) {}

  async settle(office: string, id: string): Promise<void> {
    const held = await this.claim(office, id);
    if (!held) return;
    try {
      const plain = await this.read(office, held);
      const kept = await this.examiner.look(held.row.kind, plain);
      const scan = await this.scanner.scan(plain);
      if (scan === 'unknown') await this.later(office, held, 'files.scanner-silent');
      else if (scan === 'infected') await this.turnAway(office, held, 'files.infected');
      else await this.clear(office, held, plain, kept, scan);
    } catch (error) {
      if (error instanceof FileRefused) await this.turnAway(office, held, error.reason);
      else if (error instanceof ExaminerDied && held.row.attempt >= DEATHS)
        await this.turnAway(office, held, 'files.damaged');
      else
        await this.later(
          office,
          held,
          error instanceof ObjectMissing ? 'files.object-missing' : 'files.trouble',
          error,
        );
    }
  }

  private claim(office: string, id: string): Promise<Held | undefined> {
    return this.offices.quick(office, async (tx) => {
      const row = await tx.row<FileRow>(CLAIM, [office, id, randomUUID(), this.scanner.present]);
      const lockOf = row && (await this.locks.look(tx, row.matter_id));
      if (!row?.wrapped || !row.object || !row.token || !lockOf) return undefined;
      const lock = lockOf(id);
      return { row: row as Held['row'], lock, key: lock.openKey(row.wrapped) };
    });
  }

  private async read(office: string, { row, key }: Held): Promise<Buffer> {
    const sealed = await this.store.get(office, row.object);
    const plain = opening(key, `${office}|${row.id}`);
    sealed.on('error', (error) => plain.destroy(error));
    return buffer(sealed.pipe(plain));
  }

  /** What is kept is put in place before the mark, and what it replaces goes after it. */
  private async clear(office: string, held: Held, plain: Buffer, anew: Buffer | undefined, scan: Scan): Promise<void> {
    const { row, lock, key } = held;
    const kept = row.state === 'unscanned' ? undefined : anew;
    const object = kept ? randomUUID() : row.object;
    if (kept) await this.store.put(office, object, await this.incoming.keep(kept, key, `${office}|${row.id}`));
    const content = kept ?? plain;
    const digest = lock.digest(createHash('sha256').update(content).digest()).toString('base64url');
    const state = scan === 'clean' ? 'clean' : 'unscanned';
    const body = { file: row.id, kind: row.kind, size: content.length, digest, scan: state } as const;
    const marked = await inTurn(this.offices, office, async (tx) => {
      const touched = await tx.touch(CLEARED, [office, row.id, row.token, state, content.length, object]);
      if (touched === 0) return false;
      await this.room.change(tx, Math.min(0, content.length - row.size));
      await this.tell(tx, row.matter_id, FileCleared, body);
      return true;
    });
    if (kept) await this.store.remove(office, marked ? row.object : object);
  }

  private async turnAway(office: string, { row }: Held, reason: Reason): Promise<void> {
    const state = reason === 'files.infected' ? 'infected' : 'rejected';
    const marked = await inTurn(this.offices, office, async (tx) => {
      if ((await tx.touch(TURNED_AWAY, [office, row.id, row.token, state, reason])) === 0) return false;
      await this.room.change(tx, -row.size);
      await this.tell(tx, row.matter_id, FileTurnedAway, { file: row.id, state, reason });
      return true;
    });
    if (marked) await this.store.remove(office, row.object);
  }

  /** Tried again after 5 seconds, then twice as long each time, up to ten minutes; the file stays shut. */
  private async later(office: string, { row }: Held, reason: string, error?: unknown): Promise<void> {
    const pause = Math.min(600, 5 * 2 ** Math.min(row.attempt - 1, 10)) * (0.8 + 0.4 * Math.random());
    this.log.warn({
      msg: 'file waits',
      office,
      file: row.id,
      reason,
      ...(error !== undefined && { error: String(error) }),
    });
    await this.offices.quick(office, (tx) => tx.touch(AGAIN, [office, row.id, row.token, reason, pause]));
  }

  private async tell<Body extends object>(
    tx: Tx,
    matter: string,
    kind: { readonly name: string; readonly body?: Body },
    body: Body,
  ): Promise<void> {
    const at = this.clock.now(tx.office);
    await this.facts.appendNext(tx, { matter, kind, body, actor: 'system:files', at });
  }
}
