import { ensure } from '#foundation';
import type { LocalDate } from '#calendar';
import { inForceOn, type Office, type Profile, STAFF_ROLES } from '#office';

export type Meeting = Profile['meetings'][string];
export type MeetingTerms = Meeting['terms'][number];

/** Undefined for a kind that the office has not, whatever it is called: codes come from outside, and objects have names of their own. */
export function meetingOf({ profile }: Office, kind: string): Meeting | undefined {
  return Object.hasOwn(profile.meetings, kind) ? profile.meetings[kind] : undefined;
}

/** Undefined for a room that the office has not. */
export function roomOf({ profile: { rooms = {} } }: Office, code: string): { readonly label: string } | undefined {
  return Object.hasOwn(rooms, code) ? rooms[code] : undefined;
}

/** How a kind of meeting is held on a day. RuleBroken: `meetings.no-such-kind`, `meetings.not-yet-in-force`. */
export function termsOn(office: Office, kind: string, day: LocalDate): { meeting: Meeting; terms: MeetingTerms } {
  const meeting = meetingOf(office, kind);
  ensure(meeting, 'meetings.no-such-kind');
  const terms = inForceOn(meeting.terms, day);
  ensure(terms, 'meetings.not-yet-in-force');
  return { meeting, terms };
}

export interface Substitute {
  readonly id: string;
  /** As residents know them, without a name: facts keep it. */
  readonly title: string;
  readonly name: string;
  readonly role: string;
  /** So many days before the meeting the material is to be there. */
  readonly material: number | undefined;
}

/** Who may meet a resident in the mayor's place today: everyone who holds a role that a kind of meeting names. */
export function substitutesOn(office: Office, day: LocalDate): readonly Substitute[] {
  const people = Object.values(office.profile.meetings).flatMap(({ terms }) => {
    const { substitutes = [], material } = inForceOn(terms, day) ?? {};
    return substitutes.flatMap((role) =>
      office
        .staff(role)
        .map(({ id, label }) => ({ id, title: titleOf(office, id, role), name: label, role, material })),
    );
  });
  return people.filter(({ id }, index) => people.findIndex((other) => other.id === id) === index);
}

export function roomLabel(office: Office, room: string | null | undefined): string | undefined {
  return room ? (roomOf(office, room)?.label ?? room) : undefined;
}

/** 부시장, 도로과 부서장: what the office calls the deputy stands in its 결재선. */
function titleOf(office: Office, id: string, role: string): string {
  const known = office.profile.briefing.signers.find((signer) => signer.role === role)?.title;
  if (role === 'deputy') return known ?? STAFF_ROLES.get(role) ?? role;
  const title = role === 'head' ? '부서장' : (STAFF_ROLES.get(role) ?? role);
  return [office.person(id)?.department, title].filter((part) => part !== undefined).join(' ');
}
