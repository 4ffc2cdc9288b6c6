import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { seoulDate } from '#calendar';
import { type Actor, Clock, ensure, systemActor } from '#foundation';
import { collided, OfficeTx } from '#ledger';
import { MonthlyFigures } from '#matters';
import { OfficeDirectory } from '#office';
import { checksOf } from '../report/briefing-document.js';
import { isMonth, monthsAfter } from '../rules/month.js';
import { type BriefingLine, briefingOf, keepBriefing } from '../storage/briefing-rows.js';
import { SnapshotTaker } from '../storage/snapshot-taker.js';

/** How long the counts may take to catch up with the facts. */
const PATIENCE_MS = 10_000;
const LOOK_AGAIN_MS = 100;
const TRIES = 6;

/** Makes monthly briefings: frozen figures of a month's complaints (영 §22①: at least once a month; 규칙 §7: by the 5th). */
@Injectable()
export class MonthlyBriefings {
  constructor(
    private readonly offices: OfficeTx,
    private readonly directory: OfficeDirectory,
    private readonly figures: MonthlyFigures,
    private readonly taker: SnapshotTaker,
    private readonly clock: Clock,
  ) {}

  /**
   * Freezes the figures of a month (`YYYY-MM`) as they stand now; a month that is not over is 잠정. Making it again gives the
   * next version, earlier ones stay. Not within a transaction: it waits up to ten seconds for the counts.
   * @throws RuleBroken `briefings.month-invalid`, `briefings.month-in-future` {month}, `briefings.counts-not-settled` {waiting},
   *   `office.unknown`
   */
  async make(office: string, month: string, actor: Actor): Promise<BriefingLine> {
    const made = await this.kept(office, month, actor, null);
    if (!made) throw new Error('a briefing without an occasion is always kept');
    return made;
  }

  /**
   * The previous month's briefing, by itself and once, from the first working day of a month on. Undefined when there is
   * nothing to do: made already, too early, or an office that had no complaint yet.
   * @throws RuleBroken as `make`
   */
  async makeDue(office: string): Promise<BriefingLine | undefined> {
    const { calendar } = await this.directory.of(office);
    const today = seoulDate(this.clock.now(office));
    if (today < calendar.workingDayOnOrAfter(`${today.slice(0, 7)}-01`)) return undefined;
    const month = monthsAfter(today.slice(0, 7), -1);
    const occasion = `monthly:${month}`;
    const [before, since] = await this.offices.quick(office, (tx) =>
      Promise.all([briefingOf(tx, occasion), this.figures.since(tx, 'complaint')]),
    );
    if (before || since === null || since > month) return undefined;
    return this.kept(office, month, systemActor('briefings.monthly'), occasion);
  }

  private async kept(
    office: string,
    month: string,
    actor: Actor,
    occasion: string | null,
  ): Promise<BriefingLine | undefined> {
    ensure(isMonth(month), 'briefings.month-invalid');
    const known = await this.directory.of(office);
    ensure(month <= seoulDate(this.clock.now(office)).slice(0, 7), 'briefings.month-in-future', { month });
    await this.settled(office);
    for (let tries = 1; ; tries++) {
      try {
        return await this.offices.quick(office, async (tx) => {
          const at = this.clock.now(office);
          const snapshot = await this.taker.take(tx, known, month, at);
          const { kind, id } = actor;
          return keepBriefing(tx, {
            id: uuid(),
            kind: 'monthly',
            month,
            subject: '',
            snapshot,
            at,
            checks: checksOf(snapshot),
            occasion,
            madeBy: `${kind}:${id}`,
          });
        });
      } catch (error) {
        // Two may make the same version at once: the later one is the next.
        if (tries >= TRIES || !collided(error)) throw error;
      }
    }
  }

  /** Steps are counted a moment after they are taken: whoever reports waits for those that were taken before. */
  private async settled(office: string): Promise<void> {
    const until = this.clock.monotonic() + PATIENCE_MS;
    for (let frontier: string | undefined; ; await pause(LOOK_AGAIN_MS)) {
      const look = await this.figures.waiting(office, frontier);
      if (look.waiting === 0) return;
      ensure(this.clock.monotonic() < until, 'briefings.counts-not-settled', { waiting: look.waiting });
      frontier = look.frontier;
    }
  }
}
