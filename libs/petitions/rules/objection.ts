import { ensure } from '#foundation';
import { type Calendar, deadline, type LocalDate } from '#calendar';
import { deadlineOf, type Guard, type MatterRecord, type Procedure } from '#procedure';

/** Guard of `object`: what may be objected to, and until when (청원법 §22①). */

const DAYS = 30;

/**
 * Thirty days from the notice that a petition stays closed, or from when its period lapsed without a result.
 * @throws RuleBroken `petitions.nothing-to-object-to`, `petitions.objection-too-late` {until}
 */
export const petitionCanBeObjectedTo: Guard = {
  says: '공개하지 않기로 했거나 처리기간 안에 처리되지 않은 청원에 대해, 30일 안에 낼 수 있습니다(청 §22①).',
  offered: ({ procedure, about, now, calendar }) => {
    const record = about?.record;
    const until = record ? Object.values(untilOf(procedure, record, now.slice(0, 10), calendar)) : [];
    const latest = until.sort().at(-1);
    ensure(latest !== undefined, 'petitions.nothing-to-object-to');
    ensure(now.slice(0, 10) <= latest, 'petitions.objection-too-late', { until: latest });
  },
  answered: ({ procedure, about, now, calendar, answers }) => {
    const ground = answers['ground'] === 'undisclosed' ? 'undisclosed' : 'notDone';
    const until = about && untilOf(procedure, about.record, now.slice(0, 10), calendar)[ground];
    ensure(until !== undefined, 'petitions.nothing-to-object-to');
    ensure(now.slice(0, 10) <= until, 'petitions.objection-too-late', { until });
  },
};

/** The last day of each objection that stands. Both procedures count alike (C-CIV), so that the objection's own table will do. */
function untilOf(
  procedure: Procedure,
  petition: MatterRecord,
  today: LocalDate,
  calendar: Calendar,
): { undisclosed?: LocalDate; notDone?: LocalDate } {
  const told = petition.marks.includes('undisclosed') ? petition.values['refusalObjectionUntil'] : undefined;
  const due = deadlineOf(procedure, petition.clock, calendar)?.due?.slice(0, 10);
  const ended = petition.clock?.stop?.slice(0, 10) ?? today;
  return {
    ...(told !== undefined && { undisclosed: told as LocalDate }),
    ...(due !== undefined && due < ended && { notDone: afterTheLapse(due as LocalDate, calendar) }),
  };
}

/**
 * 「경과한 날부터 30일」: the law does not say whether the day of the lapse counts; the later reading is the petitioner's. The day
 * after the due is the one from which 30 days are counted, itself left out unless the office reads it otherwise.
 */
function afterTheLapse(due: LocalDate, calendar: Calendar): LocalDate {
  const lapsed = calendar.addCalendarDays(due, 1);
  const from = calendar.reads('objection-first-day', lapsed) === 'counts' ? due : lapsed;
  const period = { rule: 'C-CIV', length: DAYS, unit: 'day', from, pauses: [], extensions: [] } as const;
  return String(deadline(period, calendar).due).slice(0, 10) as LocalDate;
}
