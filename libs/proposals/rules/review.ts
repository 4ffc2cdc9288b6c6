import { ensure } from '#foundation';
import type { LocalDate } from '#calendar';
import type { Guard, Standing } from '#procedure';

/** Guards of the review and of what follows an adoption (국민 제안 규정 §9~§11). */

const THREE_WEEKS = 21;
const YEARS = 3;

/** Once, and three weeks at most; the proposer is told by the step's own letter (제 §9④⑤). @throws RuleBroken `proposals.consulted-already`, `proposals.consultation-too-long` {latest} */
export const outsidersAtMostThreeWeeks: Guard = {
  says: '외부의 의견은 3주 안에 한 번 듣고, 제안자에게 먼저 알립니다(제 §9④⑤).',
  offered: ({ matter }) => ensure((matter.times['ask-outside'] ?? 0) === 0, 'proposals.consulted-already'),
  answered: ({ answers, now, calendar }) => {
    const latest = calendar.addCalendarDays(now.slice(0, 10), THREE_WEEKS);
    ensure(String(answers['consultUntil']) <= latest, 'proposals.consultation-too-long', { latest });
  },
};

/** @throws RuleBroken `proposals.adoption-needs-a-day`, `proposals.planned-too-late` {latest} */
export const adoptionNamesADayWithinThreeYears: Guard = {
  says: '채택하려면 3년 안의 실시 예정일을 적어야 합니다(제 §10②, §11).',
  answered: ({ answers, now }) => {
    const planned = answers['plannedOn'];
    ensure(answers['outcome'] !== 'adopted' || planned !== undefined, 'proposals.adoption-needs-a-day');
    if (planned !== undefined) ensureWithinThreeYears(String(planned), now.slice(0, 10));
  },
};

/** @throws RuleBroken `proposals.planned-too-late` {latest} */
export const plannedWithinThreeYearsOfAdoption: Guard = {
  says: '채택한 날부터 3년 안이어야 합니다(제 §11).',
  answered: ({ answers, matter }) =>
    ensureWithinThreeYears(String(answers['plannedOn']), String(matter.values['decidedOn'])),
};

/** @throws RuleBroken `proposals.drafted-otherwise` */
export const draftedAsAdopted: Guard = {
  says: '심사 결과가 채택이어야 합니다(제 §10①).',
  offered: (standing) => ensureDrafted(standing, 'adopted'),
};

/** @throws RuleBroken `proposals.drafted-otherwise` */
export const draftedAsNotAdopted: Guard = {
  says: '심사 결과가 불채택이어야 합니다(제 §10①).',
  offered: (standing) => ensureDrafted(standing, 'not-adopted'),
};

function ensureDrafted({ matter }: Standing, outcome: string): void {
  ensure(matter.outcome === outcome, 'proposals.drafted-otherwise');
}

function ensureWithinThreeYears(planned: string, from: LocalDate): void {
  const latest = `${String(Number(from.slice(0, 4)) + YEARS)}${from.slice(4)}`;
  ensure(planned <= latest, 'proposals.planned-too-late', { latest });
}
