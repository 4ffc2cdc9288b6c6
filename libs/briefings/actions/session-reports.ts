import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { seoulDate, seoulMinute } from '#calendar';
import { type Actor, Clock, ensure } from '#foundation';
import { collided, OfficeTx, type Tx } from '#ledger';
import { SessionFiguresView } from '#meetings';
import { type Office, OfficeDirectory } from '#office';
import { kindOf } from '../report/kinds.js';
import { renderBriefing } from '../report/render-briefing.js';
import { sessionChecks } from '../report/session-document.js';
import { asFormat, TYPES } from '../rules/format.js';
import type { SessionSnapshot } from '../rules/session-snapshot.js';
import { type BriefingLine, keepBriefing, oneBriefing } from '../storage/briefing-rows.js';
import { faceOf } from '../storage/office-face.js';
import { BriefingDocuments } from '../views/briefing-documents.js';
import type { BriefingFile } from './briefing-exports.js';

export const SESSION_REPORT = 'meeting-session';
const TRIES = 6;

/** 제n회 통통데이 결과 보고: the figures of a session frozen; its subject is the session. */
@Injectable()
export class SessionReports {
  constructor(
    private readonly offices: OfficeTx,
    private readonly directory: OfficeDirectory,
    private readonly figures: SessionFiguresView,
    private readonly documents: BriefingDocuments,
    private readonly clock: Clock,
  ) {}

  /** Freezes a session that was held; again gives the next version. RuleBroken: `front.not-allowed`, `meetings.session-not-held`. */
  async make(code: string, session: string, actor: Actor): Promise<BriefingLine> {
    ensure(actor.roles.includes('secretary'), 'front.not-allowed');
    const office = await this.directory.of(code);
    for (let tries = 1; ; tries++) {
      try {
        return await this.offices.quick(code, (tx) => this.kept(tx, office, session, actor));
      } catch (error) {
        // Two may make the same version at once: the later one is the next.
        if (tries >= TRIES || !collided(error)) throw error;
      }
    }
  }

  /** A file of it (`hwpx`, `pdf`, `xlsx`), made now and kept nowhere. RuleBroken: `briefings.not-found`, `briefings.format-invalid`. */
  async file(code: string, id: string, format: string): Promise<Omit<BriefingFile, 'sha256'>> {
    const wanted = asFormat(format);
    const document = await this.offices.quick(code, async (tx) => {
      ensure((await oneBriefing(tx, id)).kind === SESSION_REPORT, 'briefings.not-found');
      return this.documents.of(tx, id);
    });
    const name = `${document.snapshot.id}-${kindOf(SESSION_REPORT).fileName}.${wanted}`;
    return { name, type: TYPES[wanted], bytes: Buffer.from(await renderBriefing(document, wanted)) };
  }

  private async kept(tx: Tx, office: Office, session: string, { kind, id }: Actor): Promise<BriefingLine> {
    const at = this.clock.now(office.code);
    const snapshot: SessionSnapshot = {
      ...(await this.figures.of(tx, office, session, seoulDate(at))),
      asOf: seoulMinute(at),
      calendar: office.calendar.holidays.id,
      office: faceOf(office),
    };
    const made = await keepBriefing(tx, {
      id: uuid(),
      kind: SESSION_REPORT,
      month: snapshot.at.slice(0, 7),
      subject: session,
      snapshot,
      at,
      checks: sessionChecks(snapshot),
      occasion: null,
      madeBy: `${kind}:${id}`,
    });
    if (!made) throw new Error('a briefing without an occasion is always kept');
    return made;
  }
}
