import { isDate } from '#calendar';
import { ensure } from '#foundation';
import type { HolidayChange } from '#office';

/**
 * An untrusted change of the calendar: `{ kind: declared, day, name }`, `{ kind: withdrawn, day }`, or `{ kind: published, year, days }`
 * with a line for each day, `2028-01-01 신정`.
 * @throws RuleBroken `front.query-invalid` {field}, `office.holidays-malformed` {line}
 */
export function readHolidayChange(raw: Readonly<Record<string, unknown>>): HolidayChange {
  const { kind } = raw;
  if (kind === 'declared') return { kind, day: dayIn(raw['day']), name: nameIn(raw['name']) };
  if (kind === 'withdrawn') return { kind, day: dayIn(raw['day']) };
  ensure(kind === 'published', 'front.query-invalid', { field: 'kind' });
  const year = Number(raw['year']);
  ensure(Number.isInteger(year) && year > 2000 && year < 2200, 'front.query-invalid', { field: 'year' });
  return { kind, year, days: daysIn(raw['days']) };
}

function dayIn(raw: unknown): string {
  ensure(typeof raw === 'string' && isDate(raw), 'front.query-invalid', { field: 'day' });
  return raw;
}

/** One line of plain words: it is told to residents. */
function nameIn(raw: unknown): string {
  const name = typeof raw === 'string' ? raw.normalize('NFC').trim() : '';
  ensure(/^[\p{L}\p{N} ·().,-]{2,40}$/u.test(name), 'front.query-invalid', { field: 'name' });
  return name;
}

function daysIn(raw: unknown): Record<string, string> {
  const lines = typeof raw === 'string' ? raw.split(/\r?\n/).map((line) => line.trim()) : [];
  const days: Record<string, string> = {};
  for (const [at, line] of lines.entries()) {
    if (line === '') continue;
    const [, day = '', name = ''] = /^(\S+)\s+(.+)$/.exec(line) ?? [];
    ensure(isDate(day), 'office.holidays-malformed', { line: at + 1 });
    days[day] = nameIn(name);
  }
  return days;
}
