import { Injectable } from '@nestjs/common';
import { type Actor, Clock, ensure } from '#foundation';
import { FactLog, OfficeTx, statement, type Tx } from '#ledger';
import { FileRemoved, FilesDestroyed } from './facts.js';
import { inTurn } from './in-turn.js';
import { Room } from './room.js';
import { FileLocks } from './storage/file-locks.js';
import { Incoming } from './storage/incoming.js';
import { ObjectStore } from './storage/object-store.js';

interface Gone {
  readonly object: string | null;
  readonly size: number;
  readonly took_room: boolean;
}

const gone = (which: string): string =>
  `with old as (select id, object, size, state in ('reserved', 'stored', 'clean', 'unscanned') as took_room from file
     where office_id = $1 and ${which} and state <> 'removed' for update)
   update file f set state = 'removed', reason = null, object = null, name = null, wrapped = null, token = null
   from old where f.office_id = $1 and f.id = old.id returning old.object, old.size, old.took_room`;
const REMOVE = statement('files.remove', gone('id = $2 and matter_id = $3'));
const DESTROY = statement('files.destroy', gone('matter_id = $2'));
const SWEEP = statement(
  'files.sweep',
  `delete from file where office_id = $1 and state = 'reserved' and reserved_at < clock_timestamp() - interval '1 hour' returning size`,
);

/** Taking files away: the key first, which cannot fail half-way, then the object. */
@Injectable()
export class FileRemoval {
  constructor(
    private readonly offices: OfficeTx,
    private readonly locks: FileLocks,
    private readonly room: Room,
    private readonly incoming: Incoming,
    private readonly store: ObjectStore,
    private readonly facts: FactLog,
    private readonly clock: Clock,
  ) {}

  /**
   * Destroys one file's key and removes what it opened. Whether the record may go (공공기록물법) is for the caller to know. RuleBroken:
   * `files.not-found`.
   */
  async remove(office: string, matter: string, file: string, actor: Actor): Promise<void> {
    await inTurn(this.offices, office, async (tx) => {
      const rows = await tx.rows<Gone>(REMOVE, [office, file, matter]);
      ensure(rows.length === 1, 'files.not-found');
      await this.cleared(tx, rows);
      await this.tell(tx, matter, actor, FileRemoved, { file });
    });
  }

  /**
   * Destroys the key of all files of a matter, in the caller's transaction: for erasure and disposal. A caller whose transaction collides
   * begins again. Answers how many files there were.
   */
  async destroyAllOf(tx: Tx, matter: string, actor: Actor): Promise<number> {
    const rows = await tx.rows<Gone>(DESTROY, [tx.office, matter]);
    await this.locks.destroy(tx, matter);
    if (rows.length === 0) return 0;
    await this.cleared(tx, rows);
    await this.tell(tx, matter, actor, FilesDestroyed, { files: rows.length });
    return rows.length;
  }

  /** Gives back places reserved more than an hour ago for files that never came. */
  async sweep(office: string): Promise<void> {
    await this.incoming.sweep(this.clock.now());
    await this.offices.quick(office, async (tx) => {
      const rows = await tx.rows<{ size: number }>(SWEEP, [office]);
      await this.room.change(tx, -rows.reduce((sum, { size }) => sum + size, 0));
    });
  }

  private async cleared(tx: Tx, rows: readonly Gone[]): Promise<void> {
    const room = rows.reduce((sum, { size, took_room }) => sum + (took_room ? size : 0), 0);
    await this.room.change(tx, -room);
    tx.afterCommit(() => {
      // Unreadable already. What a store that is away keeps, the nightly comparison removes.
      for (const { object } of rows) if (object) void this.store.remove(tx.office, object).catch(() => undefined);
    });
  }

  private async tell<Body extends object>(
    tx: Tx,
    matter: string,
    actor: Actor,
    kind: { readonly name: string; readonly body?: Body },
    body: Body,
  ): Promise<void> {
    const at = this.clock.now(tx.office);
    await this.facts.appendNext(tx, { matter, kind, body, actor: `${actor.kind}:${actor.id}`, at });
  }
}
