/** Kind and period of sessions to plan, as a form or a program sends them; what is no day is as good as absent. */
export function readPeriod(asked: Readonly<Record<string, unknown>>): {
  readonly kind: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
} {
  const { kind } = asked;
  return {
    kind: typeof kind === 'string' && /^[a-z][a-z0-9-]{0,40}$/.test(kind) ? kind : undefined,
    from: dayIn(asked['from']),
    to: dayIn(asked['to']),
  };
}

function dayIn(given: unknown): string | undefined {
  if (typeof given !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(given)) return undefined;
  const day = Date.parse(given);
  return !Number.isNaN(day) && new Date(day).toISOString().startsWith(given) ? given : undefined;
}
