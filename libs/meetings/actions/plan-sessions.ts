import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type Actor, Clock, ensure } from '#foundation';
import {
  instantOf,
  koreanDate,
  type LocalDate,
  onWorkingDays,
  type RecurringDay,
  recurringDays,
  seoulDate,
} from '#calendar';
import { OfficeTx } from '#ledger';
import { TakeStep } from '#matters';
import { type Office, OfficeDirectory } from '#office';
import { meetingOf, type MeetingTerms } from '../meeting-terms.js';
import { knownRuledDays } from '../storage/ruled-days.js';

/** A day of a rule in a preview, and what planning would make of it. */
export interface PlannedDay extends RecurringDay {
  /** HH:mm. */
  readonly at: string;
  /** There is a session for it already, planned, held or cancelled. */
  readonly known: boolean;
}

const LONGEST_DAYS = 400;

/** 회차 만들기: sessions of a kind by its rule, looked at first with the holidays they meet. */
@Injectable()
export class PlanSessions {
  constructor(
    private readonly offices: OfficeTx,
    private readonly directory: OfficeDirectory,
    private readonly commands: CommandBus,
    private readonly clock: Clock,
  ) {}

  /** RuleBroken: `meetings.no-such-kind`, `meetings.period-invalid` {longest}. */
  async preview(code: string, kind: string, from: LocalDate, to: LocalDate): Promise<readonly PlannedDay[]> {
    const office = await this.directory.of(code);
    const days = this.daysOf(office, kind, from, to);
    const known = await this.offices.quick(code, (tx) => knownRuledDays(tx, kind, from, to));
    return days.map((day) => ({ ...day, known: known.has(day.ruled) }));
  }

  /**
   * Plans what the preview showed, each session in a transaction of its own; days gone by, left out or known are passed over. Asked
   * again it plans only what is missing. Answers how many sessions came to be. Errors as `preview` and as the step `plan`.
   */
  async plan(code: string, kind: string, from: LocalDate, to: LocalDate, actor: Actor): Promise<number> {
    const label = meetingOf(await this.directory.of(code), kind)?.label ?? kind;
    const today = seoulDate(this.clock.now(code));
    let planned = 0;
    for (const { ruled, day, at, known } of await this.preview(code, kind, from, to)) {
      if (known || day === null || day <= today) continue;
      const answers = { title: `${label} ${koreanDate(day)}`, meeting: kind, at: `${day}T${at}`, ruled };
      const target = { procedure: 'meeting-session' };
      const options = { key: `meeting-${kind}-${ruled}` };
      await this.commands.execute(new TakeStep(code, target, 'plan', actor, answers, options));
      planned += 1;
    }
    return planned;
  }

  /** Every version of the rule names its days until the next one is in force. */
  private daysOf(office: Office, kind: string, from: LocalDate, to: LocalDate): readonly Omit<PlannedDay, 'known'>[] {
    const terms = meetingOf(office, kind)?.terms;
    ensure(terms, 'meetings.no-such-kind');
    const days = (instantOf(to).getTime() - instantOf(from).getTime()) / 86_400_000;
    ensure(days >= 0 && days <= LONGEST_DAYS, 'meetings.period-invalid', { longest: LONGEST_DAYS });
    return terms.flatMap((each, index) => {
      const next = terms[index + 1]?.inForce;
      const until = next !== undefined && next <= to ? office.calendar.addCalendarDays(next, -1) : to;
      return daysByTerms(office, each, from, until);
    });
  }
}

function daysByTerms(office: Office, { rule, at, holiday, inForce }: MeetingTerms, from: LocalDate, to: LocalDate) {
  if (rule === undefined || at === undefined || holiday === undefined) return [];
  const ruled = recurringDays(rule, inForce, from, to);
  return onWorkingDays(ruled, holiday, office.calendar).map((day) => ({ ...day, at }));
}
