import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { seoulDate } from '#calendar';
import { type Actor, Clock, ensure, systemActor } from '#foundation';
import { statement } from '#ledger';
import { DayLetters } from '#letters';
import { OfficeDirectory } from '#office';
import { AccessReviewed, ReviewMissing } from '../facts.js';
import { boundsOf, isMonth, type Month, monthBefore } from '../rules/months.js';
import { ensureReviewer, REVIEWERS } from '../rules/reviewers.js';
import { Register, REGISTER } from '../storage/register.js';
import { AccessBoard } from '../views/access-board.js';
import { AccessReviews } from '../views/access-reviews.js';

const KEEP = statement(
  'privacy.keep-review',
  `insert into access_review (office_id, id, month, reviewer, at, conclusion, note, entries, flagged, downloads)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
);
const REMINDED = statement(
  'privacy.review-reminded',
  `select seq from fact where office_id = $1 and matter_id = $2 and name = $3 and body->>'month' = $4`,
);

/** Day of a month from which last month's review is missed. */
const MISSED_FROM = 10;

/** 월별 점검 of 접속기록 and downloads (안전성 확보조치 기준 §8②), by a named person, itself written down. */
@Injectable()
export class ReviewAccess {
  constructor(
    private readonly register: Register,
    private readonly board: AccessBoard,
    private readonly reviews: AccessReviews,
    private readonly directory: OfficeDirectory,
    private readonly letters: DayLetters,
    private readonly clock: Clock,
  ) {}

  /**
   * Records that a month was reviewed; a further review of the same month is added, none is changed.
   * @throws RuleBroken `privacy.reviewer-only`, `privacy.month-invalid`, `privacy.month-not-over` {month},
   *   `privacy.conclusion-missing`, `privacy.note-length` {least, most}
   */
  async review(
    office: string,
    { month, conclusion, note }: { readonly month: Month; readonly conclusion: string; readonly note: string },
    actor: Actor,
  ): Promise<void> {
    ensureReviewer(actor);
    ensure(isMonth(month), 'privacy.month-invalid');
    const now = this.clock.now(office);
    ensure(month < seoulDate(now).slice(0, 7), 'privacy.month-not-over', { month });
    ensure(conclusion === 'clear' || conclusion === 'found', 'privacy.conclusion-missing');
    const text = note.trim();
    ensure(text.length >= 5 && text.length <= 1_000, 'privacy.note-length', { least: 5, most: 1_000 });
    await this.register.within(office, async (tx) => {
      const id = uuid();
      const { entries, flagged, downloads } = await this.board.totals(tx, boundsOf(month));
      await tx.rows(KEEP, [office, id, month, actor.id, now, conclusion, text, entries, flagged, downloads]);
      await this.register.tell(tx, AccessReviewed, { review: id, month, conclusion, entries, flagged }, actor);
    });
  }

  /** Tells once that last month's review is missing, from the tenth day on, and writes to whoever reviews: clock work. Answers the month. */
  async remind(office: string): Promise<Month | undefined> {
    const today = seoulDate(this.clock.now(office));
    const month = monthBefore(today);
    if (Number(today.slice(8)) < MISSED_FROM) return undefined;
    const view = await this.directory.of(office);
    const reviewers = [...new Set(REVIEWERS.flatMap((role) => view.staff(role).map(({ id }) => id)))];
    return this.register.within(office, async (tx) => {
      if ((await this.reviews.missing(tx, month)) === undefined) return undefined;
      if (await tx.row(REMINDED, [office, REGISTER, ReviewMissing.name, month])) return undefined;
      await this.register.tell(tx, ReviewMissing, { month }, systemActor('privacy.monthly-review'));
      await this.letters.write(office, 'N34', async () => reviewers);
      return month;
    });
  }
}
