import { ensure } from '#foundation';
import type { Calendar, LocalDate } from '#calendar';
import type { Guard } from '#procedure';

/** Guards of the field survey of a grievance, the only survey that stops the clock (영 §17④⑤). Days are calendar days, unless the office reads them otherwise; both ends counted. */

const LONGEST = 14;
const LONGER_BY = 7;

/** @throws RuleBroken `cases.surveyed-already` */
export const oneSurvey: Guard = {
  says: '현장조사로 시계를 멈추는 것은 한 번입니다(영 §17④).',
  offered: ({ matter }) => ensure((matter.times['begin-survey'] ?? 0) === 0, 'cases.surveyed-already'),
};

/** @throws RuleBroken `cases.survey-too-long` {latest} */
export const surveyWithinFourteenDays: Guard = {
  says: '조사 기간은 14일 안이어야 합니다(영 §17④).',
  answered: ({ answers, now, calendar }) => {
    const latest = later(now.slice(0, 10), LONGEST - 1, now.slice(0, 10), calendar);
    ensure(String(answers['until']) <= latest, 'cases.survey-too-long', { latest });
  },
};

/** @throws RuleBroken `cases.survey-lengthened-already`, `cases.survey-too-long` {latest}, `cases.survey-not-longer` {until} */
export const surveyLengthenedOnceBySevenDays: Guard = {
  says: '한 번만, 7일 안에서 늘릴 수 있습니다(영 §17⑤).',
  offered: ({ matter }) => ensure((matter.times['lengthen-survey'] ?? 0) === 0, 'cases.survey-lengthened-already'),
  answered: ({ answers, matter, now, calendar }) => {
    const until = matter.values['surveyUntil'] as LocalDate;
    const latest = later(until, LONGER_BY, now.slice(0, 10), calendar);
    ensure(String(answers['until']) > until, 'cases.survey-not-longer', { until });
    ensure(String(answers['until']) <= latest, 'cases.survey-too-long', { latest });
  },
};

function later(from: LocalDate, days: number, today: LocalDate, calendar: Calendar): LocalDate {
  const working = calendar.reads('survey-days', today) === 'working-days';
  return working ? calendar.addWorkingDays(from, days) : calendar.addCalendarDays(from, days);
}
