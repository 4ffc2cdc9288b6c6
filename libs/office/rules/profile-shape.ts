import { Ajv, type ErrorObject } from 'ajv';
import type { Profile } from './profile.js';
import type { ProfileProblem } from './profile-refused.js';
import { profileSchema } from './profile-schema.js';
import type { ProfileSource } from './profile-source.js';

const valid = new Ajv({ allErrors: true, verbose: true }).compile<Profile>(profileSchema);

/** The profile in its right shape, or undefined and the problems told. */
export function shapeOf(source: ProfileSource, problems: ProfileProblem[]): Profile | undefined {
  const { raw } = source;
  if (valid(raw)) return raw;
  for (const error of valid.errors ?? []) {
    if (error.keyword === 'propertyNames') continue;
    const path = error.instancePath.split('/').slice(1);
    const { within, cause } = told(error);
    const place = within === undefined ? path : [...path, within];
    problems.push({ file: source.file, line: source.lineOf(place.map(asKey)), code: 'wrong-shape', cause });
  }
  return undefined;
}

function asKey(part: string): string | number {
  return /^\d+$/.test(part) ? Number(part) : part;
}

function told(error: ErrorObject): { within?: string; cause: string } {
  const { keyword, instancePath, message, data } = error;
  const params = error.params as Record<string, unknown>;
  const where = instancePath === '' ? '기관' : instancePath.slice(1).replaceAll('/', ' › ');
  switch (keyword) {
    case 'additionalProperties': {
      const within = String(params['additionalProperty']);
      return { within, cause: `${where}: '${within}'은(는) 쓸 수 없는 이름입니다.` };
    }
    case 'required':
      return { cause: `${where}: '${String(params['missingProperty'])}'이(가) 없습니다.` };
    case 'enum':
      return { cause: `${where}: ${(params['allowedValues'] as string[]).join(', ')} 가운데 하나여야 합니다.` };
    case 'pattern':
      return { cause: `${where}: '${String(data)}'은(는) 정해진 꼴이 아닙니다(${String(params['pattern'])}).` };
    default:
      return { cause: `${where}: 꼴이 맞지 않습니다(${message ?? keyword}).` };
  }
}
