import type { JsonObject } from '#foundation';
import type { OfficeView } from './record.js';
import type { Ask, Step } from './table.js';

/** JSON Schema of a step's answers as an API takes them, in Korean. With an office, its departments and dongs are listed (staff are people: never). */
export function answersSchema(step: Step, office?: OfficeView): JsonObject {
  const required = step.asks.filter(
    ({ optional, by, default: preset }) => !optional && by.length === 0 && preset === undefined,
  );
  return {
    type: 'object',
    title: step.label,
    description: step.law,
    additionalProperties: false,
    ...(required.length > 0 && { required: required.map(({ name }) => name) }),
    properties: Object.fromEntries(step.asks.map((ask) => [ask.name, askSchema(ask, office)])),
  };
}

function askSchema(ask: Ask, office: OfficeView | undefined): JsonObject {
  const notes = [
    ask.label,
    ask.help,
    ask.by.length > 0 ? `묻는 대상: ${ask.by.join(', ')}` : undefined,
    ask.type === 'choice' && ask.barred.size > 0
      ? `고를 수 없음(${String(ask.law)}): ${[...ask.barred.values()].join(', ')}`
      : ask.law,
  ];
  return {
    ...formSchema(ask, office),
    description: notes.filter((note) => note !== undefined).join(' · '),
    ...(ask.default !== undefined && { default: ask.default }),
  };
}

function formSchema(ask: Ask, office: OfficeView | undefined): JsonObject {
  switch (ask.type) {
    case 'line':
    case 'text':
      return { type: 'string', minLength: ask.min, maxLength: ask.max };
    case 'number':
      return { type: 'integer', minimum: ask.min, maximum: ask.max };
    case 'date':
      return { type: 'string', format: 'date' };
    case 'minute':
      return { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$' };
    case 'matter':
      return { type: 'array', items: { type: 'string' }, minItems: ask.min, maxItems: ask.max };
    case 'choice':
      return oneOf([...ask.choices]);
    case 'department':
      return oneOf(office && [...office.departments()].map(([code, { label }]) => [code, label]));
    case 'dong':
      return oneOf(office?.dongs().map((dong) => [dong, dong]));
    case 'offered':
      return { type: 'string', pattern: '^[\\w:.@-]{1,80}$' };
    case 'staff':
      return { type: 'string' };
    case 'person':
      return { type: 'object', required: ['person'], properties: { person: { type: 'string' } } };
    case 'yes':
      return { type: 'boolean', const: true };
  }
}

/** Codes and, for whoever reads the description of the API, what each means. */
function oneOf(choices: readonly (readonly [code: string, label: string])[] | undefined): JsonObject {
  if (!choices || choices.length === 0) return { type: 'string' };
  return {
    type: 'string',
    enum: choices.map(([code]) => code),
    'x-labels': Object.fromEntries(choices),
  };
}
