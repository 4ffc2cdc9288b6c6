import type { Json, JsonObject } from '#foundation';
import { isAtMost, limitInKorean, parseLimit } from './limit.js';
import { layOver } from './overlay.js';
import type { Problem } from './refused.js';
import type { Source } from './source.js';
import type { Procedure, State, Step } from './table.js';

/** What an office may say of a thing of the table; all else is the law's or the table's. */
const ITS_OWN: Readonly<Record<string, ReadonlySet<string>>> = {
  roles: new Set(['label', 'en']),
  kinds: new Set(['label', 'en', 'limit']),
  states: new Set(['label', 'en', 'resident']),
  steps: new Set(['label', 'en', 'resident', 'asks']),
  asks: new Set(['label', 'help']),
};
const EXTRA: Readonly<Record<string, ReadonlySet<string>>> = {
  states: new Set(['label', 'en', 'resident', 'means']),
  kinds: new Set(['label', 'en', 'limit', 'law', 'means']),
};

/** An office's changes laid over one version. What it may not change is told by name and left as it was. */
export function changeForOffice(
  { source, procedure }: { readonly source: Source; readonly procedure: Procedure },
  change: JsonObject,
  office: string,
  problems: Problem[],
): Source {
  const tell = (code: string, path: readonly string[], cause: string): void => {
    const problem = { file: office, line: 0, code, cause: `${procedure.code} › ${path.join(' › ')}: ${cause}` };
    if (!problems.some((told) => told.code === code && told.cause === problem.cause)) problems.push(problem);
  };
  const changed: Source = { file: office, raw: change, places: new Map([['', { file: office, line: 0 }]]) };
  const before = problems.length;
  for (const [section, things] of Object.entries(change)) {
    if (section !== 'title') checkSection(procedure, section, things, tell);
  }
  if (problems.length > before) return source;
  return joinExtraStates(layOver(source, changed), procedure, change);
}

type TellOffice = (code: string, path: readonly string[], cause: string) => void;

function checkSection(procedure: Procedure, section: string, things: Json, tell: TellOffice): void {
  const own = ITS_OWN[section];
  if (!own || section === 'asks') return tell('not-the-offices', [section], '기관이 바꿀 수 없습니다.');
  for (const [name, thing] of entries(things)) {
    if (typeof thing !== 'object' || thing === null) {
      tell('not-the-offices', [section, name], '기관이 없애거나 통째로 바꿀 수 없습니다.');
      continue;
    }
    const extra = isExtra(procedure, section, name);
    const known = extra || namesOf(procedure, section).includes(name);
    if (!known) {
      tell('unknown-name', [section, name], '절차에 없는 이름입니다.');
      continue;
    }
    for (const [property, value] of entries(thing)) {
      const path = [section, name, property];
      if (!(extra ? EXTRA[section] : own)?.has(property)) tell('not-the-offices', path, '기관이 바꿀 수 없습니다.');
      else if (extra && section === 'kinds') continue;
      else if (property === 'limit') checkLimit(procedure, name, value, tell);
      else if (property === 'asks') checkAsks(procedure.steps.get(name), path, value, tell);
      else if (typeof value !== 'string') tell('not-the-offices', path, '기관이 없앨 수 없습니다.');
    }
    if (extra && section === 'states') checkExtraState(procedure, name, thing, tell);
    if (extra && section === 'kinds') checkExtraKind(procedure, name, thing, tell);
  }
}

function isExtra({ states, kinds }: Procedure, section: string, name: string): boolean {
  return (section === 'states' && !states.has(name)) || (section === 'kinds' && !kinds.has(name));
}

/** Only a kind the law leaves to each office (`byOffice`) may be divided, and its period is the office's to publish (법 §17, §36). */
function checkExtraKind(procedure: Procedure, name: string, thing: Json, tell: TellOffice): void {
  const { means, limit, label } = Object.fromEntries(entries(thing));
  const path = ['kinds', name];
  if (!procedure.kinds.get(String(means))?.byOffice)
    tell('extra-kind-without-meaning', path, 'means에 기관이 나누는 종류(byOffice)를 적어야 합니다.');
  if (typeof label !== 'string') tell('not-the-offices', path, 'label이 있어야 합니다.');
  const [own, ceiling] = [parseLimit(String(limit)), procedure.kinds.get(String(means))?.limit];
  if (limit === undefined && !ceiling) return;
  if (!own) tell('bad-limit', [...path, 'limit'], `'${String(limit)}'은(는) 처리기간이 아닙니다.`);
  else if (ceiling && isAtMost(ceiling, own) && !isAtMost(own, ceiling))
    tell('limit-not-shorter', [...path, 'limit'], `법이 정한 한도(${limitInKorean(ceiling)})보다 길게 할 수 없습니다.`);
}

