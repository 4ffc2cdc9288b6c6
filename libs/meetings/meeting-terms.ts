import { ensure } from '#foundation';
import type { LocalDate } from '#calendar';
import { inForceOn, type Office, type Profile } from '#office';

export type Meeting = Profile['meetings'][string];
export type MeetingTerms = Meeting['terms'][number];

/** How a kind of meeting is held on a day. RuleBroken: `meetings.no-such-kind`, `meetings.not-yet-in-force`. */
export function termsOn(office: Office, kind: string, day: LocalDate): { meeting: Meeting; terms: MeetingTerms } {
  const meeting = office.profile.meetings[kind];
  ensure(meeting, 'meetings.no-such-kind');
  const terms = inForceOn(meeting.terms, day);
  ensure(terms, 'meetings.not-yet-in-force');
  return { meeting, terms };
}

/** Who may meet a resident in the mayor's place today: everyone who holds a role that a kind of meeting names. */
export function substitutesOn(office: Office, day: LocalDate): readonly { id: string; label: string; role: string }[] {
  const roles = Object.values(office.profile.meetings).flatMap(({ terms }) => inForceOn(terms, day)?.substitutes ?? []);
  const people = [...new Set(roles)].flatMap((role) =>
    office.staff(role).map(({ id, label }) => ({ id, label: labelOf(office, id, label), role })),
  );
  return people.filter(({ id }, index) => people.findIndex((other) => other.id === id) === index);
}

export function roomLabel(office: Office, room: string | null | undefined): string | undefined {
  return room ? (office.profile.rooms?.[room]?.label ?? room) : undefined;
}

function labelOf(office: Office, id: string, name: string): string {
  const department = office.person(id)?.department;
  return department === undefined ? name : `${department} ${name}`;
}
