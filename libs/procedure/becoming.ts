import type { Json } from '#foundation';
import type { LocalMinute } from '#calendar';
import type { Answer, Answers, MatterRecord, NamedMatter } from './record.js';
import type { Procedure, Step } from './table.js';

const COLUMNS = ['kind', 'department', 'officer', 'dong', 'channel', 'outcome', 'person'] as const;
type Column = (typeof COLUMNS)[number];

/** A matter before its opening step: in the state `start`, with nothing known but what it takes over from the one it is about. */
export function unborn(
  procedure: Procedure,
  now: LocalMinute,
  about?: NamedMatter,
  takes: readonly string[] = [],
): MatterRecord {
  const { code, inForce } = procedure;
  const taken = about ? COLUMNS.filter((column) => takes.includes(column)).flatMap(entryOf(about.record)) : [];
  const people = takes.includes('person') ? about?.record.values['people'] : undefined;
  const kept = Object.entries(about?.record.values ?? {}).filter(([name]) => takes.includes(name));
  return {
    ...(Object.fromEntries(taken) as { [column in Column]?: string }),
    procedure: code,
    version: inForce,
    state: 'start',
    enteredAt: now,
    values: {
      ...(about && { about: about.id }),
      ...(people !== undefined && { people }),
      ...Object.fromEntries(kept),
    },
    times: {},
    marks: [],
  };
}

/** The record after a step, its clock aside: emptied, filled, moved, counted, marked. */
export function become(matter: MatterRecord, step: Step, answers: Answers, now: LocalMinute): MatterRecord {
  const columns = Object.fromEntries(
    COLUMNS.filter((column) => !step.clears.includes(column)).flatMap(entryOf(matter)),
  );
  const values = Object.fromEntries(Object.entries(matter.values).filter(([name]) => !step.clears.includes(name)));
  for (const { name, sets } of step.asks) {
    const answer = answers[name];
    if (sets === undefined || sets === 'title' || answer === undefined) continue;
    if (sets === 'people') values[sets] = [...((values[sets] as string[] | undefined) ?? []), String(plain(answer))];
    else (isColumn(sets) ? columns : values)[sets] = plain(answer);
  }
  if (step.adds !== undefined) values[step.adds] = Number(values[step.adds] ?? 0) + 1;
  const moves = step.to !== 'same' && step.to !== matter.state;
  return {
    procedure: matter.procedure,
    version: matter.version,
    state: moves ? step.to : matter.state,
    enteredAt: moves ? now : matter.enteredAt,
    ...(columns as { [column in Column]?: string }),
    ...(matter.clock && { clock: matter.clock }),
    values,
    times: { ...matter.times, [step.code]: (matter.times[step.code] ?? 0) + 1 },
    marks: step.marks === undefined || matter.marks.includes(step.marks) ? matter.marks : [...matter.marks, step.marks],
  };
}

function entryOf(matter: MatterRecord): (column: Column) => [string, Json][] {
  return (column) => {
    const value = matter[column];
    return value === undefined ? [] : [[column, value]];
  };
}

/** What a column or a kept value holds: a person or matters by id. Free text never gets here; it is kept as a passage. */
function plain(answer: Answer): Json {
  if (typeof answer !== 'object') return answer;
  if ('matters' in answer) return answer.matters;
  return 'person' in answer ? answer.person : null;
}

function isColumn(name: string): name is Column {
  return (COLUMNS as readonly string[]).includes(name);
}
