import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { Clock } from '#foundation';
import { connectionLost, type OfficeTx, type Statement, statement } from '#ledger';

/** A maker that says nothing for so long has lost the work to another. */
const LEASE_SECONDS = 30;
const TRIES = 3;

export interface MadeFile {
  /** As it is kept. */
  readonly bytes: Uint8Array;
  /** Of what the reader gets. */
  readonly sha256: Buffer;
}
/** Tells how far the work is; rejects when it was cancelled or another took it, and the maker stops. */
export type Progress = (done: number, of: number) => Promise<void>;

/**
 * Files that are asked for and made in the background: a row each in a table that has `state`, `done`, `of`, `file`,
 * `file_sha256`, `reason`, `attempt`, `token`, `lease_until` and `finished_at`. Whoever holds the row's token owns the work.
 */
export class FileJobs<Order extends object> {
  private readonly log: Logger;
  private readonly claim: Statement;
  private readonly advance: Statement;
  private readonly finish: Statement;
  private readonly failed: Statement;
  private readonly stop: Statement;

  /** `order`: the columns that tell a maker what to make. */
  constructor(
    private readonly offices: OfficeTx,
    private readonly clock: Clock,
    { library, table, order }: { readonly library: string; readonly table: string; readonly order: string },
  ) {
    const mine = `where office_id = $1 and id = $2 and state = 'running' and token = $3`;
    this.log = new Logger(`${library}.export`);
    this.claim = statement(
      `${library}.claim-export`,
      `update ${table} set state = 'running', token = $3, attempt = attempt + 1, done = 0, of = 0,
         lease_until = clock_timestamp() + make_interval(secs => $4)
       where office_id = $1 and id = $2 and (state = 'queued' or (state = 'running' and lease_until <= clock_timestamp()))
       returning ${order}, attempt`,
    );
    this.advance = statement(
      `${library}.advance-export`,
      `update ${table} set done = $4, of = $5, lease_until = clock_timestamp() + make_interval(secs => $6) ${mine}`,
    );
    this.finish = statement(
      `${library}.finish-export`,
      `update ${table} set state = 'done', done = of, file = $4, file_sha256 = $5, finished_at = $6, token = null,
         lease_until = null ${mine}`,
    );
    this.failed = statement(
      `${library}.fail-export`,
      `update ${table} set state = 'failed', reason = $4, finished_at = $5, token = null, lease_until = null ${mine}`,
    );
    this.stop = statement(
      `${library}.cancel-export`,
      `update ${table} set state = 'cancelled', token = null, lease_until = null, finished_at = $3
       where office_id = $1 and id = $2 and state in ('queued', 'running')`,
    );
  }

  /** Makes a file, or does nothing when it is made, cancelled or in other hands. */
  async make(office: string, id: string, work: (order: Order, progress: Progress) => Promise<MadeFile>): Promise<void> {
    const token = randomUUID();
    const values = [office, id, token, LEASE_SECONDS];
    const claim = await this.offices.quick(office, (tx) =>
      tx.row<Order & { readonly attempt: number }>(this.claim, values),
    );
    if (!claim) return;
    if (claim.attempt > TRIES) return this.fail(office, id, token, 'never-finished');
    const owned = async (touched: Promise<number>): Promise<void> => {
      if ((await touched) === 0) throw new Lost();
    };
    try {
      const { bytes, sha256 } = await work(claim, (done, of) =>
        owned(this.offices.quick(office, (tx) => tx.touch(this.advance, [office, id, token, done, of, LEASE_SECONDS]))),
      );
      const made = [office, id, token, Buffer.from(bytes), sha256, this.clock.now(office)];
      await owned(this.offices.quick(office, (tx) => tx.touch(this.finish, made)));
    } catch (error) {
      if (error instanceof Lost) return;
      // The row stays leased: when the database is back somebody takes the work up again.
      if (connectionLost(error)) throw error;
      this.log.error({ msg: 'export failed', office, export: id, error: String(error) });
      await this.fail(office, id, token, error instanceof Error ? error.name : 'unknown');
    }
  }

  /** Stops the work at its next step; what is finished stays as it is. */
  async cancel(office: string, id: string): Promise<void> {
    await this.offices.quick(office, (tx) => tx.touch(this.stop, [office, id, this.clock.now(office)]));
  }

  private async fail(office: string, id: string, token: string, reason: string): Promise<void> {
    await this.offices.quick(office, (tx) =>
      tx.touch(this.failed, [office, id, token, reason, this.clock.now(office)]),
    );
  }
}

/** Cancelled, or taken up by another. */
class Lost extends Error {}
