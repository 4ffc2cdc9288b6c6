import { ensure } from '#foundation';
import type { Guard, NamedMatter } from '#procedure';
import { kindOf } from './kind.js';

/** Guards about the same content once more (법 §23, 영 §17②). Sameness itself is a person's reasoned decision (법 §23③). */

const LEAST_RESULTS = 2;

/**
 * Two or more results were told before this one was received, so that the third is the earliest that may be closed (법 §23①②).
 * @throws RuleBroken `cases.too-few-results-told` {least}, `cases.result-not-told` {receiptNo}
 */
export const twoResultsWereTold: Guard = {
  says: '결과를 두 번 이상 알린 뒤에 받은 민원이어야 합니다(법 §23①).',
  answered: ({ matter, named }) => {
    const earlier = named('earlier');
    ensure(earlier.length >= LEAST_RESULTS, 'cases.too-few-results-told', { least: LEAST_RESULTS });
    const received = matter.clock?.start.slice(0, 10) ?? '';
    for (const each of earlier) {
      ensure(wasTold(each) && (each.endedOn ?? '') <= received, 'cases.result-not-told', { receiptNo: each.receiptNo });
    }
  },
};

/** @throws RuleBroken `cases.no-earlier-grievance` {receiptNo} */
export const earlierGrievanceWasAnswered: Guard = {
  says: '같은 내용의 고충민원을 처리해 결과를 알린 적이 있어야 합니다(영 §17②).',
  answered: ({ procedure, named }) => {
    for (const each of named('earlier')) {
      const grievance = kindOf({ procedure, matter: each.record }) === 'grievance';
      ensure(grievance && wasTold(each), 'cases.no-earlier-grievance', { receiptNo: each.receiptNo });
    }
  },
};

/** The auditors look at a matter once. @throws RuleBroken `cases.audited-already` */
export const auditedOnce: Guard = {
  says: '이 민원을 감사부서가 조사한 적이 없어야 합니다(영 §17②).',
  offered: ({ matter }) => ensure((matter.times['send-to-audit'] ?? 0) === 0, 'cases.audited-already'),
};

/** Answered and told: a decided one whose result is still on its way does not count. */
function wasTold({ record }: NamedMatter): boolean {
  return record.state === 'closed';
}
