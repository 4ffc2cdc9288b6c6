import { type Ask, formOf, type Step } from '#procedure';
import { type CouncilRule, DECISIONS, RECUSALS } from './council-rule.js';

/** What the forms of a council ask, in the language of procedure tables, so that pages, API and checks follow from one place. */

/** Code → label. */
export type Choices = ReadonlyMap<string, string>;

const base = { optional: false, by: [] } as const;
const optional = { optional: true, by: [] } as const;
const choice = (name: string, label: string, choices: Choices, rest: { optional: boolean } = base): Ask => ({
  ...base,
  ...rest,
  name,
  label,
  type: 'choice',
  choices,
  barred: new Map(),
});
const text = (name: string, label: string, min: number, max: number, help?: string): Ask => ({
  ...base,
  name,
  label,
  type: 'text',
  min,
  max,
  ...(help !== undefined && { help }),
});
/** What stands with a session stands for all its matters, and outlasts the first of them that is disposed of. */
const NO_NAMES = '민원인의 이름이나 연락처는 적지 마세요. 이 회의가 다룬 마지막 안건과 함께 폐기됩니다.';
const votes = (name: string, label: string): Ask => ({
  ...base,
  name,
  label,
  type: 'number',
  min: 0,
  max: 200,
  unit: '명',
});

function form(code: string, label: string, { law }: CouncilRule, asks: readonly Ask[], confirm = false): Step {
  return formOf({ code, label, law, by: 'secretary' }, asks, confirm);
}

function seatAsks({ seatKinds }: CouncilRule): Ask[] {
  return [
    ...(seatKinds ? [choice('seat', '자리', new Map(Object.entries(seatKinds)))] : []),
    { ...optional, name: 'chair', label: '위원장으로 한다', type: 'yes' },
    { ...base, name: 'since', label: '임기를 시작하는 날', type: 'date', when: 'any' },
  ];
}

export const seatOfficial = (rule: CouncilRule, staff: Choices): Step =>
  form('seat-official', '공무원 위원을 임명한다', rule, [choice('staff', '직원', staff), ...seatAsks(rule)]);

export const seatOutsider = (rule: CouncilRule): Step =>
  form('seat-outsider', '외부 위원을 위촉한다', rule, [
    { ...base, name: 'person', label: '위원', type: 'person' },
    ...seatAsks(rule),
  ]);

export const renew = (rule: CouncilRule): Step => form('renew', '연임한다', rule, []);
export const nameChair = (rule: CouncilRule): Step => form('name-chair', '위원장으로 한다', rule, []);

const WHYS: Choices = new Map([
  ['resigned', '사임'],
  ['replaced', '교체'],
  ['dismissed', '해촉'],
  ['left-office', '자리를 옮김'],
]);
export const endTerm = (rule: CouncilRule): Step =>
  form('end-term', '임기를 마친다', rule, [
    { ...base, name: 'on', label: '마치는 날', help: '이날부터 위원이 아닙니다.', type: 'date', when: 'any' },
    choice('why', '까닭', WHYS),
  ]);

export const planSession = (rule: CouncilRule): Step =>
  form('plan', '회의를 준비한다', rule, [
    { ...base, name: 'day', label: '회의하는 날', type: 'date', when: 'future' },
    { ...base, name: 'time', label: '시작하는 시각', help: '예: 14:00', type: 'line', min: 5, max: 5 },
    { ...base, name: 'place', label: '곳', help: '예: 본관 2층 회의실', type: 'line', min: 2, max: 80 },
  ]);

export const layItem = (rule: CouncilRule): Step =>
  form('lay-item', '안건을 올린다', rule, [
    { ...base, name: 'receiptNo', label: '접수번호', help: '예: 2026-직소-00012', type: 'line', min: 5, max: 40 },
    choice('about', '무엇을 심의하나요?', new Map(Object.entries(rule.questions))),
    text(
      'question',
      '물을 것',
      5,
      2_000,
      '위원과 당사자가 받는 편지에 그대로 실립니다. 이름이나 연락처는 적지 마세요.',
    ),
    ...(rule.hears === 'invited'
      ? [{ ...optional, name: 'invited', label: '민원인을 부른다', type: 'yes' } as const satisfies Ask]
      : []),
  ]);

export const nameParty = (rule: CouncilRule): Step =>
  form('name-party', '이해관계인을 적는다', rule, [{ ...base, name: 'person', label: '이해관계인', type: 'person' }]);

export const callSession = (rule: CouncilRule): Step =>
  form(
    'call',
    '소집하고 알린다',
    rule,
    rule.chair === 'agreed-by-parties'
      ? [
          {
            ...base,
            name: 'chairAgreed',
            label: '당사자들이 의장을 합의했고, 의장은 이 일과 관계없습니다',
            type: 'yes',
          },
        ]
      : [],
    true,
  );

const SPEAKERS: Choices = new Map([
  ['complainant', '민원인'],
  ['interested', '이해관계인'],
  ['department', '관계 부서'],
]);
export const takeStatement = (rule: CouncilRule): Step =>
  form('take-statement', '의견서를 받는다', rule, [
    choice('by', '누가 냈나요?', SPEAKERS),
    text('text', '의견', 2, 10_000),
  ]);

export const recuse = (rule: CouncilRule, members: Choices): Step =>
  form('recuse', '위원을 뺀다(제척·기피·회피)', rule, [
    choice('member', '위원', members),
    choice('how', '빠지는 길', new Map(rule.recusals.map((recusal) => [recusal, RECUSALS[recusal]]))),
    text('ground', '까닭', 5, 1_000),
  ]);

/** One tick for each member, named by the member's id. */
export const noteAttendance = (rule: CouncilRule, members: Choices): Step =>
  form(
    'note-attendance',
    '나온 위원을 적는다',
    rule,
    [...members].map(([name, label]) => ({ ...optional, name, label, type: 'yes' })),
  );

/** 영 §38①1: where no department sees itself competent, the council names one. */
export const COMPETENCE = 'competence';

export const countVotes = (rule: CouncilRule, about: string, voters: number): Step =>
  form('count-votes', '의결을 적는다', rule, [
    choice('decision', `결과(표결한 위원 ${String(voters)}명)`, new Map(Object.entries(DECISIONS))),
    votes('inFavour', '찬성'),
    votes('against', '반대'),
    votes('abstained', '기권'),
    ...(about === COMPETENCE
      ? [{ ...optional, name: 'department', label: '처리할 부서', type: 'department' } as const satisfies Ask]
      : []),
    text('ground', '까닭', 5, 2_000),
  ]);

export const closeSession = (rule: CouncilRule): Step =>
  form('close', '회의를 마친다', rule, [text('minutes', '회의록', 10, 20_000, NO_NAMES)], true);

export const cancelSession = (rule: CouncilRule): Step =>
  form('cancel', '회의를 취소한다', rule, [text('reason', '까닭', 5, 1_000, NO_NAMES)], true);

export const tellAgain = (rule: CouncilRule): Step => form('tell-again', '안건에 다시 알린다', rule, []);
