/** The goals of speed, each with the figure that must hold and the one we aim at. */
export interface Goal {
  readonly number: number;
  readonly says: string;
  readonly gate: number;
  readonly aim: number;
  /** Whether a larger figure is the better one. */
  readonly more: boolean;
  readonly unit: string;
}

const share = (number: number, says: string, gate: number, aim: number): Goal => ({
  number,
  says,
  gate,
  aim,
  more: true,
  unit: 'of the limit',
});
const times = (number: number, says: string, gate: number, aim: number): Goal => ({
  number,
  says,
  gate,
  aim,
  more: false,
  unit: 'times',
});

export const GOALS = {
  create: share(1, 'Create a matter, 8 clients: requests a second against bare SQL', 1 / 8, 1 / 4),
  cpu: {
    number: 2,
    says: 'CPU for each created matter: portal, PostgreSQL, relay with all reactions',
    gate: 3,
    aim: 1.2,
    more: false,
    unit: 'ms',
  },
  step: share(3, 'Take a step, 8 clients: requests a second against bare SQL', 1 / 6, 1 / 3),
  desk: times(4, 'Desk list of 50: CPU of console and PostgreSQL, many matters over few', 1.5, 1.2),
  search: times(5, 'Korean search: CPU of PostgreSQL, many matters over few', 2, 1.3),
  searchAfter: times(5, 'Korean search right after 5,000 updates over clean', 3, 1.5),
  briefing: times(6, 'Monthly figures: CPU of PostgreSQL, many matters over few', 2, 1.2),
  hot: {
    ...share(7, 'One hot office at 32 clients against 250 offices: requests a second', 0.5, 0.9),
    unit: 'of 250 offices',
  },
  hotP99: times(7, 'One hot office at 32 clients over 250 offices: p99', 2, 2),
  memory: {
    number: 8,
    says: 'Memory of portal, console and worker (PSS)',
    gate: 350,
    aim: 200,
    more: false,
    unit: 'MiB',
  },
  drain: share(
    9,
    'Relay: facts a second through all reactions, against plain SKIP LOCKED batches of the same rows',
    1 / 8,
    1 / 4,
  ),
} as const satisfies Record<string, Goal>;

export interface Finding {
  readonly goal: Goal;
  /** Absent: it could not be measured here. */
  readonly figure?: number;
  /** Where the figure comes from, in rates of this run. */
  readonly from: string;
}

export function reaches(figure: number, { more }: Goal, mark: number): boolean {
  return more ? figure >= mark : figure <= mark;
}
