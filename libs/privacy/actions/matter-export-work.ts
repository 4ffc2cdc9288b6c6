import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { renderXlsx } from '#documents';
import { FileJobs, type MadeFile, type Progress } from '#exports';
import { type Actor, Clock } from '#foundation';
import { OfficeTx, type Tx } from '#ledger';
import { MatterRegister, Procedures, type RegisterQuestion, type RegisterRow } from '#matters';
import { type Office, OfficeDirectory } from '#office';
import { type Contact, StrongBox, Vault } from '#people';
import { exportDocument } from '../report/export-document.js';
import { type ExportedMatter, exportCells } from '../report/export-cells.js';
import type { ExportQuestion } from '../rules/export-question.js';
import { saysOfPeople } from '../rules/export-columns.js';
import type { Purpose } from '../rules/purposes.js';
import { ExportPurposes } from '../storage/export-purposes.js';
import { EXPORTS } from '../storage/matter-export-rows.js';

/** Matters read and opened in one transaction. */
const BATCH = 200;

interface Order {
  readonly id: string;
  readonly purpose: string;
  readonly why: string;
  readonly question: ExportQuestion;
  readonly actor: Actor;
  readonly origin: string;
  readonly requestedAt: Date;
}

/**
 * Makes one file. Each person whose data goes into it is written down in the transaction that opens it; a file that is cancelled
 * or begun again leaves the rows of what was opened.
 */
@Injectable()
export class MatterExportWork {
  private readonly jobs: FileJobs<Order>;

  constructor(
    private readonly offices: OfficeTx,
    private readonly directory: OfficeDirectory,
    private readonly procedures: Procedures,
    private readonly register: MatterRegister,
    private readonly purposes: ExportPurposes,
    private readonly vault: Vault,
    private readonly box: StrongBox,
    clock: Clock,
  ) {
    this.jobs = new FileJobs(offices, clock, EXPORTS);
  }

  /** Does nothing when the file is made, cancelled or in other hands. */
  make(office: string, id: string): Promise<void> {
    return this.jobs.make(office, id, (order, progress) => this.render(office, order, progress));
  }

  private async render(code: string, order: Order, progress: Progress): Promise<MadeFile> {
    const office = await this.directory.of(code);
    const purpose = this.purposes.one(order.purpose, order.actor);
    const of = await this.offices.quick(code, (tx) => this.register.count(tx, asked(order, purpose)));
    const rows: ReturnType<typeof exportCells>[] = [];
    for (let after: string | undefined; ;) {
      await progress(rows.length, of + 1);
      const batch = await this.offices.quick(code, (tx) => this.batch(tx, office, purpose, order, after));
      for (const matter of batch) rows.push(exportCells(purpose.columns, matter, rows.length + 1));
      if (batch.length < BATCH) break;
      after = batch.at(-1)?.row.id;
    }
    await progress(rows.length, rows.length + 1);
    const bytes = await renderXlsx(exportDocument(office, purpose, order, rows));
    const sha256 = createHash('sha256').update(bytes).digest();
    await progress(rows.length + 1, rows.length + 1);
    return { bytes: this.box.close(code, `matter_export|${order.id}`, Buffer.from(bytes)), sha256 };
  }

  private async batch(
    tx: Tx,
    office: Office,
    purpose: Purpose,
    order: Order,
    after: string | undefined,
  ): Promise<ExportedMatter[]> {
    const rows = await this.register.rows(tx, asked(order, purpose), after, BATCH);
    const people = await this.opened(tx, purpose, order, rows);
    return rows.map((row) => {
      const procedure = this.procedures.of(office).exactly(row.procedure, row.version);
      const contact = row.person === null ? undefined : people.get(row.person);
      return { row, office, procedure, contact, masked: contact && this.vault.mask(contact) };
    });
  }

  private async opened(
    tx: Tx,
    purpose: Purpose,
    { id, why, actor, origin }: Order,
    rows: readonly RegisterRow[],
  ): Promise<ReadonlyMap<string, Contact>> {
    if (!saysOfPeople(purpose.columns)) return new Map();
    const people = rows.flatMap(({ id: matter, person, department }) =>
      person === null ? [] : [{ person, matter, department }],
    );
    return this.vault.export(tx, people, { actor, from: origin, purpose: purpose.code, reason: why }, id);
  }
}

function asked({ question }: Order, { bySubmission }: Purpose): RegisterQuestion {
  return { ...question, bySubmission: bySubmission === true };
}
