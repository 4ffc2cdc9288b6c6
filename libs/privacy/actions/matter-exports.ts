import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { FileJobs } from '#exports';
import { type Actor, Clock, ensure } from '#foundation';
import { Hints, OfficeTx, statement } from '#ledger';
import { StrongBox } from '#people';
import { type ExportQuestion, questionFor } from '../rules/export-question.js';
import { ExportPurposes } from '../storage/export-purposes.js';
import { EXPORTS, type MatterExport, STATUS } from '../storage/matter-export-rows.js';

/** Heard by whoever makes files. */
export const MATTER_EXPORTS_CHANNEL = 'tongtong_matter_exports';
/** A file goes away so many days after it was made: whoever still needs it asks again, with a reason. */
const KEPT_DAYS = 7;

export interface ExportedFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

const ASK = statement(
  'privacy.ask-export',
  `insert into matter_export as e (office_id, id, purpose, why, question, actor, requested_by, origin, requested_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning ${STATUS}`,
);
const LOOK = statement(
  'privacy.export',
  `select ${STATUS} from matter_export e where e.office_id = $1 and e.id = $2 and e.requested_by = $3`,
);
const MINE = statement(
  'privacy.exports-of',
  `select ${STATUS} from matter_export e where e.office_id = $1 and e.requested_by = $2 order by e.id desc limit 50`,
);
const FETCH = statement(
  'privacy.export-file',
  `with found as (
     select id, purpose, question, state, file from matter_export where office_id = $1 and id = $2 and requested_by = $3),
   logged as (
     insert into export_download (office_id, id, export_id, staff_id, origin, at)
     select $1, $4, id, $3, $5, $6 from found where file is not null)
   select purpose, question, state, file from found`,
);
const EXPIRE = statement(
  'privacy.expire-exports',
  `update matter_export set state = 'expired', file = null where office_id = $1 and state = 'done' and finished_at < $2`,
);

/** Files of matters for a purpose, with a reason (안전성 확보조치 기준 §12①): asked for, made in the background, fetched by the asker alone. */
@Injectable()
export class MatterExports {
  private readonly jobs: FileJobs<object>;

  constructor(
    private readonly offices: OfficeTx,
    private readonly purposes: ExportPurposes,
    private readonly box: StrongBox,
    private readonly hints: Hints,
    private readonly clock: Clock,
  ) {
    this.jobs = new FileJobs(offices, clock, EXPORTS);
  }

  /**
   * @throws RuleBroken `privacy.no-such-purpose`, `privacy.purpose-not-yours`, `privacy.period-invalid`,
   *   `privacy.period-too-long` {most}, `people.reason-missing`
   */
  async request(
    office: string,
    asked: { readonly purpose: string; readonly why: string; readonly question: ExportQuestion },
    actor: Actor,
    from: string,
  ): Promise<MatterExport> {
    const purpose = this.purposes.one(asked.purpose, actor);
    const why = asked.why.trim();
    ensure(why.length >= 2 && why.length <= 200, 'people.reason-missing');
    const now = this.clock.now(office);
    const question = questionFor(purpose, asked.question, actor, now);
    const values = [office, uuid(), purpose.code, why, question, JSON.stringify(actor), actor.id, from, now];
    const made = await this.offices.quick(office, (tx) => tx.row<MatterExport>(ASK, values));
    if (!made) throw new Error('an insert returns its row');
    this.hints.tell(MATTER_EXPORTS_CHANNEL);
    return made;
  }

  /** What somebody asked for, newest first. */
  of(office: string, actor: Actor): Promise<MatterExport[]> {
    return this.offices.quick(office, (tx) => tx.rows<MatterExport>(MINE, [office, actor.id]));
  }

  /** @throws RuleBroken `privacy.export-not-found`, the same for somebody else's */
  async status(office: string, id: string, actor: Actor): Promise<MatterExport> {
    const found = await this.offices.quick(office, (tx) => tx.row<MatterExport>(LOOK, [office, id, actor.id]));
    ensure(found, 'privacy.export-not-found');
    return found;
  }

  /** Stops the work at its next step. @throws RuleBroken `privacy.export-not-found` */
  async cancel(office: string, id: string, actor: Actor): Promise<MatterExport> {
    await this.status(office, id, actor);
    await this.jobs.cancel(office, id);
    return this.status(office, id, actor);
  }

  /** The file; each time it is fetched is written down. @throws RuleBroken `privacy.export-not-found`, `privacy.export-not-ready` */
  async file(office: string, id: string, actor: Actor, from: string): Promise<ExportedFile> {
    const values = [office, id, actor.id, uuid(), from, this.clock.now(office)];
    const found = await this.offices.quick(office, (tx) =>
      tx.row<{ purpose: string; question: ExportQuestion; state: string; file: Buffer | null }>(FETCH, values),
    );
    ensure(found, 'privacy.export-not-found');
    ensure(found.file, 'privacy.export-not-ready', { state: found.state });
    const { question, purpose } = found;
    return {
      name: `${this.purposes.label(purpose)} ${question.from}~${question.to}.xlsx`,
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      bytes: this.box.open(office, `matter_export|${id}`, found.file),
    };
  }

  /** Empties files whose days are over: clock work, once an hour. Answers how many. */
  async sweep(office: string): Promise<number> {
    const before = new Date(this.clock.now(office).getTime() - KEPT_DAYS * 86_400_000);
    return this.offices.quick(office, (tx) => tx.touch(EXPIRE, [office, before]));
  }
}
