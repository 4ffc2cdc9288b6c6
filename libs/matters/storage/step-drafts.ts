import { Injectable } from '@nestjs/common';
import { Clock } from '#foundation';
import { OfficeTx, statement, type Tx } from '#ledger';
import { StrongBox } from '#people';
import type { Belongings } from '../belongings.js';

const DAYS = 30;
const DAY_MS = 86_400_000;

const KEEP = statement(
  'matters.keep-draft',
  `insert into draft (office_id, staff_id, matter_id, step, sealed, at) values ($1, $2, $3, $4, $5, $6)
   on conflict (office_id, staff_id, matter_id, step) do update set sealed = excluded.sealed, at = excluded.at`,
);
const READ = statement(
  'matters.read-draft',
  `select sealed, at from draft where office_id = $1 and staff_id = $2 and matter_id = $3 and step = $4 and at > $5`,
);
const DROP = statement(
  'matters.drop-draft',
  `delete from draft where office_id = $1 and staff_id = $2 and matter_id = $3 and step = $4`,
);
const SWEEP = statement('matters.sweep-drafts', `delete from draft where office_id = $1 and at <= $2`);
const DESTROY = statement('matters.destroy-drafts', `delete from draft where office_id = $1 and matter_id = $2`);

/** Whose draft it is: one for each person, matter and step. */
export interface DraftOf {
  readonly staff: string;
  readonly matter: string;
  readonly step: string;
}

export interface StepDraft {
  /** Typed fields by name. */
  readonly fields: ReadonlyMap<string, string>;
  readonly at: Date;
}

/** What somebody at work has typed and not sent yet: sealed, theirs alone, gone when the step is taken or after thirty days. */
@Injectable()
export class StepDrafts {
  constructor(
    private readonly offices: OfficeTx,
    private readonly box: StrongBox,
    private readonly clock: Clock,
  ) {}

  /** Keeps what stands in a form now; nothing is no draft. */
  async keep(office: string, of: DraftOf, fields: ReadonlyMap<string, string>): Promise<void> {
    if ([...fields.values()].every((value) => value.trim() === '')) return this.drop(office, of);
    const plain = Buffer.from(JSON.stringify([...fields]));
    const sealed = this.box.close(office, placeOf(of), plain);
    const values = [office, of.staff, of.matter, of.step, sealed, this.clock.now(office)];
    await this.offices.quick(office, (tx) => tx.touch(KEEP, values));
  }

  async read(office: string, of: DraftOf): Promise<StepDraft | undefined> {
    const values = [office, of.staff, of.matter, of.step, this.oldest(office)];
    const row = await this.offices.quick(office, (tx) => tx.row<{ sealed: Buffer; at: Date }>(READ, values));
    if (!row) return undefined;
    const fields = JSON.parse(this.box.open(office, placeOf(of), row.sealed).toString()) as [string, string][];
    return { fields: new Map(fields), at: row.at };
  }

  async drop(office: string, { staff, matter, step }: DraftOf): Promise<void> {
    await this.offices.quick(office, (tx) => tx.touch(DROP, [office, staff, matter, step]));
  }

  /** Removes those that nobody came back to for thirty days. */
  async sweep(office: string): Promise<void> {
    await this.offices.quick(office, (tx) => tx.touch(SWEEP, [office, this.oldest(office)]));
  }

  private oldest(office: string): Date {
    return new Date(this.clock.now(office).getTime() - DAYS * DAY_MS);
  }
}

function placeOf({ staff, matter, step }: DraftOf): string {
  return `draft|${staff}|${matter}|${step}`;
}

/** Drafts about a matter, whoever wrote them. */
export const draftBelongings: Belongings = {
  destroy: (tx: Tx, matter: string) => tx.touch(DESTROY, [tx.office, matter]),
};
