import { ensure } from '#foundation';
import type { Guard } from '#procedure';

/** Guards of supplements, co-operation and notices (청원법 §15, §20, 청영 §11·§12). */

/** A new supplement period, as often as there is a reason, ends later than the one given (청영 §12). @throws RuleBroken `petitions.not-later-than-given` */
export const laterThanThePeriodGiven: Guard = {
  says: '지금의 보완 기한보다 나중이어야 합니다(청영 §12).',
  answered: ({ matter, answers }) => {
    const until = String(matter.values['supplementUntil']);
    ensure(String(answers['until']) > until, 'petitions.not-later-than-given', { until });
  },
};

/** The reply period is set and lengthened once, by agreement (청 §20). @throws RuleBroken `petitions.no-cooperation-asked`, `petitions.cooperation-prolonged-already` */
export const cooperationProlongedOnce: Guard = {
  says: '협조를 구한 뒤 한 번만 늘릴 수 있습니다(청 §20).',
  offered: ({ matter }) => {
    ensure(matter.values['cooperationUntil'] !== undefined, 'petitions.no-cooperation-asked');
    ensure((matter.times['prolong-cooperation'] ?? 0) === 0, 'petitions.cooperation-prolonged-already');
  },
};

const SHORT_NOTICES = ['receipt', 'disclosure'];
const SPOKEN = ['phone', 'message'];

/** Only the notices of 접수 and 공개 여부 may go by telephone or message (청영 §11①). @throws RuleBroken `petitions.notice-needs-writing` */
export const phoneOnlyForReceiptAndDisclosure: Guard = {
  says: '전화나 문자로는 접수와 공개 여부만 알릴 수 있습니다(청영 §11①).',
  answered: ({ answers }) =>
    ensure(
      !SPOKEN.includes(String(answers['how'])) || SHORT_NOTICES.includes(String(answers['what'])),
      'petitions.notice-needs-writing',
    ),
};
