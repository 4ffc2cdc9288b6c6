import type { LocalDate, LocalMinute } from '#calendar';
import type { MatterRecord, NamedMatter, Procedure } from '#procedure';
import type { Dice } from './dice.js';
import { dayAfter } from './random-answers.js';

const SOME_DAYS = { length: 30, unit: 'day' } as const;

/** So many matters of one procedure that look alike, as an answer may name them: in some state, of some kind, ended or not. */
export function randomMatters(
  procedure: Procedure,
  alike: MatterRecord | undefined,
  today: string,
  dice: Dice,
  many = 8,
): readonly NamedMatter[] {
  const state = dice.oneOf([...procedure.states.values()]);
  const kinds = [...procedure.kinds.keys()];
  const kind =
    alike?.kind !== undefined && dice.chance(2) ? alike.kind : kinds.length > 0 ? dice.oneOf(kinds) : undefined;
  const outcomes = [...procedure.steps.values()].flatMap(({ asks }) =>
    asks.flatMap((ask) => (ask.sets === 'outcome' && ask.type === 'choice' ? [...ask.choices.keys()] : [])),
  );
  const outcome = outcomes.length > 0 ? dice.oneOf(outcomes) : undefined;
  const ended = dayAfter(today, -dice.between(1, 90)) as LocalDate;
  const record: MatterRecord = {
    procedure: procedure.code,
    version: procedure.inForce,
    state: state.code,
    enteredAt: `${ended}T10:00` as LocalMinute,
    ...(kind !== undefined && { kind }),
    ...(outcome !== undefined && { outcome }),
    department: dice.oneOf(['road', 'park']),
    person: 'person-1',
    clock: {
      start: `${dayAfter(ended, -dice.between(0, 60))}T10:00` as LocalMinute,
      limit: SOME_DAYS,
      pauses: [],
      extensions: [],
    },
    values: Object.fromEntries(datesOf(procedure).map((name) => [name, dayAfter(today, dice.between(-20, 60))])),
    times: {},
    marks: marksOf(procedure).filter(() => dice.chance(2)),
  };
  return Array.from({ length: many }, (_, at) => {
    const receiptNo = `2024-보기-${String(at + 1).padStart(5, '0')}`;
    return { id: `matter-${String(at + 1)}`, receiptNo, record, ...(state.terminal && { endedOn: ended }) };
  });
}

function datesOf({ steps }: Procedure): readonly string[] {
  const asked = [...steps.values()].flatMap(({ asks }) => asks.filter(({ type }) => type === 'date'));
  const counted = [...steps.values()].flatMap(({ dates }) => dates.map(({ keeps }) => keeps));
  return [...new Set([...counted, ...asked.flatMap(({ sets }) => sets ?? [])])];
}

function marksOf({ steps }: Procedure): readonly string[] {
  return [...new Set([...steps.values()].flatMap(({ marks }) => marks ?? []))];
}
