import {
  AT_ONCE,
  checkQuestion,
  type DeadlineQuestion,
  invalid,
  type Pause,
  type Rule,
  ruleFor,
  RULES,
  type Span,
  UNITS,
} from './question.js';
import { isLocalTime, type LocalTime } from './local-time.js';

const LONGEST = 3650;
const MOST = 100;
const [FIRST_YEAR, LAST_YEAR] = [1990, 2100];

// A misspelt field must not silently give another deadline; `id`, `due` and `note` are what a vector says about itself.
const QUESTION_FIELDS = ['rule', 'length', 'unit', 'from', 'pauses', 'extensions', 'id', 'due', 'note'];

/**
 * Reads a question of unknown origin: `{"rule","length","unit","from","pauses":[{"code","from","to"}],"extensions":[{"length","unit"}]}`.
 * Without `rule` it is a limit of a 민원 (`ruleFor`); C-IMM without a length is three working hours.
 * RuleBroken `calendar.question-invalid` {field, problem}.
 */
export function readDeadlineQuestion(json: unknown): DeadlineQuestion {
  const fields = record(json, 'question', QUESTION_FIELDS);
  const stated = fields.rule === undefined ? undefined : oneOf(RULES, fields.rule, 'rule');
  const atOnce = stated === 'C-IMM' && fields.length === undefined && fields.unit === undefined;
  const span = atOnce ? { length: AT_ONCE.length, unit: AT_ONCE.unit } : readSpan(fields, '');
  const rule: Rule = stated ?? ruleFor(span);
  const question = {
    rule,
    ...span,
    from: readTime(fields.from, 'from'),
    pauses: list(fields.pauses, 'pauses').map((pause, n) => readPause(pause, `pauses[${n}]`)),
    extensions: list(fields.extensions, 'extensions').map((extension, n) => {
      const field = `extensions[${n}]`;
      return readSpan(record(extension, field, ['length', 'unit']), `${field}.`);
    }),
  };
  checkQuestion(question);
  return question;
}

function readSpan({ length, unit }: Record<string, unknown>, prefix: string): Span {
  if (length === undefined) throw invalid(`${prefix}length`, 'missing');
  if (typeof length !== 'number' || !Number.isInteger(length)) throw invalid(`${prefix}length`, 'not-a-whole-number');
  if (length < 1 || length > LONGEST) throw invalid(`${prefix}length`, 'out-of-bounds');
  return { length, unit: oneOf(UNITS, unit, `${prefix}unit`) };
}

function readPause(json: unknown, field: string): Pause {
  const { code, from, to } = record(json, field, ['code', 'from', 'to']);
  if (code === undefined) throw invalid(`${field}.code`, 'missing');
  if (typeof code !== 'string' || !/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/.test(code))
    throw invalid(`${field}.code`, 'not-a-code');
  const pause = { code, from: readTime(from, `${field}.from`) };
  return to === undefined || to === null ? pause : { ...pause, to: readTime(to, `${field}.to`) };
}

function readTime(value: unknown, field: string): LocalTime {
  if (value === undefined) throw invalid(field, 'missing');
  if (typeof value !== 'string' || !isLocalTime(value)) throw invalid(field, 'not-a-date-or-minute');
  const year = Number(value.slice(0, 4));
  if (year < FIRST_YEAR || year > LAST_YEAR) throw invalid(field, 'out-of-bounds');
  return value;
}

function oneOf<Choice extends string>(choices: readonly Choice[], value: unknown, field: string): Choice {
  if (value === undefined) throw invalid(field, 'missing');
  const choice = choices.find((each) => each === value);
  if (choice === undefined) throw invalid(field, 'unknown');
  return choice;
}

function list(value: unknown, field: string): readonly unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw invalid(field, 'not-a-list');
  if (value.length > MOST) throw invalid(field, 'too-many');
  return value;
}

function record(value: unknown, field: string, known: readonly string[]): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid(field, 'not-an-object');
  for (const key of Object.keys(value)) if (!known.includes(key)) throw invalid(field, 'unknown-field');
  return { ...value };
}
