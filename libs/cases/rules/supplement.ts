import { ensure } from '#foundation';
import type { LocalDate } from '#calendar';
import type { Guard, MatterRecord } from '#procedure';

/** Guards of demanding a supplement, of more time for it, and of what follows when it never comes (법 §22①, 영 §24, §25). */

const DAYS_OF_SECOND_DEMAND = 10;
const MINUTES_TO_DEMAND_IN = 8 * 60;

/** A supplement is demanded once and, when it does not come, once again (영 §24③, §25①). @throws RuleBroken `cases.no-third-supplement` */
export const supplementRoundLeft: Guard = {
  says: '답이 없는 보완 요구는 두 번까지입니다(영 §24③).',
  offered: ({ matter }) => ensure(kept(matter, 'supplementLapses') < 2, 'cases.no-third-supplement'),
};

/** The second demand gives at most ten days (영 §24③), the first of them not counted (영 §24④, 민법 §157). @throws RuleBroken `cases.second-supplement-over-ten-days` {latest} */
export const secondSupplementWithinTenDays: Guard = {
  says: '두 번째 보완 기한은 열흘 안이어야 합니다(영 §24③).',
  answered: ({ answers, matter, now, calendar }) => {
    if (kept(matter, 'supplementLapses') === 0) return;
    const latest = calendar.addCalendarDays(now.slice(0, 10) as LocalDate, DAYS_OF_SECOND_DEMAND);
    ensure(String(answers['until']) <= latest, 'cases.second-supplement-over-ten-days', { latest });
  },
};

/**
 * Within eight working hours of the receipt; what is found later, for example on the spot, is told with the cause (규칙 §9①).
 * @throws RuleBroken `cases.supplement-late-without-cause` {until}
 */
export const promptlyOrWithCause: Guard = {
  says: '접수한 때부터 8근무시간 안에 요구하거나, 늦은 까닭을 적어야 합니다(규칙 §9①).',
  answered: ({ answers, matter, now, calendar }) => {
    if (answers['cause'] !== undefined || kept(matter, 'supplementLapses') > 0 || !matter.clock) return;
    const until = calendar.addWorkingMinutes(matter.clock.start, MINUTES_TO_DEMAND_IN);
    ensure(now <= until, 'cases.supplement-late-without-cause', { until });
  },
};

/** The citizen asks for more time at most twice (영 §24②). @throws RuleBroken `cases.more-time-at-most-twice` */
export const moreTimeAtMostTwice: Guard = {
  says: '보완 기간은 두 번까지 더 달라고 할 수 있습니다(영 §24②).',
  offered: ({ matter }) => ensure(kept(matter, 'moreTimeAsked') < 2, 'cases.more-time-at-most-twice'),
};

/** @throws RuleBroken `cases.not-later-than-supplement-date` {until} */
export const laterThanSupplementDate: Guard = {
  says: '지금 보완 기한보다 나중이어야 합니다(영 §24②).',
  answered: ({ answers, matter }) => {
    const until = String(matter.values['supplementUntil']);
    ensure(String(answers['until']) > until, 'cases.not-later-than-supplement-date', { until });
  },
};

/**
 * Papers are returned after a second demand stayed without an answer. The law says the second demand «may» be made; we make it,
 * because what it costs is ten days and what it saves is a complaint. @throws RuleBroken `cases.second-demand-first`
 */
export const supplementLapsedTwice: Guard = {
  says: '보완을 두 번 요구하고도 오지 않았어야 합니다(영 §24③·§25①).',
  offered: ({ matter, now, calendar }) => {
    const needed = calendar.reads('second-demand', now.slice(0, 10)) === 'needed' ? 2 : 1;
    ensure(kept(matter, 'supplementLapses') >= needed, 'cases.second-demand-first');
  },
};

/** @throws RuleBroken `cases.undelivered-once` */
export const undeliveredTwice: Guard = {
  says: '주소를 알 수 없어 두 번 되돌아왔어야 합니다(영 §25②).',
  offered: ({ matter }) => ensure(kept(matter, 'undelivered') >= 2, 'cases.undelivered-once'),
};

function kept({ values }: MatterRecord, count: string): number {
  return Number(values[count] ?? 0);
}
