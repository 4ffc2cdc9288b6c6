import { isDate, type LocalDate } from '#calendar';
import { ensure, holdsResidentNumber } from '#foundation';

/** When and where a 보고회 is held, and who attends: offices and numbers of people, nobody's name. What is not known yet is null. */
export interface ReviewMeeting {
  readonly heldOn: LocalDate;
  /** `HH:mm` */
  readonly heldAt: string | null;
  readonly place: string | null;
  readonly attendees: string | null;
}

/** As a form or a program sends it. */
export type GivenMeeting = { readonly [fact in keyof ReviewMeeting]?: string | undefined };

/** @throws RuleBroken `briefings.held-on-invalid`, `briefings.held-at-invalid`, `briefings.place-invalid`, `briefings.attendees-invalid` */
export function readReviewMeeting({
  heldOn = '',
  heldAt = '',
  place = '',
  attendees = '',
}: GivenMeeting): ReviewMeeting {
  const [day, time] = [heldOn.trim(), heldAt.trim()];
  ensure(isDate(day), 'briefings.held-on-invalid');
  ensure(time === '' || /^([01]\d|2[0-3]):[0-5]\d$/.test(time), 'briefings.held-at-invalid');
  return {
    heldOn: day,
    heldAt: time || null,
    place: lineOf(place, 100, 'briefings.place-invalid'),
    attendees: lineOf(attendees, 200, 'briefings.attendees-invalid'),
  };
}

function lineOf(raw: string, most: number, code: string): string | null {
  const line = raw.normalize('NFC').trim();
  const length = [...line].length;
  const sound = length >= 2 && length <= most && !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(line);
  ensure(length === 0 || (sound && !holdsResidentNumber(line)), code);
  return line || null;
}
