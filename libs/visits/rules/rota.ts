/** An office's rota as its profile says it (`visits.rota`). */
export interface RotaRule {
  readonly everyYears: number;
  readonly from: number;
  readonly to?: number;
  readonly wholeFirstYear?: boolean;
}
export interface PlannedYear {
  readonly year: number;
  readonly visits: number;
}

/**
 * How many 동 each year's visits reach, so that all are reached once in `everyYears`: shares of whole 동 that add up over the cycle,
 * 39 in two years are 19 and 20. `wholeFirstYear`: all of them in the first year, and the cycle begins after it. Until `to`, else
 * until `today`'s year.
 */
export function plannedPerYear(rota: RotaRule, dongs: number, today: string): readonly PlannedYear[] {
  const { everyYears, from, to = Math.max(Number(today.slice(0, 4)), from), wholeFirstYear = false } = rota;
  const reached = (cycleYears: number): number => Math.floor((dongs * cycleYears) / everyYears);
  return Array.from({ length: to - from + 1 }, (_, at) => {
    const cycleYear = wholeFirstYear ? at - 1 : at;
    return { year: from + at, visits: cycleYear < 0 ? dongs : reached(cycleYear + 1) - reached(cycleYear) };
  });
}

/** A 동 and when it was visited last, `YYYY-MM-DD`; absent: never. */
export interface DongVisited {
  readonly dong: string;
  readonly last?: string;
}
export interface DongTurn extends DongVisited {
  /** Why it comes early; absent: only its turn. */
  readonly priority?: string;
  /** Reached in the present cycle already. */
  readonly reached: boolean;
  /** Not visited for 24 months. */
  readonly neglected: boolean;
}

/**
 * Whose turn it is: what was not reached in this cycle before what was, then by priority, then who waits longest; those never visited
 * wait longest of all. `order` is the office's own order of 동, for equals.
 */
export function turns(
  visited: readonly DongVisited[],
  priorities: readonly { readonly label: string; readonly dongs: readonly string[] }[],
  since: string,
  today: string,
): readonly DongTurn[] {
  const rank = (dong: string): number => {
    const at = priorities.findIndex(({ dongs }) => dongs.includes(dong));
    return at < 0 ? priorities.length : at;
  };
  return visited
    .map((each) => {
      const priority = priorities[rank(each.dong)]?.label;
      const reached = each.last !== undefined && each.last >= since;
      return { ...each, reached, neglected: isNeglected(each, today), ...(priority !== undefined && { priority }) };
    })
    .sort(
      (a, b) =>
        Number(a.reached) - Number(b.reached) || rank(a.dong) - rank(b.dong) || compare(a.last ?? '', b.last ?? ''),
    );
}

/** First day of the cycle that `today` lies in. */
export function cycleStart({ everyYears, from, wholeFirstYear = false }: RotaRule, today: string): string {
  const passed = Number(today.slice(0, 4)) - from;
  if (wholeFirstYear && passed <= 0) return `${String(from)}-01-01`;
  const within = wholeFirstYear ? passed - 1 : Math.max(passed, 0);
  return `${String(from + passed - (within % everyYears))}-01-01`;
}

/** Two years to the day. */
function isNeglected({ last }: DongVisited, today: string): boolean {
  return last === undefined || last < `${String(Number(today.slice(0, 4)) - 2)}${today.slice(4)}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
