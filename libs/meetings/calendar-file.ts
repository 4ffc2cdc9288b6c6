import { ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import type { LocalMinute } from '#calendar';

const ZONE = 'Asia/Seoul';
// Seoul has kept no summer time since 1989; calendars hold nothing earlier.
const VTIMEZONE = [
  'BEGIN:VTIMEZONE',
  `TZID:${ZONE}`,
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0900',
  'TZOFFSETTO:+0900',
  'TZNAME:KST',
  'END:STANDARD',
  'END:VTIMEZONE',
].join('\r\n');

export interface CalendarEntry {
  /** The same for life, whatever becomes of the meeting; `sequence` grows with each change. */
  readonly uid: string;
  readonly sequence: number;
  readonly start: LocalMinute;
  readonly minutes: number;
  readonly summary: string;
  readonly place?: string | undefined;
  readonly cancelled?: boolean;
}

export interface CalendarAbout {
  readonly name: string;
  /** When it was made. */
  readonly stamp: Date;
  readonly method: 'REQUEST' | 'CANCEL' | 'PUBLISH';
  readonly organizer?: { readonly name: string; readonly email: string };
  readonly attendee?: string;
}

/** A calendar as RFC 5545 writes it, in the time of Seoul on whatever machine. No names of residents: callers put none in. */
export function calendarFile(about: CalendarAbout, entries: readonly CalendarEntry[]): string {
  const { name, stamp, method, organizer, attendee } = about;
  const calendar = new ICalCalendar({
    name,
    method: ICalCalendarMethod[method],
    prodId: { company: 'tongtong', product: 'meetings', language: 'KO' },
    timezone: { name: ZONE, generator: () => VTIMEZONE },
  });
  for (const { uid, sequence, start, minutes, summary, place, cancelled } of entries) {
    const begin = Temporal.PlainDateTime.from(start).toZonedDateTime(ZONE);
    const event = calendar.createEvent({
      id: uid,
      sequence,
      start: begin,
      end: begin.add({ minutes }),
      timezone: ZONE,
      summary,
      status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      ...(place !== undefined && { location: place }),
      ...(organizer && { organizer }),
    });
    if (attendee !== undefined) event.createAttendee({ email: attendee, rsvp: false });
  }
  return inUtc(calendar.toString(), stamp);
}

/** DTSTAMP is a moment of UTC (RFC 5545 3.8.7.2); the writer gives it in the zone of the event. */
function inUtc(text: string, stamp: Date): string {
  const utc = `${stamp.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  return `${text.replaceAll(/^DTSTAMP:.*(?=\r$)/gm, `DTSTAMP:${utc}`)}\r\n`;
}
