import { type JsonObject, RuleBroken } from '#foundation';
import { Calendar } from './calendar.js';
import { type Deadline, deadline } from './deadline.js';
import { publishedHolidays } from './holidays.js';
import { invalid, type Rule } from './question.js';
import { readDeadlineQuestion } from './read-question.js';

const MOST_VECTORS = 10_000;

let published: Calendar | undefined;

/**
 * Answers a question of unknown origin. One question: `due`, `originalDue`, `rule`, `snapshot`, `arithmetic` …;
 * `{"vectors":[…]}`: `{"results":[{id, due}…]}` in the same order, a vector that fails with `{id, error:{code, detail}}`.
 * Without a calendar: the published holidays and usual office hours. RuleBroken as `readDeadlineQuestion` and `deadline`.
 */
export function answerDeadline(
  json: unknown,
  calendar = (published ??= new Calendar(publishedHolidays())),
): JsonObject {
  if (typeof json !== 'object' || json === null || !('vectors' in json)) return answerOne(json, calendar);
  const { vectors } = json;
  if (!Array.isArray(vectors)) throw invalid('vectors', 'not-a-list');
  if (vectors.length > MOST_VECTORS) throw invalid('vectors', 'too-many');
  return { results: vectors.map((vector: unknown) => answerVector(vector, calendar)) };
}

function answerOne(json: unknown, calendar: Calendar): JsonObject {
  const question = readDeadlineQuestion(json);
  return inJson(question.rule, deadline(question, calendar));
}

function inJson(rule: Rule, answer: Deadline): JsonObject {
  const { due, original, snapshot, countedIn, arithmetic } = answer;
  return {
    due,
    dueAt: answer.dueAt?.toISOString() ?? null,
    originalDue: original,
    rule,
    running: answer.running,
    ...whatIsLeft(answer),
    countedIn,
    snapshot,
    arithmetic,
  };
}

function whatIsLeft(answer: Deadline): JsonObject {
  if (answer.running) return {};
  const { paused, since, left, leftExtensions } = answer;
  return { paused, since, left, leftExtensions: leftExtensions.map(({ length, unit }) => ({ length, unit })) };
}

function answerVector(vector: unknown, calendar: Calendar): JsonObject {
  const id = idOf(vector);
  try {
    const answer = deadline(readDeadlineQuestion(vector), calendar);
    return { id, due: answer.due, ...whatIsLeft(answer) };
  } catch (error) {
    if (!(error instanceof RuleBroken)) throw error;
    return { id, error: { code: error.code, detail: error.details } };
  }
}

function idOf(vector: unknown): string | null {
  const named = typeof vector === 'object' && vector !== null && 'id' in vector;
  return named && typeof vector.id === 'string' ? vector.id.slice(0, 100) : null;
}
