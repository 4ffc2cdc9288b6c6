import { ensure } from '#foundation';
import type { Guard } from '#procedure';

/** Guards on the way to the result (청원법 §10, §16, §21). */

/**
 * The council deliberates before the result; it is left out only on a ground of the law, and never both
 * (청 §21①, 청영 §15). @throws RuleBroken `petitions.council-not-heard`, `petitions.council-was-heard-already`, `petitions.council-only-omitted-on-a-ground`
 */
export const councilHeardOrAGroundToOmitIt: Guard = {
  says: '청원심의회의 심의를 거쳤거나, 생략할 수 있는 사유가 있어야 합니다(청 §21①, 청영 §15).',
  offered: ({ matter }) =>
    ensure(
      matter.state !== 'council' || matter.values['councilDecidedOn'] !== undefined,
      'petitions.council-not-heard',
    ),
  answered: ({ matter, answers }) => {
    const omitted = answers['omission'] !== undefined;
    if (matter.state === 'council') ensure(!omitted, 'petitions.council-was-heard-already');
    else ensure(omitted, 'petitions.council-only-omitted-on-a-ground');
  },
};

/** Decided inside the running period; one whose end cannot be fixed yet is running (청 §21③). @throws RuleBroken `petitions.extension-after-due` */
export const insideThePetitionPeriod: Guard = {
  says: '처리기간이 지나기 전이어야 합니다(청 §21③).',
  offered: ({ deadline, now }) => {
    const due = deadline?.due ?? undefined;
    if (due !== undefined) ensure(now.slice(0, due.length) <= due, 'petitions.extension-after-due', { due });
  },
};

/** 60 days, once (청 §21③). @throws RuleBroken `petitions.extended-already` */
export const onePetitionExtension: Guard = {
  says: '연장은 한 번, 60일까지입니다(청 §21③).',
  offered: ({ matter }) => ensure((matter.clock?.extensions.length ?? 0) === 0, 'petitions.extended-already'),
};

const REGISTERED = ['note-outside-number', 'register', 'register-public'];

/** The national system is the record: a petition without its number there has no result yet (청 §10). @throws RuleBroken `petitions.not-entered-nationally` */
export const enteredInTheNationalSystem: Guard = {
  says: '온라인청원시스템에 등록한 번호가 있어야 합니다(청 §10, 청영 §6②).',
  offered: ({ matter }) =>
    ensure(
      REGISTERED.some((step) => (matter.times[step] ?? 0) > 0),
      'petitions.not-entered-nationally',
    ),
};

/**
 * The second petition of the same content may be returned or closed once an earlier one was dealt with; whether the content is
 * the same is a person's reasoned decision (청 §16①). @throws RuleBroken `petitions.earlier-not-dealt-with` {receiptNo}
 */
export const earlierPetitionWasDealtWith: Guard = {
  says: '먼저 접수되어 결과를 알린 같은 내용의 청원이 있어야 합니다(청 §16①).',
  answered: ({ matter, named }) => {
    for (const { receiptNo, record } of named('earlier')) {
      const earlier = (record.clock?.start ?? '9999') <= (matter.clock?.start ?? '');
      ensure(record.state === 'closed' && earlier, 'petitions.earlier-not-dealt-with', { receiptNo });
    }
  },
};
