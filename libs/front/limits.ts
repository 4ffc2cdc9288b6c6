import { ensure } from '#foundation';

/** `limit` of a list: 1 to 200, 50 when absent. RuleBroken: `front.query-invalid`. */
export function pageSize(limit: string | undefined): number {
  if (limit === undefined || limit === '') return 50;
  ensure(/^\d{1,3}$/.test(limit) && Number(limit) >= 1 && Number(limit) <= 200, 'front.query-invalid', {
    field: 'limit',
    least: 1,
    most: 200,
  });
  return Number(limit);
}

/** A filter from a query string: one word of codes, never an array or an object. RuleBroken: `front.query-invalid`. */
export function filter(value: unknown, field: string): string | undefined {
  if (value === undefined || value === '') return undefined;
  ensure(typeof value === 'string' && value.length <= 100, 'front.query-invalid', { field });
  return value;
}

/** A body that must be a JSON object. RuleBroken: `front.body-malformed`. */
export function objectBody(body: unknown): Record<string, never> {
  ensure(typeof body === 'object' && body !== null && !Array.isArray(body), 'front.body-malformed');
  return body as Record<string, never>;
}
