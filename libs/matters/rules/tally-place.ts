import { type Calendar, seoulDate } from '#calendar';
import type { Procedure } from '#procedure';

/** What the count of a matter depends on. */
export interface Counted {
  readonly procedure: string;
  readonly state: string;
  readonly channel: string | null;
  readonly kind: string | null;
  readonly department: string | null;
  readonly dong: string | null;
  readonly marks: readonly string[];
  readonly extensions: number;
  readonly submittedAt: Date;
  readonly receivedAt: Date | null;
  readonly endedAt: Date | null;
}

/** Where a matter stands in the counts. `none` stands for what is not known yet. */
export interface Place {
  /** First day of the month of receipt; of arrival until then. */
  readonly month: string;
  /** `waiting` before receipt, `open`, or the outcome of the state it ended in. */
  readonly standing: string;
  readonly timing: 'in-time' | 'extended' | 'overdue';
  readonly dimensions: Readonly<Record<'all' | 'channel' | 'kind' | 'department' | 'dong', string>>;
  /** Working days from receipt to the end, the first day included; 0 while open. */
  readonly workingDays: number;
}

export function placeOf(counted: Counted, procedure: Procedure, calendar: Calendar): Place {
  const state = procedure.states.get(counted.state);
  const since = counted.receivedAt ?? counted.submittedAt;
  const standing = state?.terminal ? (state.outcome ?? counted.state) : counted.receivedAt ? 'open' : 'waiting';
  return {
    month: `${seoulDate(since).slice(0, 7)}-01`,
    standing,
    timing: counted.marks.includes('overdue') ? 'overdue' : counted.extensions > 0 ? 'extended' : 'in-time',
    dimensions: {
      all: 'all',
      channel: counted.channel ?? 'none',
      kind: counted.kind ?? 'none',
      department: counted.department ?? 'none',
      dong: counted.dong ?? 'none',
    },
    workingDays: counted.receivedAt && counted.endedAt ? workingDays(counted.receivedAt, counted.endedAt, calendar) : 0,
  };
}

function workingDays(from: Date, to: Date, calendar: Calendar): number {
  const last = seoulDate(to);
  let days = 0;
  for (let day = seoulDate(from); day <= last; day = calendar.addCalendarDays(day, 1)) {
    if (calendar.isWorkingDay(day)) days++;
  }
  return days;
}

export interface Move {
  readonly procedure: string;
  readonly month: string;
  readonly dimension: string;
  readonly key: string;
  readonly standing: string;
  readonly timing: string;
  readonly matters: number;
  readonly workingDays: number;
}

/** Counts to change when a matter moves. */
export function movesBetween(procedure: string, before: Place | undefined, after: Place): readonly Move[] {
  const sides = [
    [before, -1],
    [after, 1],
  ] as const;
  return merged(
    sides.flatMap(([place, sign]) => {
      if (!place) return [];
      const { month, standing, timing, workingDays } = place;
      return Object.entries(place.dimensions).map(([dimension, key]) => {
        return { procedure, month, dimension, key, standing, timing, matters: sign, workingDays: sign * workingDays };
      });
    }),
  );
}

/** Moves of many matters as one of each count, in one fixed order so that two movers never wait for each other in a circle. */
export function merged(all: readonly Move[]): readonly Move[] {
  const moves = new Map<string, Move>();
  for (const move of all) {
    const { procedure, month, dimension, key, standing, timing } = move;
    const id = JSON.stringify([procedure, month, dimension, key, standing, timing]);
    const known = moves.get(id);
    const matters = (known?.matters ?? 0) + move.matters;
    moves.set(id, { ...move, matters, workingDays: (known?.workingDays ?? 0) + move.workingDays });
  }
  return [...moves.entries()]
    .filter(([, move]) => move.matters !== 0 || move.workingDays !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, move]) => move);
}
