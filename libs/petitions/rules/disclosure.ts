import { ensure } from '#foundation';
import type { Guard } from '#procedure';

/** Guards of 공개청원 (청원법 §11②, §13). */

const OPEN_TO_THE_PUBLIC = ['legislation', 'facilities'];

/** Only petitions on law-making or on public matters may be public (청 §11②). @throws RuleBroken `petitions.subject-not-for-the-public` */
export const publicOnlyForLawOrFacilities: Guard = {
  says: '공개청원은 법령·조례의 제정·개정·폐지와 공공 제도·시설의 운영에 대해서만 낼 수 있습니다(청 §11②).',
  answered: ({ answers }) =>
    ensure(
      answers['kind'] !== 'public' || OPEN_TO_THE_PUBLIC.includes(String(answers['subject'])),
      'petitions.subject-not-for-the-public',
    ),
};

/** @throws RuleBroken `petitions.is-public` */
export const isOrdinaryPetition: Guard = {
  says: '공개청원이 아니어야 합니다(청 §11②).',
  offered: ({ matter }) => ensure(matter.kind !== 'public', 'petitions.is-public'),
};

/** @throws RuleBroken `petitions.is-not-public` */
export const isPublicPetition: Guard = {
  says: '공개청원이어야 합니다(청 §11②).',
  offered: ({ matter }) => ensure(matter.kind === 'public', 'petitions.is-not-public'),
};

/** The council is heard before the decision (청 §13①); an objection that was upheld has decided it. @throws RuleBroken `petitions.council-not-heard` */
export const councilWasHeard: Guard = {
  says: '청원심의회의 결정이 있어야 합니다(청 §13①).',
  offered: ({ matter }) =>
    ensure(
      matter.values['councilDecidedOn'] !== undefined || matter.marks.includes('disclosure-ordered'),
      'petitions.council-not-heard',
    ),
};

/** @throws RuleBroken `petitions.council-found-it-unfit` */
export const councilDidNotFindItUnfit: Guard = {
  says: '청원심의회가 공개하기에 적합하지 않다고 한 청원은 공개하지 않습니다(청 §13①).',
  offered: ({ matter }) => {
    const decision = matter.values['councilDecision'];
    ensure(decision !== 'rejected' && decision !== 'returned', 'petitions.council-found-it-unfit');
  },
};

/**
 * Disclosure is the rule; what the council did not find unfit may only be kept closed by another law, and what an objection opened
 * not at all (청 §13①, §22②). @throws RuleBroken `petitions.council-did-not-say-unfit`, `petitions.objection-was-upheld`
 */
export const unfitOnlyIfTheCouncilSaidSo: Guard = {
  says: '부적합을 이유로 들려면 청원심의회가 그렇게 결정했어야 하고, 받아들여진 이의신청은 되돌리지 않습니다(청 §13①, §22②).',
  offered: ({ matter }) => ensure(!matter.marks.includes('disclosure-ordered'), 'petitions.objection-was-upheld'),
  answered: ({ matter, answers }) =>
    ensure(
      answers['ground'] !== 'unfit' || matter.values['councilDecision'] === 'rejected',
      'petitions.council-did-not-say-unfit',
    ),
};

/** From the day of disclosure to the last day of the thirty (청 §13②). @throws RuleBroken `petitions.opinions-are-over` */
export const opinionsAreHeard: Guard = {
  says: '공개한 청원의 의견을 듣는 30일 안이어야 합니다(청 §13②).',
  offered: ({ about, now }) => {
    const until = about?.record.values['opinionsUntil'];
    const heard = about?.record.state === 'opinions' && (typeof until !== 'string' || now.slice(0, 10) <= until);
    ensure(heard, 'petitions.opinions-are-over');
  },
};
