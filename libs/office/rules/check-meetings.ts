import { isRecurrence, type LocalDate, recurringDays } from '#calendar';
import type { MeetingTerms, Profile } from './profile.js';
import type { Tell } from './profile-refused.js';
import type { Path } from './profile-source.js';

const LEAST_SLOT = 5;
const MINUTES_A_DAY = 1440;

/** A rule that can be held, its time, and the room it keeps. */
interface Regular {
  readonly path: Path;
  readonly label: string;
  readonly room: string | undefined;
  readonly rule: string;
  readonly inForce: LocalDate;
  /** When the next terms begin. */
  readonly next: LocalDate | undefined;
  /** Minutes of the day for which the room is kept. */
  readonly from: number;
  readonly to: number;
}

/** What meetings say of themselves, of the office's rooms and of each other. */
export function checkMeetings({ meetings, rooms = {} }: Profile, tell: Tell): void {
  const regular = Object.entries(meetings).flatMap(([code, { label, terms }]) =>
    terms.flatMap((each, index) => {
      const path: Path = ['meetings', code, 'terms', index];
      if (each.room !== undefined && !(each.room in rooms))
        tell([...path, 'room'], 'unknown-room', `'${each.room}' 방이 없습니다(rooms). / No such room.`);
      checkSlots(each, path, tell);
      return checkRule(each, terms[index + 1]?.inForce, label, path, tell);
    }),
  );
  regular.forEach((one, index) => {
    const other = regular.slice(0, index).find((earlier) => meet(earlier, one));
    if (other)
      tell(
        [...one.path, 'rule'],
        'rules-overlap',
        `'${other.label}'과(와) 같은 방을 같은 때에 씁니다. / Same room, same time.`,
      );
  });
}

function checkSlots({ minutes, slots }: MeetingTerms, path: Path, tell: Tell): void {
  if (slots === undefined) return;
  if (minutes % slots !== 0)
    tell(
      [...path, 'slots'],
      'uneven-slots',
      `${String(minutes)}분을 ${String(slots)}칸으로 나눌 수 없습니다. / Slots do not fit.`,
    );
  else if (minutes / slots < LEAST_SLOT)
    tell([...path, 'slots'], 'slots-too-short', `한 칸이 ${String(LEAST_SLOT)}분보다 짧습니다. / Slots are too short.`);
}

/** Days are looked at for two years from the day the rule begins, or until the next terms. */
function checkRule(terms: MeetingTerms, next: string | undefined, label: string, path: Path, tell: Tell): Regular[] {
  const { rule, at, holiday, inForce, minutes, before = 0, after = 0, room } = terms;
  const together = [rule, at, holiday].filter((each) => each !== undefined).length;
  if (together !== 0 && together !== 3) {
    tell(
      path,
      'rule-incomplete',
      '되풀이(rule)와 시각(at)과 공휴일 방침(holiday)은 함께 적습니다. / Rule, time and holiday policy go together.',
    );
  }
  if (rule === undefined || at === undefined) return [];
  if (!isRecurrence(rule)) {
    tell([...path, 'rule'], 'no-such-rule', `'${rule}'은(는) 되풀이 규칙이 아닙니다. / Not a recurrence rule.`);
    return [];
  }
  const days = twoYearsOf(rule, inForce);
  if (days.length === 0) {
    tell([...path, 'rule'], 'rule-never-comes', `'${rule}'인 날이 2년 안에 없습니다. / No such day within two years.`);
    return [];
  }
  const start = minuteOfDay(at);
  if (start - before < 0 || start + minutes + after > MINUTES_A_DAY)
    tell([...path, 'at'], 'over-midnight', '앞뒤 시간까지 하루 안에 들어야 합니다. / Must fit into one day.');
  return [{ path, label, room, rule, inForce, next, from: start - before, to: start + minutes + after }];
}

/** For two years from when the rule has begun, or from a later day on. */
function twoYearsOf(rule: string, since: LocalDate, from = since): readonly LocalDate[] {
  const to = `${String(Number(from.slice(0, 4)) + 2)}${from.slice(4)}`.replace('-02-29', '-02-28');
  return recurringDays(rule, since, from, to);
}

/** Whether both want the room at the same time on one day, within two years of when both are in force. */
function meet(one: Regular, other: Regular): boolean {
  if (one.room === undefined || one.room !== other.room) return false;
  if (one.from >= other.to || other.from >= one.to) return false;
  const from = one.inForce > other.inForce ? one.inForce : other.inForce;
  const days = new Set(daysOf(one, from));
  return daysOf(other, from).some((day) => days.has(day));
}

function daysOf({ rule, inForce, next }: Regular, from: LocalDate): readonly LocalDate[] {
  return twoYearsOf(rule, inForce, from).filter((day) => next === undefined || day < next);
}

function minuteOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
