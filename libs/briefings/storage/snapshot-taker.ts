import { Injectable } from '@nestjs/common';
import { seoulDate, seoulMinute } from '#calendar';
import type { Tx } from '#ledger';
import { MonthlyFigures, Procedures } from '#matters';
import { MeetingFiguresView } from '#meetings';
import type { Office } from '#office';
import type { Procedure } from '#procedure';
import { RoundReports } from '#visits';
import { daysOf, monthsAfter } from '../rules/month.js';
import type { BriefingSnapshot } from '../rules/snapshot.js';
import { faceOf } from './office-face.js';

const PROCEDURE = 'complaint';
/** Late matters listed by number; beyond that only their count is told. */
const MOST_LISTED = 200;

/** Takes the snapshot of a month: figures in one look, and the office's words and rules as they stand. */
@Injectable()
export class SnapshotTaker {
  constructor(
    private readonly figures: MonthlyFigures,
    private readonly procedures: Procedures,
    private readonly meetings: MeetingFiguresView,
    private readonly visits: RoundReports,
  ) {}

  async take(tx: Tx, office: Office, month: string, at: Date): Promise<BriefingSnapshot> {
    const beside = [monthsAfter(month, -1), monthsAfter(month, -12)];
    const first = monthsAfter(month, -12);
    const figures = await this.figures.within(tx, PROCEDURE, { first, month, beside, most: MOST_LISTED });
    const today = seoulDate(at);
    const meetings = await this.meetings.within(tx, `${month}-01`, `${month}-${String(daysOf(month))}`, today);
    const provisional = today.slice(0, 7) === month;
    const suggestions = await this.suggestions(tx, office, month);
    return {
      ...figures,
      month,
      asOf: seoulMinute(at),
      provisional,
      days: provisional ? Number(today.slice(8)) : daysOf(month),
      procedure: PROCEDURE,
      calendar: office.calendar.holidays.id,
      office: faceOf(office),
      meetings,
      ...(suggestions && { suggestions }),
      labels: this.labels(office, this.procedures.of(office).version(PROCEDURE, today), figures.counts),
    };
  }

  /** Undefined where no visit of the last twelve months brought anything. */
  private async suggestions(tx: Tx, office: Office, month: string): Promise<BriefingSnapshot['suggestions']> {
    const [from, to] = [`${monthsAfter(month, -11)}-01`, `${month}-${String(daysOf(month)).padStart(2, '0')}`];
    const rounds = await this.visits.standing(tx, office, from, to);
    if (rounds.length === 0) return undefined;
    const { states } = this.procedures.of(office).version('suggestion', to);
    const used = [...states.values()].filter(({ code }) => rounds.some(({ counts }) => code in counts));
    return { columns: used.map(({ code, label }) => [code, label]), rounds };
  }

  /** Closed departments that still have matters are named too. */
  private labels(office: Office, procedure: Procedure, counts: BriefingSnapshot['counts']): BriefingSnapshot['labels'] {
    const open = [...office.departments()].map(([code, { label }]) => [code, label] as const);
    const closed = [...new Set(counts.filter(({ dimension }) => dimension === 'department').map(({ key }) => key))]
      .filter((code) => !office.departments().has(code))
      .flatMap((code) => {
        const label = office.departmentLabel(code);
        return label === undefined ? [] : [[code, label] as const];
      });
    return {
      channel: channelsOf(procedure),
      kind: [...procedure.kinds].map(([code, { label }]) => [code, label] as const),
      department: [...open, ...closed],
      dong: office.dongs().map((dong) => [dong, dong] as const),
    };
  }
}

function channelsOf(procedure: Procedure): BriefingSnapshot['labels']['channel'] {
  const asks = [...procedure.steps.values()].flatMap((step) => step.asks);
  const ask = asks.find((each) => each.sets === 'channel' && each.type === 'choice');
  return ask?.type === 'choice' ? [...ask.choices] : [];
}
