import { ensure } from '#foundation';
import type { Guard, MatterRecord } from '#procedure';

/** Guards between receipt and review (국민 제안 규정 §6). */

/** @throws RuleBroken `proposals.supplement-too-late` {until} */
export const withinSevenDaysOfReceipt: Guard = {
  says: '접수한 날부터 7일 안이어야 합니다(제 §6②).',
  offered: ({ matter, now }) => {
    const until = matter.values['supplementDemandUntil'];
    ensure(typeof until !== 'string' || now.slice(0, 10) <= until, 'proposals.supplement-too-late', {
      until: String(until),
    });
  },
};

/** @throws RuleBroken `proposals.exclusion-unnamed` */
export const exclusionIsNamed: Guard = {
  says: '제안에서 제외된다고 보면 어느 것인지 적어야 합니다(제 §2(1)).',
  answered: ({ answers }) =>
    ensure(answers['ground'] !== 'excluded' || answers['exclusion'] !== undefined, 'proposals.exclusion-unnamed'),
};

/** Only what was found to be a 민원 becomes one (제 §6④). @throws RuleBroken `proposals.is-no-complaint` */
export const wasReallyAComplaint: Guard = {
  says: '민원에 해당한다는 사유로 보완을 요청했어야 합니다(제 §6④).',
  offered: ({ matter }) => ensure(matter.values['supplementGround'] === 'complaint', 'proposals.is-no-complaint'),
};

/** Of two alike the one received earlier stands (제 §6③). @throws RuleBroken `proposals.other-not-earlier` {receiptNo} */
export const theOtherWasReceivedFirst: Guard = {
  says: '같은 내용이면 먼저 접수된 것을 제안으로 봅니다(제 §6③).',
  answered: ({ matter, named }) => {
    for (const { receiptNo, record } of named('earlier')) {
      ensure(receivedAt(record) < receivedAt(matter), 'proposals.other-not-earlier', { receiptNo });
    }
  },
};

/** The third of the same content may be closed once two results were told before it came in (제 §6⑦). @throws RuleBroken `proposals.earlier-not-told` {receiptNo} */
export const twoEarlierResultsWereTold: Guard = {
  says: '같은 내용의 제안 두 건에 결과를 알린 뒤에 접수된 것이어야 합니다(제 §6⑦).',
  answered: ({ matter, named }) => {
    for (const { receiptNo, record } of named('earlier')) {
      const told = record.values['toldOn'];
      const before = typeof told === 'string' && told <= receivedAt(matter).slice(0, 10);
      ensure(before, 'proposals.earlier-not-told', { receiptNo });
    }
  },
};

function receivedAt({ clock }: MatterRecord): string {
  return clock?.start ?? '9999-12-31T00:00';
}
