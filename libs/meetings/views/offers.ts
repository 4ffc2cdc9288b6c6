import { koreanMoment, seoulDate, seoulMinute } from '#calendar';
import type { Tx } from '#ledger';
import { NamedInTables, type Offers } from '#matters';
import { inForceOn, type Office } from '#office';
import { substitutesOn } from '../meeting-terms.js';
import { freeSlots } from '../storage/session-rows.js';

type Offered = readonly (readonly [id: string, label: string])[];

@NamedInTables('free-slots')
export class FreeSlots implements Offers {
  async offer(tx: Tx, { profile }: Office, now: Date): Promise<Offered> {
    const slots = await freeSlots(tx, now);
    return slots.map(({ session, number, startsAt, kind }) => [
      `${session}:${String(number)}`,
      `${profile.meetings[kind]?.label ?? kind} ${koreanMoment(seoulMinute(startsAt))}`,
    ]);
  }
}

@NamedInTables('rooms')
export class Rooms implements Offers {
  offer(_tx: Tx, { profile }: Office): Promise<Offered> {
    return Promise.resolve(Object.entries(profile.rooms ?? {}).map(([code, { label }]) => [code, label]));
  }
}

@NamedInTables('substitutes')
export class Substitutes implements Offers {
  offer(_tx: Tx, office: Office, now: Date): Promise<Offered> {
    return Promise.resolve(
      substitutesOn(office, seoulDate(now)).map(({ id, title, name }) => [id, `${title} ${name}`]),
    );
  }
}

/** Kinds of meetings that are in force and counted here; what another library plans is planned there. */
@NamedInTables('meetings')
export class MeetingKinds implements Offers {
  offer(_tx: Tx, { profile }: Office, now: Date): Promise<Offered> {
    const today = seoulDate(now);
    const kinds = Object.entries(profile.meetings).filter(
      ([, { counts, terms }]) => counts !== 'elsewhere' && inForceOn(terms, today),
    );
    return Promise.resolve(kinds.map(([code, { label }]) => [code, label]));
  }
}
