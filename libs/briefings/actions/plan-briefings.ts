import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { daysAfter, isDate, type LocalDate, seoulDate, seoulMinute } from '#calendar';
import type { Check } from '#documents';
import { type Actor, Clock, ensure } from '#foundation';
import { collided, OfficeTx } from '#ledger';
import { HeldEvents } from '#meetings';
import { type CumulativeIndicator, type Office, OfficeDirectory, type Published } from '#office';
import { VisitCounts } from '#visits';
import { communicationChecks, figuresChecks } from '../report/plan-document.js';
import type { CommunicationSnapshot, Counting, FiguresSnapshot } from '../rules/plan-snapshots.js';
import { type AnySnapshot, type BriefingLine, keepBriefing } from '../storage/briefing-rows.js';
import { faceOf } from '../storage/office-face.js';

const TRIES = 6;

/** Briefings of what the office published and of what it held: frozen like the monthly one. */
@Injectable()
export class PlanBriefings {
  constructor(
    private readonly offices: OfficeTx,
    private readonly directory: OfficeDirectory,
    private readonly events: HeldEvents,
    private readonly visits: VisitCounts,
    private readonly clock: Clock,
  ) {}

  /** 계획과 지표, as the office's profile has them now. @throws RuleBroken `office.unknown`, `briefings.nothing-published` */
  async figures(code: string, actor: Actor): Promise<BriefingLine> {
    const office = await this.directory.of(code);
    const { published } = office.profile;
    ensure(published, 'briefings.nothing-published');
    const snapshot: FiguresSnapshot = { ...this.frame(office), published };
    return this.kept(office, 'figures', '', snapshot, figuresChecks(snapshot), actor);
  }

  /**
   * 소통 실적 of a period, both days included; days to come are not counted.
   * @throws RuleBroken `office.unknown`, `briefings.period-invalid`
   */
  async communication(code: string, from: LocalDate, to: LocalDate, actor: Actor): Promise<BriefingLine> {
    const office = await this.directory.of(code);
    const today = seoulDate(this.clock.now(code));
    ensure(isDate(from) && isDate(to) && from <= to && from <= today, 'briefings.period-invalid');
    const published = office.profile.published ?? {};
    const snapshot: CommunicationSnapshot = {
      ...this.frame(office),
      provisional: to >= today,
      from,
      to,
      counts: await this.counts(code, from, to),
      published,
      since: await this.since(code, published, to),
    };
    return this.kept(office, 'communication', `${from}~${to}`, snapshot, communicationChecks(snapshot), actor);
  }

  private frame(office: Office): Pick<FiguresSnapshot, 'asOf' | 'calendar' | 'office'> {
    const asOf = seoulMinute(this.clock.now(office.code));
    return { asOf, calendar: office.calendar.holidays.id, office: faceOf(office) };
  }

  /** Every kind of event, and every kind of visit that was held. */
  private async counts(code: string, from: LocalDate, to: LocalDate): Promise<Counting[]> {
    const [events, visits] = [await this.events.counts(code, from, to), await this.visits.counts(code, from, to)];
    return [
      ...events.map(({ kind, label, events: times, groups, people }) => ({ kind, label, times, groups, people })),
      ...visits.map(({ kind, label, visits: times, groups, people }) => ({
        kind: `visit:${kind}`,
        label,
        times,
        groups,
        people,
      })),
    ];
  }

  /** What each indicator that counts has gained since its 기준일. */
  private async since(
    code: string,
    { indicators = {} }: Published,
    to: LocalDate,
  ): Promise<CommunicationSnapshot['since']> {
    const since: Record<string, { from: LocalDate; times: number }> = {};
    for (const [name, indicator] of Object.entries(indicators)) {
      if (indicator.formula !== 'cumulative' || !indicator.counts || indicator.asOf >= to) continue;
      const from = daysAfter(indicator.asOf, 1);
      since[name] = { from, times: timesOf(await this.counts(code, from, to), indicator.counts) };
    }
    return since;
  }

  private async kept(
    office: Office,
    kind: string,
    subject: string,
    snapshot: AnySnapshot,
    checks: readonly Check[],
    actor: Actor,
  ): Promise<BriefingLine> {
    const at = this.clock.now(office.code);
    const month = seoulDate(at).slice(0, 7);
    const madeBy = `${actor.kind}:${actor.id}`;
    for (let tries = 1; ; tries++) {
      try {
        const briefing = { id: uuid(), kind, month, subject, snapshot, at, checks, occasion: null, madeBy };
        const line = await this.offices.quick(office.code, (tx) => keepBriefing(tx, briefing));
        if (!line) throw new Error('a briefing without an occasion is always kept');
        return line;
      } catch (error) {
        // Two may make the same version at once: the later one is the next.
        if (tries >= TRIES || !collided(error)) throw error;
      }
    }
  }
}

function timesOf(counts: readonly Counting[], { events, visits }: NonNullable<CumulativeIndicator['counts']>): number {
  return counts
    .filter(({ kind }) => (kind.startsWith('visit:') ? visits.includes(kind.slice('visit:'.length)) : events))
    .reduce((all, { times }) => all + times, 0);
}
