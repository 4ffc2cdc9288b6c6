import type { Ask } from '#procedure';
import { ANSWER_METHODS, PERSON_PARTS, type FormChoices, fieldName, written } from '#krds';
import type { Part } from './opening-parts.js';

export interface AnswerLine {
  readonly key: string;
  readonly part: string;
  readonly label: string;
  readonly value: string;
}

/** Each answer with 「변경」; a button, so that what was typed goes along. */
export function CheckedAnswers({ lines }: { readonly lines: readonly AnswerLine[] }) {
  return (
    <dl class="tt-answers">
      {lines.map(({ key, part, label, value }) => (
        <div key={key}>
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

const METHODS: ReadonlyMap<string, string> = new Map(ANSWER_METHODS);
const NOTHING = '적지 않음';

/** What was typed, in words, in the order it was asked. */
export function answerLines(parts: readonly Part[], given: ReadonlyMap<string, string>, choices: FormChoices) {
  const several = parts.flatMap(({ asks }) => asks).filter(({ type }) => type === 'person').length > 1;
  return parts.flatMap(({ code, asks }) =>
    asks.flatMap((ask): AnswerLine[] => {
      const key = fieldName(ask.name);
      if (ask.type !== 'person')
        return [{ key, part: code, label: ask.label, value: inWords(ask, given, choices) || NOTHING }];
      return Object.entries(PERSON_PARTS).map(([piece, word]) => {
        const name = fieldName(ask.name, piece);
        const label = several ? `${ask.label} ${word}` : word;
        return { key: name, part: code, label, value: wordOf(piece, given.get(name) ?? '') || NOTHING };
      });
    }),
  );
}

function wordOf(piece: string, value: string): string | undefined {
  if (piece === 'answer') return METHODS.get(value);
  return piece === 'consent' ? value && '동의함' : value;
}

function inWords(ask: Ask, given: ReadonlyMap<string, string>, choices: FormChoices): string {
  const value = given.get(fieldName(ask.name)) ?? '';
  if (ask.type === 'choice') return ask.choices.get(value) ?? value;
  if (ask.type === 'department') return new Map(choices.departments).get(value) ?? value;
  if (ask.type === 'yes') return value === 'true' ? '예' : '';
  if (ask.type === 'date' || ask.type === 'minute') return value && written(value);
  return value;
}
