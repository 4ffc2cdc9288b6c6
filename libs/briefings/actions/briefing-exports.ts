import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { FileJobs } from '#exports';
import { type Actor, Clock, ensure } from '#foundation';
import { Hints, OfficeTx, statement } from '#ledger';
import { kindOf, KINDS_WITH_TEXTS } from '../report/kinds.js';
import { asFormat, type Format, TYPES } from '../rules/format.js';
import { isId, oneBriefing } from '../storage/briefing-rows.js';
import { EXPORTS, type ExportStatus, STATUS } from '../storage/export-rows.js';

/** Heard by whoever makes files. */
export const EXPORTS_CHANNEL = 'tongtong_briefing_exports';

export interface BriefingFile {
  /** `2026-10-직소민원-처리결과-보고-v1.pdf` */
  readonly name: string;
  /** Media type. */
  readonly type: string;
  readonly bytes: Buffer;
  readonly sha256: string;
}

const ASK = statement(
  'briefings.ask-export',
  `insert into briefing_export as e (office_id, id, briefing_id, format, requested_by, requested_at) values ($1, $2, $3, $4, $5, $6)
   returning ${STATUS}`,
);
const LOOK = statement('briefings.export', `select ${STATUS} from briefing_export e where office_id = $1 and id = $2`);
const FETCH = statement(
  'briefings.export-file',
  `select b.kind, b.month, b.version, e.format, e.state, e.file, encode(e.file_sha256, 'hex') as sha256
   from briefing_export e join briefing b on b.office_id = e.office_id and b.id = e.briefing_id
   where e.office_id = $1 and e.id = $2`,
);
/** The row tells that there was a file; asking again makes the same one, without the texts destroyed since. */
const SWEEP = statement(
  'briefings.sweep-exports',
  `update briefing_export e set state = 'cancelled', file = null, reason = 'days-over'
   from briefing b
   where e.office_id = $1 and b.office_id = $1 and b.id = e.briefing_id and b.kind = any($2) and e.state = 'done' and e.finished_at < $3`,
);
const KEPT_DAYS = 7;
const DAY = 86_400_000;

/** Files made from briefings, one row for each that was asked for; the worker makes them (`ExportWork`). */
@Injectable()
export class BriefingExports {
  private readonly jobs: FileJobs<object>;

  constructor(
    private readonly offices: OfficeTx,
    private readonly hints: Hints,
    private readonly clock: Clock,
  ) {
    this.jobs = new FileJobs(offices, clock, EXPORTS);
  }

  /**
   * Asks for a file (`hwpx`, `pdf`, `xlsx`); it is made in the background.
   * @throws RuleBroken `briefings.not-found`, `briefings.format-invalid`, `briefings.file-not-kept`
   */
  async request(office: string, briefing: string, format: string, actor: Actor): Promise<ExportStatus> {
    const wanted = asFormat(format);
    const status = await this.offices.quick(office, async (tx) => {
      const { kind } = await oneBriefing(tx, briefing);
      ensure(!kindOf(kind).keepsNoFile, 'briefings.file-not-kept');
      const by = `${actor.kind}:${actor.id}`;
      return tx.row<ExportStatus>(ASK, [office, uuid(), briefing, wanted, by, this.clock.now(office)]);
    });
    if (!status) throw new Error('an insert returns its row');
    this.hints.tell(EXPORTS_CHANNEL);
    return status;
  }

  /** @throws RuleBroken `briefings.export-not-found` */
  async status(office: string, id: string): Promise<ExportStatus> {
    const status = isId(id)
      ? await this.offices.quick(office, (tx) => tx.row<ExportStatus>(LOOK, [office, id]))
      : undefined;
    ensure(status, 'briefings.export-not-found');
    return status;
  }

  /** @throws RuleBroken `briefings.export-not-found`, `briefings.export-not-ready` {state} */
  async file(office: string, id: string): Promise<BriefingFile> {
    const found = isId(id)
      ? await this.offices.quick(office, (tx) =>
          tx.row<{
            kind: string;
            month: string;
            version: number;
            format: Format;
            state: string;
            file: Buffer | null;
            sha256: string;
          }>(FETCH, [office, id]),
        )
      : undefined;
    ensure(found, 'briefings.export-not-found');
    const { kind, month, version, format, state, file, sha256 } = found;
    ensure(file, 'briefings.export-not-ready', { state });
    return {
      name: `${month}-${kindOf(kind).fileName}-v${version}.${format}`,
      type: TYPES[format],
      bytes: file,
      sha256,
    };
  }

  /** Empties files that print what people wrote, seven days after they were made: a text that is destroyed must not live on in them. */
  async sweep(office: string): Promise<number> {
    const before = new Date(this.clock.now(office).getTime() - KEPT_DAYS * DAY);
    return this.offices.quick(office, (tx) => tx.touch(SWEEP, [office, KINDS_WITH_TEXTS, before]));
  }

  /**
   * Stops the work at its next step; what is finished stays as it is. Answers how it stands then.
   * @throws RuleBroken `briefings.export-not-found`
   */
  async cancel(office: string, id: string): Promise<ExportStatus> {
    await this.status(office, id);
    await this.jobs.cancel(office, id);
    return this.status(office, id);
  }
}
