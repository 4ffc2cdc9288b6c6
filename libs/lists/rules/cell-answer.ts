import type { Json } from '#foundation';
import type { Ask, OfficeView } from '#procedure';

/** What a choice of a contact is called: code and label. */
export type Choices = readonly (readonly [code: string, label: string])[];

/** What may be chosen of the lists that a step asks of now, by name of the list. */
export type Offered = ReadonlyMap<string, Choices>;

/** What a cell is read with beside its ask: whose department staff is of, and what is offered. */
interface Beside {
  readonly department?: string | undefined;
  readonly offered?: Offered;
}

/**
 * A cell as the form would have sent it: what people see (a label, a date with dots, 예) becomes what the form sends. Anything else goes
 * on as it is, for whoever reads the answer to refuse. Undefined: nothing was written.
 */
export function answerIn(
  ask: Ask,
  cell: string,
  office: OfficeView,
  { department, offered }: Beside = {},
): Json | undefined {
  const text = cell.trim();
  if (text === '') return undefined;
  switch (ask.type) {
    case 'choice':
      return codeOf(text, [...ask.choices]);
    case 'department':
      return codeOf(
        text,
        [...office.departments()].map(([code, { label }]) => [code, label] as const),
      );
    case 'staff':
      return codeOf(
        text,
        office.staff(ask.role, department).map(({ id, label }) => [id, label] as const),
      );
    case 'offered':
      return codeOf(text, offered?.get(ask.list) ?? []);
    case 'date':
      return isoDay(text);
    case 'minute':
      return isoMinute(text);
    case 'number':
      return /^-?\d{1,3}(,\d{3})+$/.test(text) ? text.replaceAll(',', '') : text;
    case 'yes':
      return yesOf(text);
    default:
      return cell;
  }
}

/** The same for a part of a contact. */
export function contactPartIn(part: string, cell: string, methods: Choices): Json | undefined {
  const text = cell.trim();
  if (text === '') return undefined;
  if (part === 'answer') return codeOf(text, methods);
  if (part === 'consent') return yesOf(text) === true;
  return text;
}

/** What a cell shows of an answer that is kept: the other way round. */
export function cellOf(ask: Ask, answer: Json | undefined, office: OfficeView, department?: string): string {
  if (answer === undefined || answer === null) return '';
  if (typeof answer === 'boolean') return answer ? '예' : '';
  const text = typeof answer === 'object' ? '' : String(answer);
  switch (ask.type) {
    case 'choice':
      return ask.choices.get(text) ?? text;
    case 'department':
      return office.departments().get(text)?.label ?? text;
    case 'staff':
      return office.staff(ask.role, department).find(({ id }) => id === text)?.label ?? text;
    default:
      return text;
  }
}

/** What may be chosen in a cell; undefined where anything may be written. */
export function choicesOf(
  ask: Ask,
  office: OfficeView,
  { department, offered }: Beside = {},
): readonly string[] | undefined {
  switch (ask.type) {
    case 'choice':
      return [...ask.choices].filter(([code]) => !ask.barred.has(code)).map(([, label]) => label);
    case 'department':
      return [...office.departments().values()].map(({ label }) => label);
    case 'dong':
      return office.dongs();
    case 'staff':
      return office.staff(ask.role, department).map(({ label }) => label);
    case 'offered':
      return offered?.get(ask.list)?.map(([, label]) => label);
    case 'yes':
      return ['예'];
    default:
      return undefined;
  }
}

/** A label stands for its code; where two have the same label the code itself must be written. */
function codeOf(text: string, choices: Choices): string {
  const named = choices.filter(([, label]) => label.replace(/\s+/gu, '') === text.replace(/\s+/gu, ''));
  return named.length === 1 ? (named[0]?.[0] ?? text) : text;
}

/** `2026. 11. 5.(목)`, `2026/11/5`, `2026년 11월 5일` as `2026-11-05`. */
function isoDay(text: string): string {
  const [all, year = '', month = '', day = ''] =
    /^(\d{4})\s*[-./년]\s*(\d{1,2})\s*[-./월]\s*(\d{1,2})\s*[.일]?\s*(?:\([일월화수목금토]\))?$/.exec(text) ?? [];
  return all === undefined ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function isoMinute(text: string): string {
  const [all, day = '', hour = '', minute = ''] = /^(.+?)[T\s]+(\d{1,2}):(\d{2})$/.exec(text) ?? [];
  return all === undefined ? text : `${isoDay(day)}T${hour.padStart(2, '0')}:${minute}`;
}

/** 아니오 is what an empty box says. */
function yesOf(text: string): Json | undefined {
  if (/^(?:예|네|동의|동의함|o|○|✓|v|y|yes|true|1)$/i.test(text)) return true;
  if (/^(?:아니오|아니요|x|×|n|no|false|0)$/i.test(text)) return undefined;
  return text;
}
