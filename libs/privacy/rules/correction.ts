import { type Actor, ensure } from '#foundation';
import { type Ask, formOf, type MatterRecord, type Step } from '#procedure';

/** 정정 (개인정보 보호법 §36) and a resident's own change of contact (민원 처리에 관한 법률 §22②). */

const PARTS = ['name', 'phone', 'email', 'address', 'answer'] as const;
type Parts = { readonly [part in (typeof PARTS)[number]]?: string };

/** Whose data of a matter is corrected: the petitioner, then the representatives in their order. */
const WHOM = ['petitioner', 'second', 'third'] as const;

const base = { optional: false, by: [] } as const;
const PERSON: Ask = {
  ...base,
  name: 'person',
  label: '바뀐 뒤의 이름과 연락처',
  help: '바뀌지 않은 것도 모두 적습니다. 앞의 값은 남지 않습니다.',
  type: 'person',
};

/** What the privacy officer fills in for a request of 정정. */
export const CORRECTION_FORM: Step = formOf(
  { code: 'correct', label: '이름과 연락처를 정정한다', law: '개인정보 보호법 제36조제2항', by: 'privacy' },
  [
    {
      ...base,
      name: 'receiptNo',
      label: '정정할 안건의 접수번호',
      help: '예: 2026-직소-00012',
      type: 'line',
      min: 5,
      max: 40,
    },
    {
      ...base,
      name: 'whom',
      label: '누구의 것인가요?',
      type: 'choice',
      default: 'petitioner',
      choices: new Map([
        ['petitioner', '신청한 사람'],
        ['second', '둘째 대표자'],
        ['third', '셋째 대표자'],
      ]),
      barred: new Map(),
    },
    PERSON,
    {
      ...base,
      name: 'reason',
      label: '정정하는 까닭',
      help: '접속기록에 남습니다. 바뀌는 값은 적지 마세요.',
      type: 'line',
      min: 2,
      max: 200,
    },
  ],
);

/** What a resident fills in while their matter is open. */
export const OWN_CONTACT_FORM: Step = formOf(
  { code: 'contact', label: '연락처를 바꾼다', law: '민원 처리에 관한 법률 제22조제2항', by: 'resident' },
  [
    {
      ...PERSON,
      label: '바뀐 연락처',
      help: '이름은 신청할 때 적은 대로 적어 주세요. 이름을 고치려면 개인정보 정정을 요구해 주세요.',
    },
  ],
);

/**
 * Only the privacy officer corrects, for a request of 정정 whose person was confirmed, before its answer or after it was granted.
 * @throws RuleBroken `privacy.corrector-only`, `privacy.correction-not-asked-for`
 */
export function ensureCorrectionAsked(request: MatterRecord, actor: Actor): void {
  ensure(actor.roles.includes('privacy'), 'privacy.corrector-only');
  ensure(mayCorrect(request, actor), 'privacy.correction-not-asked-for');
}

export function mayCorrect({ procedure, kind, state }: MatterRecord, actor: Actor): boolean {
  const asked = procedure === 'data-request' && kind === 'correct' && (state === 'confirmed' || state === 'granted');
  return asked && actor.roles.includes('privacy');
}

/** The id at a place among the people of a matter. @throws RuleBroken `privacy.nobody-there` */
export function personAt(people: readonly string[], whom: string): string {
  const person = people[WHOM.findIndex((each) => each === whom)];
  ensure(person, 'privacy.nobody-there');
  return person;
}

/** Which parts another contact says otherwise: facts tell these, never what they say. */
export function changedParts(before: Parts, after: Parts): string[] {
  return PARTS.filter((part) => before[part] !== after[part]);
}
