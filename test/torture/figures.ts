import type { Outcome } from './run.js';

export interface Figure {
  readonly code: string;
  readonly what: string;
  readonly value: number;
  readonly unit: '' | 's';
  /** The most it may be. */
  readonly goal: number;
  /** Missing it makes the run fail: a promise, not a speed. */
  readonly firm: boolean;
}

const NEVER = Number.POSITIVE_INFINITY;

/** The figures of `docs/` reliability goals, each with the most it may be. */
export function figuresOf(outcome: Outcome, reconciler: boolean): Figure[] {
  const count = (...names: string[]): number =>
    names.reduce((sum, name) => sum + (outcome.findings[name]?.length ?? NEVER), 0);
  const faults = [...outcome.faults.values()].reduce((sum, times) => sum + times, 0) + outcome.targeted.kills;
  const zero = (code: string, what: string, ...names: string[]): Figure => ({
    code,
    what,
    value: count(...names),
    unit: '',
    goal: 0,
    firm: true,
  });
  const seconds = (code: string, what: string, value: number, goal: number): Figure => ({
    code,
    what,
    value,
    unit: 's',
    goal,
    firm: false,
  });
  const twice: Figure = reconciler
    ? zero('R5', 'letters twice, with a server that can be asked', 'letter twice')
    : { ...zero('R4', 'letters twice, with nobody to ask', 'letter twice'), goal: faults };
  const measured = [
    seconds('R6', 'drain after senders were killed', outcome.drained[1] ?? NEVER, 60),
    seconds('R11', 'slowest acknowledgement over restarts of PostgreSQL', outcome.slowestOverRestarts / 1_000, 5),
    seconds(
      'R13',
      "a killed sender's letter settled by another, slowest",
      Math.max(0, ...outcome.targeted.takenOver),
      10,
    ),
  ];
  return [
    zero('R1', 'acknowledged commands lost', 'acknowledged and lost', 'answered in two ways', 'refused and stored'),
    zero('R2', 'matters created twice', 'created twice', 'opened about another'),
    zero(
      'R3',
      'letters missing',
      'letter missing',
      'letter arrived but not marked',
      'letter not written',
      'letter of nobody',
    ),
    twice,
    zero(
      'R7',
      'facts out of order or not carried on',
      'out of order',
      'fact not carried to a reaction',
      'gap in a matter',
    ),
    zero('·', 'slots or rooms given twice', 'slot with two matters', 'room kept twice'),
    zero(
      '·',
      'selections that do not stand, rooms kept for nobody',
      'selection that does not stand',
      'room kept for nobody or not kept',
      'told another time than its slot',
    ),
    zero(
      '·',
      'commands never answered, or refused without reason',
      'never answered',
      'refused without reason',
      'refused as taken and never was',
    ),
    zero('·', 'facts parked', 'parked'),
    zero('·', 'reminders without their one outcome', 'reminder without its one outcome'),
    zero('·', 'findings of the verifier in the chains', 'chain broken'),
    { code: '·', what: 'processes that died by themselves', value: outcome.died.length, unit: '', goal: 0, firm: true },
    {
      code: '·',
      what: 'processes that did not end when asked',
      value: outcome.stuck.length,
      unit: '',
      goal: 0,
      firm: true,
    },
    seconds('R8', 'drain after the last fault', outcome.drained[0] ?? NEVER, 30),
    ...(outcome.restarts === 0 ? [] : measured),
  ];
}

export function met({ value, goal }: Figure): boolean {
  return value <= goal;
}

export function table(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { code, what, value, unit, goal } = figure;
    const shown = unit === 's' ? `${value.toFixed(1)} s` : String(value);
    return [
      code.padEnd(4),
      what.padEnd(58),
      shown.padStart(9),
      `≤ ${goal}${unit && ' s'}`.padStart(8),
      met(figure) ? 'met' : 'MISSED',
    ].join(' ');
  });
  return rows.join('\n');
}
