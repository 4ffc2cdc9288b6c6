import { describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import ical from 'node-ical';
import { calendarFile, type CalendarEntry } from './calendar-file.js';

const entry: CalendarEntry = {
  uid: '0190-표본@sample.example',
  sequence: 2,
  start: '2026-12-10T14:15',
  minutes: 15,
  summary: '통통데이 면담, 2026-면담-00001; 표본\\줄',
  place: '직소민원 상담실',
};
const about = {
  name: '표본시 면담',
  stamp: new Date('2026-11-26T00:00:00Z'),
  method: 'REQUEST',
  organizer: { name: '표본시 비서실', email: 'sotong@sample.example' },
  attendee: 'kim@resident.example',
} as const;

describe('a calendar file', () => {
  const text = calendarFile(about, [entry]);

  it('names the zone and says the time of Seoul, on a machine in any zone', () => {
    expect(text).toContain('BEGIN:VTIMEZONE\r\nTZID:Asia/Seoul\r\n');
    expect(text).toContain('DTSTART;TZID=Asia/Seoul:20261210T141500\r\n');
    expect(text).toContain('DTEND;TZID=Asia/Seoul:20261210T143000\r\n');
    expect(text).toContain('DTSTAMP:20261126T000000Z\r\n');
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  });

  it('is read alike by two readers that are not ours', () => {
    const root = new ICAL.Component(ICAL.parse(text) as unknown[]);
    const event = new ICAL.Event(root.getFirstSubcomponent('vevent') as ICAL.Component);
    expect(root.getFirstPropertyValue('method')).toBe('REQUEST');
    expect([event.uid, event.sequence, event.summary, event.location]).toEqual([
      entry.uid,
      2,
      entry.summary,
      entry.place,
    ]);
    const zone = new ICAL.Timezone(root.getFirstSubcomponent('vtimezone') as ICAL.Component);
    expect(event.startDate.convertToZone(ICAL.Timezone.utcTimezone).toString()).toBe('2026-12-10T05:15:00Z');
    expect(zone.tzid).toBe('Asia/Seoul');

    const read = Object.values(ical.sync.parseICS(text)).find((part) => part?.type === 'VEVENT');
    expect(read).toMatchObject({ uid: entry.uid, summary: entry.summary, location: entry.place, status: 'CONFIRMED' });
    expect((read as { start: Date }).start.toISOString()).toBe('2026-12-10T05:15:00.000Z');
  });

  it('cancels under the same name', () => {
    const cancelled = calendarFile({ ...about, method: 'CANCEL' }, [{ ...entry, sequence: 3, cancelled: true }]);
    expect(cancelled).toContain('METHOD:CANCEL');
    expect(cancelled).toContain('STATUS:CANCELLED');
    expect(cancelled).toContain('SEQUENCE:3');
  });
});
