import type { Ask } from '#procedure';
import { type FormChoices, fieldName } from '#krds';
import type { Part } from './submission-parts.js';

export interface AnswerLine {
  readonly part: string;
  readonly label: string;
  readonly value: string;
}

/** Each answer with 「변경」; a button, so that what was typed goes along. */
export function CheckedAnswers({ lines }: { readonly lines: readonly AnswerLine[] }) {
  return (
    <dl class="tt-answers">
      {lines.map(({ part, label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
          <dd class="tt-change">
            <button type="submit" class="krds-btn text small" name="go" value={`change-${part}`}>
              변경<span class="sr-only"> {label}</span>
            </button>
          </dd>
        </div>
      ))}
    </dl>
  );
}

const PERSON_LABELS = {
  name: '이름',
  answer: '답변 받을 방법',
  phone: '전화번호',
  email: '전자우편',
  address: '주소',
} as const;
const NOTHING = '적지 않음';

/** What was typed, in words, in the order it was asked. */
export function answerLines(
  parts: readonly Part[],
  given: ReadonlyMap<string, string>,
  choices: FormChoices,
  methods: ReadonlyMap<string, string>,
) {
  return parts.flatMap(({ code, asks }) =>
    asks.flatMap((ask): AnswerLine[] => {
      if (ask.type !== 'person')
        return [{ part: code, label: ask.label, value: inWords(ask, given, choices) || NOTHING }];
      return Object.entries(PERSON_LABELS).map(([piece, label]) => {
        const value = given.get(fieldName(ask.name, piece)) ?? '';
        return { part: code, label, value: (piece === 'answer' ? methods.get(value) : value) || NOTHING };
      });
    }),
  );
}

function inWords(ask: Ask, given: ReadonlyMap<string, string>, choices: FormChoices): string {
  const value = given.get(fieldName(ask.name)) ?? '';
  if (ask.type === 'choice') return ask.choices.get(value) ?? value;
  if (ask.type === 'department') return new Map(choices.departments).get(value) ?? value;
  if (ask.type === 'yes') return value === 'true' ? '예' : '';
  return value;
}
