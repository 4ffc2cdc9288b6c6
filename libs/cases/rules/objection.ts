import { ensure } from '#foundation';
import { deadline, type LocalDate } from '#calendar';
import type { Guard } from '#procedure';

/** Guards of 이의신청 against a refusal (법 §35, 영 §40) and of a demand for correction (영 §18). */

const REFUSALS: ReadonlySet<unknown> = new Set(['refused', 'partly-refused']);
const DAYS_TO_OBJECT = 60;
const DAYS_TO_SUPPLEMENT = 7;
const DAYS_TO_EXTEND = 10;

/**
 * Only a refusal of a 법정민원, once, and within sixty days of its being told (법 §35①); days as 민법 counts them.
 * @throws RuleBroken `cases.not-refused`, `cases.objected-already`, `cases.objection-too-late` {until}
 */
export const refusalToldWithinSixtyDays: Guard = {
  says: '거부처분을 받은 법정민원이고, 받은 날부터 60일 안이어야 합니다(법 §35①).',
  offered: ({ about, now, calendar }) => {
    const { record, endedOn } = about ?? {};
    ensure(record?.state === 'closed' && REFUSALS.has(record.outcome) && endedOn, 'cases.not-refused');
    ensure((record.times['note-objection'] ?? 0) === 0, 'cases.objected-already');
    const { due } = deadline({ rule: 'C-CIV', length: DAYS_TO_OBJECT, unit: 'day', from: endedOn }, calendar);
    ensure(due === null || now.slice(0, 10) <= due, 'cases.objection-too-late', { until: due ?? endedOn });
  },
};

/** At most seven days, not counted (행정기본법 시행령 §11③④). @throws RuleBroken `cases.objection-supplement-too-long` {latest} */
export const supplementWithinSevenDays: Guard = {
  says: '이의신청의 보완 기한은 7일 안이어야 합니다(행정기본법 시행령 §11③).',
  answered: ({ answers, now, calendar }) => {
    const latest = calendar.addCalendarDays(now.slice(0, 10) as LocalDate, DAYS_TO_SUPPLEMENT);
    ensure(String(answers['until']) <= latest, 'cases.objection-supplement-too-long', { latest });
  },
};

/** Once, by at most ten days (법 §35②). @throws RuleBroken `cases.objection-extended-already`, `cases.extension-over-period` */
export const objectionExtendedOnceByTenDays: Guard = {
  says: '한 번만, 10일 안에서 늘릴 수 있습니다(법 §35②).',
  offered: ({ matter }) => ensure(matter.clock?.extensions.length === 0, 'cases.objection-extended-already'),
  answered: ({ answers }) =>
    ensure(Number(answers['days']) <= DAYS_TO_EXTEND, 'cases.extension-over-period', {
      most: DAYS_TO_EXTEND,
      unit: 'day',
    }),
};

/** The committee's list names 이의신청 and no clause lets it be left out (법 §34①2, 영 §38②). @throws RuleBroken `cases.committee-not-heard` */
export const committeeHeardTheObjection: Guard = {
  says: '민원조정위원회의 심의를 거쳤어야 합니다(법 §34①2, 영 §38②).',
  offered: ({ matter }) => ensure(matter.values['council'] === 'mediation-committee', 'cases.committee-not-heard'),
};

/**
 * A demand because the period passed needs a period that passed (영 §18); one at a time.
 * @throws RuleBroken `cases.not-overdue`, `cases.demand-open`
 */
export const correctionIsCalledFor: Guard = {
  says: '처리기한이 지났거나, 접수를 거부·반려당했거나, 필요 없는 서류를 요구받았어야 합니다(영 §18).',
  offered: ({ about }) => {
    const { times = {} } = about?.record ?? {};
    ensure((times['note-demand'] ?? 0) === (times['note-demand-answered'] ?? 0), 'cases.demand-open');
  },
  answered: ({ answers, about }) => {
    const overdue = about?.record.marks.includes('overdue') ?? false;
    ensure(answers['ground'] !== 'overdue' || overdue, 'cases.not-overdue');
  },
};
