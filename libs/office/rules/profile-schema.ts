import { READINGS } from '#calendar';
import { RETENTION_CLASSES } from './retention-classes.js';
import { COMMON_STATUSES } from './common-statuses.js';

const text = { type: 'string', minLength: 1, maxLength: 100 };
const code = { type: 'string', pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' };
const date = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
/** Area or mobile number with hyphens, a nationwide 1588-0000, or a short number such as 110. */
const phone = { type: 'string', pattern: '^(0\\d{1,2}-\\d{3,4}-\\d{4}|1\\d{3}-\\d{4}|1\\d{2})$' };
const count = { type: 'integer', minimum: 1 };
const contact = closed({ name: text, phone });
const year = { type: 'integer', minimum: 1990, maximum: 2999 };
/** A label, or a label and the common status it stands for. */
const status = {
  if: { type: 'string' },
  then: text,
  else: closed({ label: text, means: { enum: [...COMMON_STATUSES] } }),
};
const statuses = { type: 'array', minItems: 1, items: closed({ inForce: date, choices: named(status, 1) }) };
const retentionClass = { enum: Object.keys(RETENTION_CLASSES) };

/** Everything an office profile may say (JSON Schema); what its parts say of each other is checked in `check-profile.ts`. */
export const profileSchema = closed(
  {
    office: { type: 'string', pattern: '^[a-z][a-z0-9]{1,19}$' },
    title: text,
    kind: { enum: ['시', '군', '구'] },
    sample: { type: 'boolean' },
    phone,
    urgentPhone: phone,
    supervisor: contact,
    ombudsman: contact,
    web: { type: 'string', pattern: '^/[a-z][a-z0-9-]*$' },
    mail: closed({ name: text, address: { type: 'string', pattern: '^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$' } }),
    timeZone: { const: 'Asia/Seoul' },
    day: closed({ work: { type: 'string', pattern: '^\\d{2}:\\d{2}-\\d{2}:\\d{2}(, \\d{2}:\\d{2}-\\d{2}:\\d{2})*$' } }),
    departments: named(closed({ label: text, phone }), 1),
    dongs: { type: 'array', items: text, minItems: 1 },
    staff: named(
      closed({
        name: text,
        department: code,
        roles: { type: 'array', items: code, minItems: 1, uniqueItems: true },
        phone,
      }),
      1,
    ),
    channels: named(closed({ label: text, procedure: code, web: { type: 'boolean' } }, ['procedure']), 1),
    procedures: named({ type: 'object' }),
    letters: {
      type: 'object',
      propertyNames: { pattern: '^[RN][0-9]+[A-Z]?$' },
      additionalProperties: { type: 'object' },
    },
    thresholds: { type: 'array', items: closed({ inForce: date, endorsements: crossing(), comments: crossing() }) },
    meetings: named(
      closed({
        label: text,
        with: code,
        counts: { enum: ['event', 'elsewhere', 'none'] },
        terms: { type: 'array', minItems: 1, items: meetingTerms() },
      }),
    ),
    rooms: named(closed({ label: text, seats: count })),
    councils: named(
      closed(
        {
          label: text,
          seats: count,
          chairs: count,
          meetsPerYear: count,
          subcommittees: { type: 'object', additionalProperties: code },
          deliberates: deliberation(),
        },
        ['chairs', 'meetsPerYear', 'subcommittees', 'deliberates'],
      ),
    ),
    visits: closed(
      {
        label: text,
        statuses,
        kinds: named(closed({ label: text, statuses }, ['statuses'])),
        rota: closed({ kind: code, everyYears: count, from: year, to: year, wholeFirstYear: { type: 'boolean' } }, [
          'to',
          'wholeFirstYear',
        ]),
        priorities: {
          type: 'array',
          items: closed({ label: text, dongs: { type: 'array', items: text, uniqueItems: true } }),
        },
      },
      ['kinds', 'rota', 'priorities'],
    ),
    indicators: closed({
      rounding: closed({
        mode: { enum: ['truncate', 'half-up'] },
        digits: { type: 'integer', minimum: 0, maximum: 4 },
      }),
    }),
    briefing: closed({
      prefix: text,
      dueDay: { type: 'integer', minimum: 1, maximum: 28 },
      signers: { type: 'array', minItems: 1, items: closed({ role: code, title: text }) },
      departmentInCharge: code,
    }),
    readings: {
      type: 'array',
      items: closed({ inForce: date, of: { enum: Object.keys(READINGS) }, as: code, because: text }),
    },
    privacy: closed(
      {
        networks: { type: 'array', items: { type: 'string', minLength: 3, maxLength: 49 }, minItems: 1 },
        accessLogYears: { type: 'integer', minimum: 2, maximum: 30 },
        permissionLogYears: { type: 'integer', minimum: 3, maximum: 30 },
        retention: closed(
          {
            class: retentionClass,
            procedures: named(
              closed({ class: retentionClass, kinds: named(retentionClass, 1) }, ['class', 'kinds']),
              1,
            ),
          },
          ['class', 'procedures'],
        ),
        processors: { type: 'array', items: closed({ name: text, work: text, since: date }) },
        registration: closed({ file: text, number: text, registered: date }),
        publicSystem: closed({ designated: date, plan: text }),
        yearly: closed({ check: date, training: date }),
      },
      [
        'networks',
        'accessLogYears',
        'permissionLogYears',
        'retention',
        'processors',
        'registration',
        'publicSystem',
        'yearly',
      ],
    ),
  },
  ['ombudsman', 'letters', 'readings', 'rooms', 'privacy'],
);

/** An object of exactly these properties; all but `optional` are required. */
function closed(properties: Record<string, object>, optional: readonly string[] = []): object {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', properties, required, additionalProperties: false };
}

/** Things by code. */
function named(thing: object, atLeast = 0): object {
  return { type: 'object', propertyNames: code, additionalProperties: thing, minProperties: atLeast };
}

/** How a meeting is held from a day on. */
function meetingTerms(): object {
  const days = { type: 'integer', minimum: 0, maximum: 60 };
  const minutes = { type: 'integer', minimum: 0, maximum: 240 };
  return closed(
    {
      inForce: date,
      rule: { type: 'string', minLength: 1, maxLength: 100 },
      at: { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' },
      minutes: { type: 'integer', minimum: 5, maximum: 720 },
      slots: count,
      before: minutes,
      after: minutes,
      holiday: { enum: ['previous-working-day', 'next-working-day', 'skip'] },
      room: code,
      substitutes: { type: 'array', items: code, uniqueItems: true },
      closes: days,
      material: days,
    },
    ['rule', 'at', 'slots', 'before', 'after', 'holiday', 'room', 'substitutes', 'closes', 'material'],
  );
}

function crossing(): object {
  const follows = { enum: ['department-review', 'mayor-answer'] };
  return { type: 'object', patternProperties: { '^[1-9]\\d*$': follows }, additionalProperties: false };
}

/** By what rule a council deliberates on matters: 법 §34, 청원법 §8, 제안 규정 §8, 갈등 규정 §11–13 differ in these and in nothing else. */
function deliberation(): object {
  return closed(
    {
      law: text,
      least: count,
      outsiders: { enum: ['none', 'at-least-half', 'majority'] },
      chair: { enum: ['named', 'elected', 'elected-from-outsiders', 'agreed-by-parties'] },
      term: closed({ years: count, renewals: { type: 'integer', minimum: 0 } }),
      quorum: { const: 'majority' },
      recusals: { type: 'array', items: { enum: ['by-law', 'challenged', 'withdrew'] }, uniqueItems: true },
      hears: { enum: ['always', 'invited', 'never'] },
      closed: { type: 'boolean' },
      noticeDays: { type: 'integer', minimum: 1, maximum: 60 },
      secretaries: { type: 'array', items: code, minItems: 1, uniqueItems: true },
      seatKinds: named(text, 1),
      questions: named(text, 1),
      yearly: closed({ least: count, on: { type: 'array', items: code, minItems: 1, uniqueItems: true } }),
    },
    ['noticeDays', 'seatKinds', 'yearly'],
  );
}
