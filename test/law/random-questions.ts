import type { DeadlineQuestion, Pause, Rule, Span, Unit } from '#calendar';

type Dice = (sides: number) => number;

const DAY = 86_400_000;
const FIRST = Date.UTC(2018, 0, 1) / DAY;
const LAST = Date.UTC(2027, 11, 31) / DAY;
// Edges of the working day come up far more often than by chance.
const EDGES = ['00:00', '08:59', '09:00', '11:59', '12:00', '12:30', '13:00', '17:59', '18:00', '19:10', '23:59'];

const SPANS: Readonly<Record<Rule, (dice: Dice) => Span>> = {
  'C-IMM': (dice) => ({ length: 1 + dice(3), unit: 'hour' }),
  'C-HOUR': (dice) => (dice(2) ? { length: 1 + dice(5), unit: 'day' } : { length: 1 + dice(40), unit: 'hour' }),
  'C-DAY': (dice) => ({ length: 1 + dice(60), unit: 'day' }),
  'C-CAL': (dice) => calendarSpan(dice),
  'C-CIV': (dice) => calendarSpan(dice),
};
const RULES = Object.keys(SPANS) as Rule[];

/** Endless questions over 2018–2027, the same ones for the same seed (mulberry32). */
export function* randomQuestions(seed: number): Generator<DeadlineQuestion, never> {
  let state = seed;
  const dice: Dice = (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % sides;
  };
  for (;;) yield randomQuestion(dice);
}

function randomQuestion(dice: Dice): DeadlineQuestion {
  const rule = RULES[dice(RULES.length)] ?? 'C-DAY';
  const day = FIRST + dice(LAST - FIRST + 1);
  const inHours = rule === 'C-CIV' && dice(6) === 0;
  const span = (): Span => (inHours ? { length: 1 + dice(120), unit: 'hour' } : SPANS[rule](dice));
  return {
    rule,
    ...span(),
    from: dice(4) ? minute(day, dice) : date(day),
    pauses: Array.from({ length: dice(3) * dice(3) }, () => randomPause(day, dice)),
    extensions: Array.from({ length: dice(3) && dice(3) }, span),
  };
}

function randomPause(day: number, dice: Dice): Pause {
  const code = ['supplement', 'outage', 'hearing', 'site-investigation'][dice(4)] ?? 'supplement';
  const begins = day - 3 + dice(40);
  const from = dice(2) ? date(begins) : minute(begins, dice);
  if (dice(25) === 0) return { code, from };
  const ends = begins + dice(dice(4) ? 5 : 40);
  if (dice(2)) return { code, from, to: date(ends) };
  const to = minute(ends, dice);
  return { code, from, to: to < from ? date(ends) : to };
}

function calendarSpan(dice: Dice): Span {
  const [unit, most] = (
    [
      ['day', 120],
      ['week', 10],
      ['month', 14],
      ['year', 3],
    ] as const
  )[dice(4)] ?? ['day', 1];
  return { length: 1 + dice(most), unit } satisfies { length: number; unit: Unit };
}

function date(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

function minute(day: number, dice: Dice): string {
  const anywhere = new Date(dice(1440) * 60_000).toISOString().slice(11, 16);
  return `${date(day)}T${dice(2) ? EDGES[dice(EDGES.length)] : anywhere}`;
}
