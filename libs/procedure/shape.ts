import { Ajv, type ErrorObject } from 'ajv';
import type { RawProcedure } from './raw.js';
import type { Problem } from './refused.js';
import { tableSchema } from './schema.js';
import { placeOf, type Source } from './source.js';

const validate = new Ajv({ allErrors: true, strict: true, strictTypes: false, verbose: true }).compile<RawProcedure>(
  tableSchema,
);

/** The table in its right shape, or nothing and the problems told. */
export function shapeOf(source: Source, problems: Problem[]): RawProcedure | undefined {
  const raw: unknown = source.raw;
  if (validate(raw)) return raw;
  for (const error of (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if')) {
    const path = error.instancePath.split('/').slice(1).map(unescape);
    const { property, cause } = told(error);
    problems.push({ ...placeOf(source, property ? [...path, property] : path), code: 'wrong-shape', cause });
  }
  return undefined;
}

function told({ keyword, params, instancePath, message, data }: ErrorObject): { property?: string; cause: string } {
  const where = instancePath === '' ? '표' : instancePath.slice(1).replaceAll('/', ' › ');
  const values = params as Record<string, unknown>;
  switch (keyword) {
    case 'additionalProperties': {
      const property = String(values['additionalProperty']);
      return { property, cause: `${where}: '${property}'은(는) 쓸 수 없는 이름입니다.` };
    }
    case 'required':
      return { cause: `${where}: '${String(values['missingProperty'])}'이(가) 없습니다.` };
    case 'enum':
      return { cause: `${where}: ${(values['allowedValues'] as string[]).join(', ')} 가운데 하나여야 합니다.` };
    case 'pattern':
      return { cause: `${where}: '${String(data)}'은(는) 정해진 꼴(${String(values['pattern'])})이 아닙니다.` };
    default:
      return { cause: `${where}: 꼴이 맞지 않습니다(${message ?? keyword}).` };
  }
}

function unescape(pointer: string): string {
  return pointer.replaceAll('~1', '/').replaceAll('~0', '~');
}
