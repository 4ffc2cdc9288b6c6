import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { FileJobs, type MadeFile, type Progress } from '#exports';
import { Clock, ensure, RuleBroken } from '#foundation';
import { collided, OfficeTx, type Tx } from '#ledger';
import { TakeStep } from '#matters';
import { OfficeDirectory } from '#office';
import { StrongBox } from '#people';
import { JOBS, type Order, takeRow, takenRows } from '../storage/upload-rows.js';
import { type RowResult, renderResult } from '../sheet/result-list.js';
import type { Sheet } from '../sheet/sheet.js';
import type { RowVerdict } from '../rules/verdict.js';
import { type CheckedRow, ImportCheck } from './import-check.js';
import { type ReturnedRow, ReturnCheck } from './return-check.js';

/** Rows between two signs of life. */
const SIGN_EVERY = 10;
const TRIES = 6;

/**
 * Applies a list row by row, each in a transaction of its own together with the mark that it was taken: work that was interrupted goes
 * on where it stood, and a line that another took meanwhile is passed over.
 */
@Injectable()
export class ListWork {
  private readonly jobs: FileJobs<Order>;

  constructor(
    private readonly offices: OfficeTx,
    private readonly directory: OfficeDirectory,
    private readonly imports: ImportCheck,
    private readonly returns: ReturnCheck,
    private readonly commands: CommandBus,
    private readonly box: StrongBox,
    private readonly clock: Clock,
  ) {
    this.jobs = new FileJobs(offices, clock, JOBS);
  }

  /** Does nothing when the list is applied, cancelled or in other hands. */
  make(office: string, id: string): Promise<void> {
    return this.jobs.make(office, id, (order, progress) => this.apply(office, order, progress));
  }

  private async apply(office: string, order: Order, progress: Progress): Promise<MadeFile> {
    await this.refuseWhoLeft(office, order);
    const sheet = JSON.parse(this.box.open(office, `list_upload|${order.id}`, order.content).toString('utf8')) as Sheet;
    await progress(0, sheet.rows.length);
    const results =
      order.kind === 'return'
        ? await this.takeBack(office, order, sheet, progress)
        : await this.importAll(office, order, sheet, progress);
    const bytes = await renderResult(order.name, results);
    return {
      bytes: this.box.close(office, `list_upload|${order.id}|file`, Buffer.from(bytes)),
      sha256: createHash('sha256').update(bytes).digest(),
    };
  }

  /** Steps are taken as whoever confirmed them; nobody acts for one who no longer works here. */
  private async refuseWhoLeft(office: string, { actor }: Order): Promise<void> {
    const here = (await this.directory.of(office)).everyone();
    ensure(
      here.some(({ id }) => id === actor.id),
      'lists.actor-left',
    );
  }

  private async importAll(office: string, order: Order, sheet: Sheet, progress: Progress): Promise<RowResult[]> {
    const target = { procedure: order.procedure, step: order.steps[0] ?? '', about: order.about };
    const rows = await this.offices.quick(office, (tx) =>
      this.imports.rows(tx, { id: order.id, name: order.name, target, sheet }, order.actor, { deeds: false }),
    );
    return this.each(order, rows, progress, (row) => this.open(office, order, row));
  }

  private async takeBack(office: string, order: Order, sheet: Sheet, progress: Progress): Promise<RowResult[]> {
    const rows = await this.offices.quick(office, (tx) => this.returns.rows(tx, sheet, order.actor, { deeds: false }));
    return this.each(order, rows, progress, (row) => this.takeSteps(office, order, row));
  }

  private async each<Row extends { readonly verdict: RowVerdict; readonly takenFrom?: string }>(
    { id }: Order,
    rows: readonly Row[],
    progress: Progress,
    take: (row: Row) => Promise<RowResult>,
  ): Promise<RowResult[]> {
    const results: RowResult[] = [];
    for (const [at, row] of rows.entries()) {
      if (at % SIGN_EVERY === 0) await progress(at, rows.length);
      // What this list took before its work was cut short is its doing all the same.
      results.push(row.verdict.verdict === 'new' ? await take(row) : { ...row.verdict, done: row.takenFrom === id });
    }
    await progress(rows.length, rows.length);
    return results;
  }

  /** Opens the matter of a row and marks the row as taken, both or neither. */
  private open(
    office: string,
    { procedure, steps, actor, id }: Order,
    { verdict, answers, about, key, digests }: CheckedRow,
  ): Promise<RowResult> {
    return this.once(office, id, { verdict, key }, async (tx) => {
      const target = { procedure, ...(about !== undefined && { about }) };
      const step = new TakeStep(office, target, steps[0] ?? '', actor, answers, { key: key.toString('hex') });
      const { matter, receiptNo } = await this.commands.execute(step);
      await takeRow(tx, { key, upload: id, matter, digests }, this.clock.now(office));
      return { ...verdict, receiptNo, done: true };
    });
  }

  /** Takes the steps of a row in turn, all or none; the matter must still stand where the sheet was made from. */
  private takeSteps(office: string, { actor, id }: Order, row: ReturnedRow): Promise<RowResult> {
    const { verdict, matter, steps, key } = row;
    return this.once(office, id, row, async (tx) => {
      let { version } = row;
      for (const { step, answers } of steps) {
        const options = { version, key: `${key.toString('hex')}-${step}` };
        version = (await this.commands.execute(new TakeStep(office, { matter }, step, actor, answers, options)))
          .version;
      }
      await takeRow(tx, { key, upload: id, matter, digests: {} }, this.clock.now(office));
      return { ...verdict, done: true };
    });
  }

  private async once(
    office: string,
    upload: string,
    { verdict, key }: { readonly verdict: RowVerdict; readonly key: Buffer },
    take: (tx: Tx) => Promise<RowResult>,
  ): Promise<RowResult> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.offices.run(office, async (tx): Promise<RowResult> => {
          const before = (await takenRows(tx, [key])).get(key.toString('hex'));
          if (before)
            return { ...verdict, verdict: 'taken', receiptNo: before.receiptNo, done: before.upload === upload };
          return take(tx);
        });
      } catch (error) {
        // What was sound at the dry run may be refused now: it is told in the result, and the next row is taken.
        if (error instanceof RuleBroken && error.code !== 'matters.busy') return refused(verdict, error);
        if (!collided(error) || tries >= TRIES) throw error;
      }
    }
  }
}

function refused(verdict: RowVerdict, { code, details }: RuleBroken): RowResult {
  return { ...verdict, verdict: 'wrong', problems: [{ code, details }], done: false };
}
