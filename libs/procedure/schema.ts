import { READINGS } from '#calendar';

/** JSON Schema of a table. Printed to docs/procedures/schema.json so that editors help while a table is written. */
const text = { type: 'string', minLength: 1 };
const name = { type: 'string', pattern: '^[a-z][A-Za-z0-9]*(-[a-z0-9]+)*$' };
const names = { type: 'array', items: name, uniqueItems: true };
const day = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
const bounds = { type: 'string', pattern: '^\\d{1,15}\\.\\.\\d{1,15}$' };
const yes = { const: true };
const labelled = { label: text, en: text };

const mapOf = (things: object): object => ({ type: 'object', propertyNames: name, additionalProperties: things });
const thing = (required: readonly string[], properties: object): object => ({
  type: 'object',
  required,
  additionalProperties: false,
  properties,
});

const role = thing(['label', 'scope'], {
  ...labelled,
  scope: { enum: ['own', 'department', 'asked', 'office'] },
  held: names,
});
const kind = thing(['label'], {
  ...labelled,
  limit: text,
  law: text,
  officeMayChange: { type: 'boolean' },
  byOffice: yes,
  means: name,
});
const inReading = { reading: { enum: Object.keys(READINGS) }, as: name };
const chosen = thing(['reading', 'as'], inReading);
const pause = thing(['label', 'law'], {
  label: text,
  law: text,
  where: chosen,
  wholly: thing(['reading', 'as', 'days'], { ...inReading, days: { type: 'integer', minimum: 1, maximum: 366 } }),
  joined: chosen,
});
const state = thing(['label'], {
  ...labelled,
  resident: text,
  terminal: { type: 'boolean' },
  outcome: name,
  divides: yes,
  means: name,
});

const ask = thing(['label'], {
  label: text,
  help: text,
  law: text,
  optional: { type: 'boolean' },
  by: names,
  default: text,
  sets: name,
  told: name,
  unit: text,
  barred: mapOf(text),
  line: bounds,
  text: bounds,
  number: bounds,
  date: { enum: ['future', 'past', 'any'] },
  minute: { enum: ['past', 'future'] },
  offered: name,
  matter: bounds,
  of: names,
  relation: name,
  choice: { if: { type: 'string' }, then: { const: 'kinds' }, else: mapOf(text) },
  staff: name,
  person: yes,
  department: yes,
  dong: yes,
  yes,
});

const effect = {
  if: { type: 'string' },
  then: { enum: ['none', 'start', 'stop', 'resume', 'recount'] },
  else: {
    ...thing([], {
      start: name,
      pause: name,
      pauseBy: name,
      resume: name,
      extend: name,
      leaveOut: name,
      from: name,
      to: name,
    }),
    minProperties: 1,
    maxProperties: 3,
    dependencies: { leaveOut: ['from', 'to'], from: ['leaveOut'], to: ['leaveOut'] },
  },
};

const clock = { if: { type: 'array' }, then: { type: 'array', items: effect, minItems: 2 }, else: effect };

const step = thing(['label', 'by', 'from', 'to', 'law'], {
  ...labelled,
  by: { ...names, minItems: 1 },
  from: { if: { type: 'string' }, then: { enum: ['start', 'open', 'any'] }, else: { ...names, minItems: 1 } },
  where: chosen,
  to: name,
  about: names,
  takes: names,
  brings: mapOf(name),
  does: mapOf(text),
  asks: mapOf(ask),
  if: names,
  clock,
  dates: mapOf({
    type: 'string',
    pattern: '^(today|([1-9]\\d{0,3} (civil days?|days?|months?|years?)( from [A-Za-z]+)?))$',
  }),
  letter: { type: 'array', items: { type: 'string', pattern: '^[A-Z][A-Z0-9]*$' }, uniqueItems: true },
  adds: name,
  clears: names,
  marks: name,
  confirm: { type: 'boolean' },
  reopens: yes,
  resident: text,
  law: text,
});

const moment = thing(['at', 'while', 'take', 'missed'], {
  at: text,
  every: { type: 'string', pattern: '^[1-9]\\d{0,3} days?$' },
  time: { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' },
  while: { ...names, minItems: 1 },
  take: name,
  missed: { enum: ['once', 'skip', 'all'] },
  late: { type: 'boolean' },
  workingDayBefore: { type: 'boolean' },
  law: text,
});

export const tableSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: '절차 표',
  ...thing(['procedure', 'title', 'inForce', 'receipt', 'counting', 'law', 'roles', 'states', 'steps'], {
    procedure: name,
    title: thing(['ko', 'en'], { ko: text, en: text }),
    inForce: day,
    amends: day,
    receipt: { type: 'string', pattern: '\\{year\\}.*\\{serial\\}' },
    counting: { enum: ['complaint', 'civil'] },
    law: text,
    roles: mapOf(role),
    kinds: mapOf(kind),
    limit: text,
    workingDays: chosen,
    pauses: mapOf(pause),
    keeps: mapOf(text),
    states: mapOf(state),
    steps: mapOf(step),
    moments: mapOf(moment),
  }),
};
