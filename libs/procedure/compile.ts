import type { LocalDate } from '#calendar';
import { compileAsk } from './compile-ask.js';
import { compileMoment } from './compile-moment.js';
import { parseLimit } from './limit.js';
import { compileDate } from './kept-dates.js';
import type { RawEffect, RawKind, RawProcedure, RawState, RawStep } from './raw.js';
import type { Ask, ClockEffect, Kind, Moment, Named, OneEffect, Procedure, State, Step } from './table.js';

/** Tells a part that cannot be understood: where it stands, a stable code, the cause in Korean. */
export type Tell = (path: readonly string[], code: string, cause: string) => void;

/** The table as the engine reads it. Parts that cannot be understood are told and left out. */
export function compile(raw: RawProcedure, tell: Tell): Procedure {
  const kinds = mapped(raw.kinds ?? {}, (code, kind) => compileKind(code, kind, tell));
  const states = mapped(raw.states, compileState);
  const limit = raw.limit === undefined ? undefined : parseLimit(raw.limit);
  if (raw.limit !== undefined && !limit) tell(['limit'], 'bad-limit', notALimit(raw.limit));
  return {
    code: raw.procedure,
    title: raw.title,
    inForce: raw.inForce as LocalDate,
    receipt: raw.receipt,
    counting: raw.counting,
    law: raw.law,
    roles: new Map(Object.entries(raw.roles)),
    kinds,
    ...(limit && { limit }),
    ...(raw.workingDays && { workingDays: raw.workingDays }),
    pauses: new Map(Object.entries(raw.pauses ?? {})),
    keeps: new Map(Object.entries(raw.keeps ?? {})),
    states,
    steps: mapped(raw.steps, (code, step) => compileStep(code, step, states, kinds, raw.roles, tell)),
    moments: compileMoments(raw, tell),
  };
}

function compileKind(code: string, raw: RawKind, tell: Tell): Kind | undefined {
  const { limit: text, ...rest } = raw;
  if (text === undefined) return rest;
  const limit = parseLimit(text);
  if (!limit) tell(['kinds', code, 'limit'], 'bad-limit', notALimit(text));
  return limit && { ...rest, limit };
}

function compileState(code: string, raw: RawState): State {
  return { ...raw, code, resident: raw.resident ?? raw.label, terminal: raw.terminal ?? false };
}

function compileStep(
  code: string,
  raw: RawStep,
  states: ReadonlyMap<string, State>,
  kinds: ReadonlyMap<string, Kind>,
  roles: RawProcedure['roles'],
  tell: Tell,
): Step {
  const asks = Object.entries(raw.asks ?? {}).map(([name, ask]) => {
    const compiled = compileAsk(name, ask, kinds, roles);
    if (!compiled) {
      tell(['steps', code, 'asks', name], 'no-such-form', `'${name}'은(는) 어떤 입력란으로도 물을 수 없습니다.`);
    }
    return compiled;
  });
  return {
    code,
    ...labels(raw),
    by: raw.by,
    from: fromOf(raw.from, states),
    opens: raw.from === 'start',
    ...(raw.where && { where: raw.where }),
    about: raw.about ?? [],
    takes: raw.takes ?? [],
    brings: new Map(Object.entries(raw.brings ?? {})),
    does: new Map(Object.entries(raw.does ?? {})),
    to: raw.to,
    asks: asks.filter((ask): ask is Ask => ask !== undefined),
    guards: raw.if ?? [],
    clock: clockOf(raw.clock),
    dates: Object.entries(raw.dates ?? {}).map(([keeps, text]) => compileDate(keeps, text)),
    letters: raw.letter ?? [],
    ...(raw.adds !== undefined && { adds: raw.adds }),
    clears: raw.clears ?? [],
    ...(raw.marks !== undefined && { marks: raw.marks }),
    confirm: raw.confirm ?? false,
    ...(raw.reopens && { reopens: true }),
    ...(raw.resident !== undefined && { resident: raw.resident }),
    law: raw.law,
  };
}

function fromOf(from: RawStep['from'], states: ReadonlyMap<string, State>): readonly string[] {
  if (from === 'start') return [];
  if (from === 'any') return [...states.keys()];
  if (from !== 'open') return from;
  return [...states.values()].filter(({ terminal }) => !terminal).map(({ code }) => code);
}

function clockOf(raw: RawEffect | RawEffect[] = 'none'): ClockEffect {
  return Array.isArray(raw) ? { kind: 'in-turn', effects: raw.map(effectOf) } : effectOf(raw);
}

function effectOf(raw: RawEffect): OneEffect {
  if (typeof raw === 'string') return { kind: raw };
  if (raw.start !== undefined) return { kind: 'start', at: raw.start };
  if (raw.pause !== undefined) return { kind: 'pause', code: raw.pause };
  if (raw.pauseBy !== undefined) return { kind: 'pause-by', ask: raw.pauseBy };
  if (raw.leaveOut !== undefined) {
    return { kind: 'leave-out', code: raw.leaveOut, from: String(raw.from), to: String(raw.to) };
  }
  if (raw.extend !== undefined) return { kind: 'extend', by: raw.extend };
  return { kind: 'resume', asOf: raw.resume as string };
}

function compileMoments(raw: RawProcedure, tell: Tell): readonly Moment[] {
  return Object.entries(raw.moments ?? {}).flatMap(([code, moment]) => {
    const compiled = compileMoment(code, moment);
    if (!compiled) tell(['moments', code, 'at'], 'bad-moment', `'${moment.at}'은(는) 때를 나타내지 못합니다.`);
    return compiled ? [compiled] : [];
  });
}

function labels({ label, en }: { label: string; en?: string }): Named {
  return en === undefined ? { label } : { label, en };
}

function mapped<Raw, Thing>(raw: Record<string, Raw>, make: (code: string, raw: Raw) => Thing | undefined) {
  const things = new Map<string, Thing>();
  for (const [code, each] of Object.entries(raw)) {
    const thing = make(code, each);
    if (thing !== undefined) things.set(code, thing);
  }
  return things;
}

function notALimit(text: string): string {
  return `'${text}'은(는) 처리기간이 아닙니다(예: 14 days, 1 month, 3 hours, at once).`;
}
