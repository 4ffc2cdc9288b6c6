import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { seoulDate, seoulMinute } from '#calendar';
import { type Actor, Clock } from '#foundation';
import { collided, OfficeTx, type Tx } from '#ledger';
import { type Office, OfficeDirectory } from '#office';
import { keyOf, readRound, RoundReports } from '#visits';
import { reviewChecks } from '../report/review-document.js';
import { type GivenMeeting, readReviewMeeting, type ReviewMeeting } from '../rules/review-meeting.js';
import type { ReviewSnapshot } from '../rules/review-snapshot.js';
import {
  type BriefingLine,
  keepBriefing,
  type KeptBriefing,
  latestBriefing,
  wholeBriefing,
} from '../storage/briefing-rows.js';
import { faceOf } from '../storage/office-face.js';

export const REVIEW = 'suggestion-review';
const CHAIRS = { 시: '시장', 군: '군수', 구: '구청장' } as const;
const TRIES = 6;

/** 건의사항 처리결과 보고회: the state of every suggestion of a round, frozen for the day it is reported. */
@Injectable()
export class SuggestionReviews {
  constructor(
    private readonly offices: OfficeTx,
    private readonly directory: OfficeDirectory,
    private readonly rounds: RoundReports,
    private readonly clock: Clock,
  ) {}

  /**
   * Freezes the suggestions of a round (`new-year.2023.1`) as they stand now, for a meeting on `heldOn` (`YYYY-MM-DD`). Making it
   * again gives the next version, earlier ones stay.
   * @throws RuleBroken as `readReviewMeeting`, `visits.round-unknown`, `visits.round-too-big` {most}, `office.unknown`
   */
  async make(code: string, key: string, given: GivenMeeting, actor: Actor): Promise<BriefingLine> {
    const meeting = readReviewMeeting(given);
    const office = await this.directory.of(code);
    for (let tries = 1; ; tries++) {
      try {
        return await this.offices.quick(code, (tx) => this.kept(tx, office, key, meeting, actor));
      } catch (error) {
        // Two may make the same version at once: the later one is the next.
        if (tries >= TRIES || !collided(error)) throw error;
      }
    }
  }

  private async kept(tx: Tx, office: Office, key: string, meeting: ReviewMeeting, actor: Actor): Promise<BriefingLine> {
    const at = this.clock.now(office.code);
    const round = readRound(key);
    const subject = keyOf(round);
    const snapshot: ReviewSnapshot = {
      ...(await this.rounds.figures(tx, office, round)),
      asOf: seoulMinute(at),
      calendar: office.calendar.holidays.id,
      office: faceOf(office),
      ...meeting,
      chair: CHAIRS[office.profile.kind],
      previous: await this.previous(tx, subject),
    };
    const made = await keepBriefing(tx, {
      id: uuid(),
      kind: REVIEW,
      month: seoulDate(at).slice(0, 7),
      subject,
      snapshot,
      at,
      checks: reviewChecks(snapshot),
      occasion: null,
      madeBy: `${actor.kind}:${actor.id}`,
    });
    if (!made) throw new Error('a briefing without an occasion is always kept');
    return made;
  }

  private async previous(tx: Tx, subject: string): Promise<ReviewSnapshot['previous']> {
    const line = await latestBriefing(tx, { kind: REVIEW, subject });
    if (!line) return null;
    const { snapshot } = (await wholeBriefing(tx, line.id)) as KeptBriefing<ReviewSnapshot>;
    return {
      asOf: snapshot.asOf,
      statuses: Object.fromEntries(snapshot.suggestions.map(({ id, status }) => [id, status])),
    };
  }
}
