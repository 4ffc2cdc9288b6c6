import type { RawAsk, RawProcedure } from './raw.js';
import type { Ask, Kind } from './table.js';

const FORMS = [
  'line',
  'text',
  'number',
  'date',
  'minute',
  'offered',
  'matter',
  'choice',
  'staff',
  'person',
  'department',
  'dong',
  'yes',
] as const;

/** One question of a step. Undefined: it names no form, or more than one, or bounds that hold nothing. */
export function compileAsk(
  name: string,
  raw: RawAsk,
  kinds: ReadonlyMap<string, Kind>,
  roles: RawProcedure['roles'],
): Ask | undefined {
  const forms = FORMS.filter((form) => raw[form] !== undefined);
  const form = forms.length === 1 ? formOf(name, raw, kinds) : undefined;
  return form && { ...baseOf(name, raw, roles), ...form };
}

function baseOf(name: string, raw: RawAsk, roles: RawProcedure['roles']) {
  const { by = [] } = raw;
  const heldBy = [...new Set(by.flatMap((role) => roles[role]?.held ?? [role]))];
  return {
    name,
    label: raw.label,
    ...(raw.help !== undefined && { help: raw.help }),
    ...(raw.law !== undefined && { law: raw.law }),
    optional: raw.optional ?? false,
    by,
    ...(by.some((role) => roles[role]?.held) && { heldBy }),
    ...(raw.default !== undefined && { default: raw.default }),
    ...(raw.sets !== undefined && { sets: raw.sets }),
    ...(raw.told !== undefined && { told: raw.told }),
  };
}

function formOf(name: string, raw: RawAsk, kinds: ReadonlyMap<string, Kind>) {
  if (raw.line !== undefined) return bounded('line', raw.line);
  if (raw.text !== undefined) return bounded('text', raw.text);
  if (raw.number !== undefined) {
    const number = bounded('number', raw.number);
    return number && { ...number, ...(raw.unit !== undefined && { unit: raw.unit }) };
  }
  if (raw.date !== undefined) return { type: 'date', when: raw.date } as const;
  if (raw.minute !== undefined) return { type: 'minute', when: raw.minute } as const;
  if (raw.offered !== undefined) return { type: 'offered', list: raw.offered } as const;
  if (raw.matter !== undefined) {
    const matter = bounded('matter', raw.matter);
    return matter && { ...matter, of: raw.of ?? [], relation: raw.relation ?? name };
  }
  if (raw.choice !== undefined) {
    const offered =
      raw.choice === 'kinds'
        ? [...kinds].filter(([, { byOffice }]) => !byOffice).map(([code, { label }]) => [code, label] as const)
        : Object.entries(raw.choice);
    if (offered.length === 0) return undefined;
    return { type: 'choice', choices: new Map(offered), barred: new Map(Object.entries(raw.barred ?? {})) } as const;
  }
  if (raw.staff !== undefined) return { type: 'staff', role: raw.staff } as const;
  if (raw.person) return { type: 'person' } as const;
  if (raw.department) return { type: 'department' } as const;
  return raw.dong ? ({ type: 'dong' } as const) : ({ type: 'yes' } as const);
}

function bounded<Type extends 'line' | 'text' | 'number' | 'matter'>(type: Type, bounds: string) {
  const [min, max] = bounds.split('..').map(Number) as [number, number];
  return min <= max && max > 0 ? { type, min, max } : undefined;
}
