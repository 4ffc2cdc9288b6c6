import { Injectable } from '@nestjs/common';
import { type Actor, Clock, ensure } from '#foundation';
import { type Deadline, seoulMinute } from '#calendar';
import { OfficeTx, statement, type Tx } from '#ledger';
import { type Office, OfficeDirectory } from '#office';
import { deadlineOf, type OpenStep, openSteps, type MatterRecord, type Procedure } from '#procedure';
import { Procedures } from '../procedures.js';
import { promisedDue } from '../rules/recount.js';
import { type MatterRow, recordOf } from '../storage/matter-row.js';
import { MatterLinks, namedMatter } from '../storage/matter-links.js';
import { MatterStore } from '../storage/matter-store.js';
import { Passages } from '../storage/passages.js';
import { type Linked, linkedIn } from './linked.js';
import { type Opening, Openings } from './openings.js';
import { Timeline, type TimelineEntry } from './timeline.js';

/** A matter as it is shown: its record, its clock with the arithmetic, what may be done now and what happened. */
export interface MatterPage {
  readonly office: Office;
  readonly id: string;
  readonly receiptNo: string;
  readonly title: string | null;
  readonly version: number;
  readonly accessGeneration: number;
  readonly record: MatterRecord;
  readonly procedure: Procedure;
  readonly due: string | null;
  /** 처음 약속한 날: what was promised before the calendar changed, while it stands beside the due moment. */
  readonly promised: string | null;
  readonly submittedAt: Date;
  readonly receivedAt: Date | null;
  readonly endedAt: Date | null;
  /** Absent before the clock starts. */
  readonly deadline?: Deadline;
  readonly steps: readonly OpenStep[];
  /** What this actor may open about this matter: an objection to a refusal, a demand for correction. */
  readonly openings: readonly Opening[];
  readonly links: readonly Linked[];
  readonly timeline: readonly TimelineEntry[];
}

export const BY_RECEIPT = statement(
  'matters.access-target',
  `select id as matter, person_id as person, access_generation as generation from matter
   where office_id = $1 and receipt_no = $2 and person_id is not null`,
);
const GENERATION = statement(
  'matters.access-generation',
  `select access_generation as generation from matter where office_id = $1 and id = $2`,
);

@Injectable()
export class MatterPages {
  constructor(
    private readonly offices: OfficeTx,
    private readonly directory: OfficeDirectory,
    private readonly procedures: Procedures,
    private readonly store: MatterStore,
    private readonly linked: MatterLinks,
    private readonly openings: Openings,
    private readonly timeline: Timeline,
    private readonly passages: Passages,
    private readonly clock: Clock,
  ) {}

  /** The page of a matter for an actor. RuleBroken: `matters.not-found`, the same for one that is another office's. */
  async of(officeCode: string, id: string, actor: Actor): Promise<MatterPage> {
    const office = await this.directory.of(officeCode);
    return this.offices.quick(officeCode, async (tx) => {
      const loaded = await this.store.load(tx, id);
      ensure(loaded, 'matters.not-found');
      const { row } = loaded;
      const record = recordOf(row);
      const procedure = this.procedures.of(office).exactly(row.procedure, record.version);
      const [timeline, links, titles] = await Promise.all([
        this.timeline.of(tx, id, procedure),
        this.linked.of(tx, id),
        this.passages.read(tx, row.title ? [row.title] : []),
      ]);
      const now = seoulMinute(this.clock.now(officeCode));
      const today = now.slice(0, 10);
      const view = { actor, now, office, calendar: office.calendar, guards: this.procedures.guards };
      const deadline = deadlineOf(procedure, record.clock, office.calendar);
      return {
        office,
        ...numbers(row),
        title: titles.get(row.title ?? '') ?? null,
        record,
        procedure,
        ...(deadline && { deadline }),
        steps: openSteps({ ...view, procedure, matter: record }),
        openings: this.openings.about(office, actor, namedMatter(row)),
        links: links.map((link) => linkedIn(link, procedure, this.procedures.inForce(office, link.procedure, today))),
        timeline,
      };
    });
  }

  /** The matter, person and access generation behind a receipt number; undefined when none, or none with a person. */
  async accessTarget(
    tx: Tx,
    receiptNo: string,
  ): Promise<{ matter: string; person: string; generation: number } | undefined> {
    return tx.row(BY_RECEIPT, [tx.office, receiptNo]);
  }

  /** The access generation of a matter; undefined when there is none. */
  async accessGeneration(tx: Tx, matter: string): Promise<number | undefined> {
    return (await tx.row<{ generation: number }>(GENERATION, [tx.office, matter]))?.generation;
  }
}

function numbers(row: MatterRow) {
  return {
    id: row.id,
    receiptNo: row.receipt_no,
    version: row.step_no,
    accessGeneration: row.access_generation,
    due: row.due,
    promised: promisedDue(row.promised, row.clock, row.due),
    submittedAt: row.submitted_at,
    receivedAt: row.received_at,
    endedAt: row.ended_at,
  };
}
