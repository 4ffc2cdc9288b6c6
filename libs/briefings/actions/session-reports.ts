import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { seoulDate, seoulMinute } from '#calendar';
import { type OfficialDocument, renderHwpx, renderPdf, renderXlsx } from '#documents';
import { type Actor, Clock, ensure } from '#foundation';
import { collided, OfficeTx } from '#ledger';
import { Passages } from '#matters';
import { SessionFiguresView } from '#meetings';
import { OfficeDirectory } from '#office';
import { Vault } from '#people';
import { sessionChecks, sessionDocument } from '../report/session-document.js';
import { asFormat, TYPES } from '../rules/format.js';
import type { SessionSnapshot } from '../rules/session-snapshot.js';
import {
  keepSessionReport,
  type SessionReportLine,
  sessionReportsOf,
  wholeSessionReport,
} from '../storage/session-report-rows.js';
import type { BriefingFile } from './briefing-exports.js';

const RENDERERS = { hwpx: renderHwpx, pdf: renderPdf, xlsx: renderXlsx } as const;
const TRIES = 6;

/**
 * 통통데이 결과 보고: the figures of a session frozen, its texts and masked names looked up when it is shown. Files are made when they
 * are fetched and kept nowhere: they hold what residents said, and that must be able to go.
 */
@Injectable()
export class SessionReports {
  constructor(
    private readonly offices: OfficeTx,
    private readonly directory: OfficeDirectory,
    private readonly figures: SessionFiguresView,
    private readonly passages: Passages,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /** Freezes a session that was held; again gives the next version. RuleBroken: `front.not-allowed`, `meetings.session-not-held`. */
  async make(code: string, session: string, actor: Actor): Promise<SessionReportLine> {
    ensure(actor.roles.includes('secretary'), 'front.not-allowed');
    const office = await this.directory.of(code);
    const { briefing, departments, title, phone } = office.profile;
    const department = departments['secretary'] ?? departments[briefing.departmentInCharge];
    for (let tries = 1; ; tries++) {
      try {
        return await this.offices.quick(code, async (tx) => {
          const at = this.clock.now(code);
          const snapshot: SessionSnapshot = {
            ...(await this.figures.of(tx, office, session, seoulDate(at))),
            asOf: seoulMinute(at),
            office: { code, title, department: department ?? { label: title, phone } },
          };
          const checks = sessionChecks(snapshot);
          return keepSessionReport(tx, { id: uuid(), snapshot, checks, madeBy: `${actor.kind}:${actor.id}`, at });
        });
      } catch (error) {
        if (tries >= TRIES || !collided(error)) throw error;
      }
    }
  }

  /** Newest first, 50 at most. */
  of(code: string, session: string): Promise<readonly SessionReportLine[]> {
    return this.offices.quick(code, (tx) => sessionReportsOf(tx, session));
  }

  /** As it is printed. RuleBroken: `briefings.not-found`. */
  async document(code: string, id: string): Promise<OfficialDocument> {
    return this.offices.quick(code, async (tx) => {
      const report = await wholeSessionReport(tx, id);
      const { meetings, earlier, place, attending } = report.snapshot;
      const followUps = [...meetings.flatMap((meeting) => meeting.followUps), ...(earlier?.followUps ?? [])];
      const texts = [
        place,
        attending,
        ...meetings.flatMap((meeting) => [meeting.title, ...Object.values(meeting.texts)]),
        ...followUps.flatMap(({ title, result }) => [title, result]),
      ].filter((text) => text !== null);
      const people = meetings.flatMap(({ person }) => person ?? []);
      const [said, masked] = await Promise.all([this.passages.read(tx, texts), this.vault.masked(tx, people)]);
      return sessionDocument(report, {
        texts: said,
        names: new Map([...masked].map(([person, { name }]) => [person, name])),
      });
    });
  }

  /** A file of it (`hwpx`, `pdf`, `xlsx`). RuleBroken: `briefings.not-found`, `briefings.format-invalid`. */
  async file(code: string, id: string, format: string): Promise<Omit<BriefingFile, 'sha256'>> {
    const wanted = asFormat(format);
    const document = await this.document(code, id);
    const bytes = await RENDERERS[wanted](document, {});
    return { name: `${document.snapshot.id}-면담-결과-보고.${wanted}`, type: TYPES[wanted], bytes: Buffer.from(bytes) };
  }
}
