import { ensure } from '#foundation';
import type { Guard } from '#procedure';
import { kindOf } from './kind.js';

/** Guards of receiving: 접수증 and receiving several as one (법 §9, 영 §6). */

const LEAST_TO_MERGE = 5;

/**
 * A slip is given unless the complaint is 기타민원, came without a visit, or is settled at once (영 §6②).
 * @throws RuleBroken `cases.no-receipt-slip-needed`
 */
export const receiptSlipIsDue: Guard = {
  says: '방문해 낸 민원이고, 기타민원이나 즉시 처리할 민원이 아니어야 합니다(영 §6②).',
  offered: (standing) => {
    const { channel, clock } = standing.matter;
    const exempt = channel !== 'visit' || kindOf(standing) === 'misc' || clock?.limit.immediate === true;
    ensure(!exempt, 'cases.no-receipt-slip-needed');
  },
};

/**
 * Five or more of the same purport may be received together, all of them received and none in work yet (영 §6⑦).
 * @throws RuleBroken `cases.merge-of-too-few` {least}, `cases.merge-of-another` {receiptNo}
 */
export const mergedAreAllReceived: Guard = {
  says: '이 민원까지 다섯 건 이상이고, 모두 접수되어 아직 담당이 정해지지 않아야 합니다(영 §6⑦).',
  answered: ({ matter, named }) => {
    const others = named('others');
    ensure(others.length + 1 >= LEAST_TO_MERGE, 'cases.merge-of-too-few', { least: LEAST_TO_MERGE });
    for (const { record, receiptNo } of others) {
      ensure(record.state === 'accepted' && record.kind === matter.kind, 'cases.merge-of-another', { receiptNo });
    }
  },
};

/** What others are merged into is not merged itself; naming itself shows as its own receipt. @throws RuleBroken `cases.merged-already` */
export const isNotMergedItself: Guard = {
  says: '다른 민원에 병합되지 않은 대표 민원이어야 합니다(영 §6⑦).',
  offered: ({ matter }) => ensure(matter.values['lead'] === undefined, 'cases.merged-already'),
};
