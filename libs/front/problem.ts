import { type Json, type JsonObject, RuleBroken } from '#foundation';
import { connectionLost } from '#ledger';
import { statusOf } from './status.js';
import { inKorean } from './words.ko.js';

/** RFC 9457 problem with a stable `code` and a Korean `detail`. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  /** Bounds, fields and other particulars of the rule; never personal data. */
  readonly details: JsonObject;
}

/** What a client is told about an error. Technical errors keep their cause to the log. */
export function problemOf(error: unknown): Problem {
  const { code, details } = brokenRule(error);
  const status = statusOf(code);
  return {
    type: `/problems/${code}`,
    title: code,
    status,
    code,
    detail: inKorean(code, details),
    details: inWords(details),
  };
}

/** Each problem of a form says in words what is wrong with its field, so that a program need not know every code. */
function inWords(details: JsonObject): JsonObject {
  const { problems } = details;
  if (!Array.isArray(problems)) return details;
  return {
    ...details,
    problems: (problems as readonly Json[]).map((problem) =>
      isProblem(problem) ? { ...problem, detail: inKorean(problem.code, problem) } : problem,
    ),
  };
}

function isProblem(problem: Json): problem is JsonObject & { code: string } {
  return typeof problem === 'object' && problem !== null && typeof (problem as JsonObject)['code'] === 'string';
}

function brokenRule(error: unknown): { code: string; details: JsonObject } {
  if (error instanceof RuleBroken) return error;
  if (connectionLost(error) || outOfService(error)) return { code: 'front.unavailable', details: { retryAfter: 2 } };
  const { statusCode, code } = (error ?? {}) as { statusCode?: unknown; code?: unknown };
  const status = statusCode ?? (error as { getStatus?: () => number } | null)?.getStatus?.();
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || status === 413) return { code: 'front.body-too-large', details: {} };
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' || status === 415) return { code: 'front.media-type', details: {} };
  if (status === 404) return { code: 'front.not-found', details: {} };
  if (status === 405) return { code: 'front.method-not-allowed', details: {} };
  if (status === 400) return { code: 'front.body-malformed', details: {} };
  return { code: 'front.unexpected', details: {} };
}

/** Disk full (53xxx), too many connections, a pool that waited in vain, a statement cut off: come again later. */
function outOfService(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return (
    (typeof code === 'string' && /^(53|57014)/.test(code)) ||
    (typeof message === 'string' && message.includes('timeout exceeded when trying to connect'))
  );
}