/** A shorter promise is always allowed; a longer one only where the law leaves the period to the office (영 §16③). */
function checkLimit(procedure: Procedure, name: string, value: Json, tell: TellOffice): void {
  const kind = procedure.kinds.get(name);
  const limit = parseLimit(String(value));
  const path = ['kinds', name, 'limit'];
  if (!kind || !limit) return tell('bad-limit', path, `'${String(value)}'은(는) 처리기간이 아닙니다.`);
  if (!kind.limit || (!kind.officeMayChange && !isAtMost(limit, kind.limit))) {
    tell('limit-not-shorter', path, `법정 처리기간(${kind.law ?? procedure.law})보다 길게 할 수 없습니다.`);
  }
}

function checkAsks(step: Step | undefined, path: readonly string[], asks: Json, tell: TellOffice): void {
  for (const [name, ask] of entries(asks)) {
    if (!step?.asks.some((each) => each.name === name))
      tell('unknown-name', [...path, name], '절차에 없는 이름입니다.');
    for (const [property, value] of entries(ask)) {
      if (!ITS_OWN['asks']?.has(property) || typeof value !== 'string')
        tell('not-the-offices', [...path, name, property], '기관이 바꿀 수 없습니다.');
    }
  }
}

function checkExtraState(procedure: Procedure, name: string, thing: Json, tell: TellOffice): void {
  const means = Object.fromEntries(entries(thing))['means'];
  const state = procedure.states.get(String(means));
  if (!state || (state.terminal && !state.divides)) {
    tell('extra-state-without-meaning', ['states', name], 'means에 절차의 진행 중인 상태 하나를 적어야 합니다.');
  }
}

/**
 * An extra state is a room inside the state it means: every step that leads out of the one leads out of the other. A step leads
 * in from there; where the table lets the state be divided, the very steps that lead to it do, each with all it asks and refuses.
 */
function joinExtraStates(source: Source, procedure: Procedure, change: JsonObject): Source {
  const extras = entries(change['states'] ?? {}).filter(([name]) => !procedure.states.has(name));
  const raw = structuredClone(source.raw) as Record<string, Record<string, RawPart>>;
  for (const [name, thing] of extras) {
    const { means, label } = Object.fromEntries(entries(thing)) as { means: string; label: string };
    const meant = procedure.states.get(means);
    for (const part of [...Object.values(raw['steps'] ?? {}), ...Object.values(raw['moments'] ?? {})]) {
      if (Array.isArray(part.from) && part.from.includes(means)) part.from = [...(part.from as Json[]), name];
      if (Array.isArray(part.while) && part.while.includes(means)) part.while = [...(part.while as Json[]), name];
    }
    const steps = meant?.divides
      ? dividedSteps(procedure, raw['steps'] ?? {}, meant, name, label)
      : { [`move-to-${name}`]: stepIn(procedure, means, name, label) };
    raw['steps'] = { ...raw['steps'], ...steps };
    if (meant?.divides && meant.terminal) Object.assign(raw['states']?.[name] ?? {}, endOf(meant));
  }
  return { ...source, raw: raw as unknown as JsonObject };
}

/** Part of a table as it is written: a step, a moment, a state. */
interface RawPart {
  from?: Json;
  while?: Json;
  to?: Json;
  label?: Json;
  terminal?: Json;
  outcome?: Json;
}

function stepIn(procedure: Procedure, means: string, name: string, label: string): RawPart {
  const by = workersIn(procedure, means);
  return { label: `'${label}' 상태로 바꾼다`, by, from: [means], to: name, law: '내부 기준' } as RawPart;
}

/** The steps that lead to a state, with another end. While nothing has ended, each also leads over from the other rooms. */
function dividedSteps(
  procedure: Procedure,
  steps: Record<string, RawPart>,
  { code: means, terminal }: State,
  name: string,
  label: string,
): Record<string, RawPart> {
  const leading = Object.entries(steps).filter(([code]) => procedure.steps.get(code)?.to === means);
  const over = (step: RawPart, room: string): RawPart =>
    Array.isArray(step.from) && !terminal ? { ...step, from: [...new Set([...(step.from as Json[]), room])] } : step;
  return Object.fromEntries(
    leading.flatMap(([code, step]) => [
      [code, over(step, name)],
      [`${code}-${name}`, { ...over(step, means), label: `'${label}' 상태로 바꾼다`, to: name }],
    ]),
  );
}

function endOf({ terminal, outcome }: State): RawPart {
  return { terminal, ...(outcome !== undefined && { outcome }) };
}

function workersIn({ steps, roles }: Procedure, state: string): string[] {
  const leaving = [...steps.values()].filter(({ from }) => from.includes(state)).flatMap(({ by }) => by);
  return [...new Set(leaving)].filter((role) => role !== 'system' && roles.get(role)?.scope === 'department');
}

function namesOf(procedure: Procedure, section: string): readonly string[] {
  const sections: Readonly<Record<string, ReadonlyMap<string, unknown>>> = { ...procedure } as never;
  return [...(sections[section]?.keys() ?? [])];
}

function entries(value: Json): [string, Json][] {
  return typeof value === 'object' && value !== null ? Object.entries(value as JsonObject) : [];
}
