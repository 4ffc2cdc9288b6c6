import { ensure } from '#foundation';
import { deadline, type LocalDate } from '#calendar';
import type { Guard } from '#procedure';
import { kindOf } from './kind.js';

/** Guards about telling the result and what follows it (법 §27, 영 §25④, §29). */

const WORKING_MINUTES_A_DAY = 480;
const UNCOLLECTED_DAYS = 15;

/**
 * In writing, unless it is 기타민원 or the record says why by word of mouth: urgency, or the citizen's wish (영 §29).
 * @throws RuleBroken `cases.tell-in-writing`
 */
export const toldInWritingUnlessTheKindAllows: Guard = {
  says: '문서로 알립니다. 기타민원이거나, 급하거나 민원인이 바란 까닭을 적으면 말로 알릴 수 있습니다(영 §29).',
  answered: (question) => {
    const { answers } = question;
    const oral = answers['how'] === 'phone';
    ensure(!oral || kindOf(question) === 'misc' || answers['because'] !== undefined, 'cases.tell-in-writing');
  },
};

/** Fifteen days after it was announced, counted as 민법 counts (영 §25④). @throws RuleBroken `cases.may-still-be-collected` {until} */
export const uncollectedForFifteenDays: Guard = {
  says: '찾아가시라고 알린 날부터 15일이 지나야 합니다(영 §25④).',
  offered: ({ matter, now, calendar }) => {
    const from = matter.values['pickupFrom'] as LocalDate | undefined;
    ensure(from, 'cases.not-announced');
    const rolled = deadline({ rule: 'C-CIV', length: UNCOLLECTED_DAYS, unit: 'day', from }, calendar).due;
    const stands = calendar.reads('uncollected-end', from) === 'stands';
    const until = stands ? calendar.addCalendarDays(from, UNCOLLECTED_DAYS) : rolled;
    ensure(until !== null && now.slice(0, 10) > until, 'cases.may-still-be-collected', { until });
  },
};

/** @throws RuleBroken `cases.paper-asked-already` */
export const paperAskedOnce: Guard = {
  says: '문서로 달라고 하신 것을 아직 드리지 않은 동안에는 한 번이면 됩니다(법 §27②).',
  offered: ({ matter }) => ensure(!paperOwed(matter.times), 'cases.paper-asked-already'),
};

/** @throws RuleBroken `cases.paper-not-asked` */
export const paperWasAsked: Guard = {
  says: '민원인이 문서로 달라고 했어야 합니다(법 §27②).',
  offered: ({ matter }) => ensure(paperOwed(matter.times), 'cases.paper-not-asked'),
};

/** As often as working days have begun since the receipt, so that asking cannot flood anyone. @throws RuleBroken `cases.progress-told-already` */
export const progressAskedOnceADay: Guard = {
  says: '진행상황은 접수한 뒤 근무일마다 한 번꼴로 물을 수 있습니다(영 §23①).',
  offered: ({ matter: { clock, times }, now, calendar }) => {
    if (!clock) return;
    const days = Math.floor(calendar.workingMinutesBetween(clock.start, now) / WORKING_MINUTES_A_DAY) + 1;
    ensure((times['ask-progress'] ?? 0) < days, 'cases.progress-told-already');
  },
};

/** @throws RuleBroken `cases.not-asked-whether-mended` */
export const wasAskedWhetherMended: Guard = {
  says: '고쳐졌는지 여쭌 뒤에 한 번 답할 수 있습니다.',
  offered: ({ matter: { times } }) =>
    ensure((times['say-whether-mended'] ?? 0) < (times['ask-whether-mended'] ?? 0), 'cases.not-asked-whether-mended'),
};

function paperOwed(times: { readonly [step: string]: number }): boolean {
  return (times['ask-paper'] ?? 0) > (times['hand-out-paper'] ?? 0);
}
