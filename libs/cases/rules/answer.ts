import { ensure } from '#foundation';
import type { Guard } from '#procedure';
import { kindOf } from './kind.js';

/** Guards of drafting and approving an answer (법 §27, 영 §31). */

const OF_STATUTORY: ReadonlySet<unknown> = new Set(['granted', 'refused', 'partly-refused']);
const OF_OTHERS: ReadonlySet<unknown> = new Set(['accepted', 'partly', 'explained', 'not-accepted']);

/**
 * The answer names an officer with department and telephone (영 §31): the one appointed, or else the head of the department.
 * @throws RuleBroken `cases.no-officer-to-name`
 */
export const officerCanBeNamed: Guard = {
  says: '답변에 적을 담당자나 부서장이 있어야 합니다(영 §31).',
  offered: ({ matter, office }) => {
    const head = office.departments().get(matter.department ?? '')?.head;
    ensure(matter.officer !== undefined || head !== undefined, 'cases.no-officer-to-name');
  },
};

/** 법정민원 is granted or refused; refusal and its remedies are of it alone (법 §27③, §35①). @throws RuleBroken `cases.outcome-of-another-kind` */
export const outcomeFitsTheKind: Guard = {
  says: '법정민원은 처분하거나 거부하고, 그 밖의 민원은 수용 여부나 설명으로 답합니다(법 §27③·§35①).',
  answered: (question) => {
    const fitting = kindOf(question) === 'statutory' ? OF_STATUTORY : OF_OTHERS;
    ensure(fitting.has(question.answers['outcome']), 'cases.outcome-of-another-kind');
  },
};

/** A compound complaint goes through the working council or the committee first (법 §31–34). @throws RuleBroken `cases.council-not-heard` */
export const councilHeardWhereItMust: Guard = {
  says: '복합민원이면 민원실무심의회나 민원조정위원회를 거쳤어야 합니다(법 §31~34).',
  offered: ({ matter }) =>
    ensure(!matter.marks.includes('compound') || matter.values['council'] !== undefined, 'cases.council-not-heard'),
};

/** What the auditors found justified is put right, at once (영 §17③). @throws RuleBroken `cases.justified-is-put-right` */
export const justifiedGrievanceIsPutRight: Guard = {
  says: '감사 결과 민원인의 말이 맞으면 처음 처리를 고쳐야 합니다(영 §17③).',
  answered: ({ answers, matter }) =>
    ensure(
      matter.values['auditFinding'] !== 'justified' || ['accepted', 'partly'].includes(String(answers['outcome'])),
      'cases.justified-is-put-right',
    ),
};
