import { type JsonObject, RuleBroken } from '#foundation';
import { Calendar } from './calendar.js';
import { deadline } from './deadline.js';
import { publishedHolidays } from './holidays.js';
import { dateOf, dayNumber } from './local.js';
import {
  type DeadlineQuestion,
  type Extension,
  type Pause,
  type Rule,
  ruleFor,
  RULES,
  type Unit,
  UNITS,
} from './question.js';

const MOST_PARTS = 100;
const MOST_VECTORS = 10_000;
/** Units that each way of counting knows. */
const FITS: Readonly<Record<Rule, readonly Unit[]>> = {
  'C-IMM': ['hour'],
  'C-HOUR': ['hour', 'day'],
  'C-DAY': ['day'],
  'C-CAL': ['day', 'week', 'month', 'year'],
  'C-CIV': UNITS,
};

let statutory: Calendar | undefined;

/**
 * The public calculator: one question gives `{due, originalDue, rule, snapshot, arithmetic}`; `{vectors: […]}` gives
 * `{results: [{id, due}]}` in the same order, each with an `error` instead where it has none. Days and hours as the law sets them.
 * RuleBroken: `calendar.question-invalid` {field, problem}, `calendar.year-not-published`, `calendar.paused`.
 */
export function answerDeadline(
  asked: unknown,
  calendar: Calendar = (statutory ??= new Calendar(publishedHolidays())),
): JsonObject {
  const question = objectIn(asked, '');
  if ('vectors' in question) {
    return {
      results: listIn(question['vectors'], 'vectors', MOST_VECTORS).map((vector) => vectorAnswer(vector, calendar)),
    };
  }
  const { due, original, rule, snapshot, arithmetic } = deadline(readDeadlineQuestion(question), calendar);
  return { due, originalDue: original, rule, snapshot, arithmetic: arithmetic as unknown as JsonObject[] };
}

function vectorAnswer(vector: unknown, calendar: Calendar): JsonObject {
  const raw = vector !== null && typeof vector === 'object' ? (vector as Record<string, unknown>)['id'] : undefined;
  const id = typeof raw === 'string' || typeof raw === 'number' ? raw : null;
  try {
    return { id, due: deadline(readDeadlineQuestion(vector), calendar).due };
  } catch (error) {
    if (!(error instanceof RuleBroken)) throw error;
    return { id, error: { code: error.code, details: error.details } };
  }
}

/** A question from outside, checked: real days, bounded lengths, a unit that the rule knows, pauses that end after they begin. */
export function readDeadlineQuestion(asked: unknown): DeadlineQuestion {
  const question = objectIn(asked, '');
  const base = lengthIn(question, '');
  const rule = question['rule'] === undefined ? ruleFor(base) : oneOf(RULES, question['rule'], 'rule');
  const from = momentIn(question['from'], 'from');
  if (!FITS[rule].includes(base.unit)) refuse('unit', 'unit-does-not-fit-rule');
  if (rule !== 'C-IMM' && rule !== 'C-HOUR') return { ...base, rule, from, ...parts(question, rule) };
  if (from.length === 10) refuse('from', 'time-of-day-needed');
  return { ...base, rule, from, ...parts(question, rule) };
}

function parts(
  question: Readonly<Record<string, unknown>>,
  rule: Rule,
): Pick<DeadlineQuestion, 'pauses' | 'extensions'> {
  const pauses = listIn(question['pauses'] ?? [], 'pauses', MOST_PARTS).map((pause, i) =>
    pauseIn(pause, `pauses[${i}]`),
  );
  const extensions = listIn(question['extensions'] ?? [], 'extensions', MOST_PARTS).map((extension, i) => {
    const read = lengthIn(objectIn(extension, `extensions[${i}]`), `extensions[${i}].`);
    if (!FITS[rule].includes(read.unit)) refuse(`extensions[${i}].unit`, 'unit-does-not-fit-rule');
    return read;
  });
  return { pauses, extensions };
}

function pauseIn(asked: unknown, at: string): Pause {
  const pause = objectIn(asked, at);
  const { code } = pause;
  if (typeof code !== 'string' || !/^[a-z][a-z0-9-]{0,39}$/.test(code)) refuse(`${at}.code`, 'not-a-code');
  const from = momentIn(pause['from'], `${at}.from`);
  if (pause['to'] === undefined || pause['to'] === null) return { code: code as string, from };
  const to = momentIn(pause['to'], `${at}.to`);
  if (to.slice(0, from.length) < from.slice(0, to.length)) refuse(`${at}.to`, 'ends-before-it-begins');
  return { code: code as string, from, to };
}

function lengthIn(question: Readonly<Record<string, unknown>>, at: string): Extension {
  const { length, unit } = question;
  if (!Number.isInteger(length) || (length as number) < 1 || (length as number) > 3650)
    refuse(`${at}length`, 'not-from-1-to-3650');
  return { length: length as number, unit: oneOf(UNITS, unit, `${at}unit`) };
}

/** A real day or minute of the years 1990 to 2100. */
function momentIn(asked: unknown, field: string): string {
  const found = typeof asked === 'string' ? /^(\d{4}-\d{2}-\d{2})(?:T([01]\d|2[0-3]):([0-5]\d))?$/.exec(asked) : null;
  const date = found?.[1];
  if (!date || dateOf(dayNumber(date)) !== date) refuse(field, 'not-a-date');
  if ((asked as string) < '1990' || (asked as string) >= '2101') refuse(field, 'year-out-of-range');
  return asked as string;
}

function oneOf<T extends string>(known: readonly T[], asked: unknown, field: string): T {
  const found = known.find((each) => each === asked);
  return found ?? refuse(field, 'unknown');
}

function objectIn(asked: unknown, field: string): Readonly<Record<string, unknown>> {
  if (typeof asked !== 'object' || asked === null || Array.isArray(asked)) refuse(field, 'not-an-object');
  return asked as Readonly<Record<string, unknown>>;
}

function listIn(asked: unknown, field: string, most: number): readonly unknown[] {
  if (!Array.isArray(asked)) return refuse(field, 'not-a-list');
  if (asked.length > most) refuse(field, 'too-many');
  return asked as readonly unknown[];
}

function refuse(field: string, problem: string): never {
  throw new RuleBroken('calendar.question-invalid', { field, problem });
}
