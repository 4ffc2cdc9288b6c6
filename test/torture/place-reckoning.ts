import type { Pool } from 'pg';
import type { CommandLog } from './command-log.js';
import type { Findings } from './findings.js';

interface Taken {
  readonly matter: string;
  readonly step: string;
  readonly version: number;
  readonly slot: string | null;
}

/** Slots and rooms, reckoned from what clients were told and what the facts say, without asking the constraints that guard them. */
export class PlaceReckoning {
  constructor(
    private readonly database: Pool,
    private readonly log: CommandLog,
  ) {}

  async check(): Promise<Findings> {
    const [steps, slots] = [await this.rows<Taken>(STEPS), await this.rows<{ slot: string; matter: string }>(SLOTS)];
    const { places: wanted, everTaken } = this.placesByFacts(steps);
    const kept = new Map(slots.map(({ slot, matter }) => [matter, slot]));
    const matters = [...new Set([...wanted.keys(), ...kept.keys()])];
    return {
      'slot with two matters': twice([...wanted]).concat(twice(slots.map(({ slot, matter }) => [matter, slot]))),
      'selection that does not stand': matters
        .filter((matter) => wanted.get(matter) !== kept.get(matter))
        .map((matter) => `${matter} should have ${wanted.get(matter) ?? 'none'}, has ${kept.get(matter) ?? 'none'}`),
      'refused as taken and never was': this.log.told
        .filter(({ code, slot = '' }) => code === 'meetings.slot-taken' && !everTaken.has(slot))
        .map(({ key, matter = '', slot = '' }) => `${key} ${matter} ${slot}`),
      'room kept twice': await this.texts(ROOM_TWICE),
      'room kept for nobody or not kept': await this.texts(ROOM_WRONG),
      'told another time than its slot': await this.texts(OTHER_TIME),
      'opened about another': await this.aboutAnother(),
    };
  }

  /** Which slot each meeting has when its steps are read one after the other; the slot as its client was told, when it was told. */
  private placesByFacts(steps: readonly Taken[]): {
    readonly places: ReadonlyMap<string, string>;
    readonly everTaken: ReadonlySet<string>;
  } {
    const asked = new Map(this.log.told.map(({ matter, version, slot }) => [`${matter ?? ''} ${version ?? ''}`, slot]));
    const places = new Map<string, string>();
    const everTaken = new Set<string>();
    for (const { matter, step, version, slot } of steps) {
      if (step === 'select' || step === 'reschedule') {
        const place = asked.get(`${matter} ${version}`) ?? slot ?? 'unknown';
        places.set(matter, place);
        everTaken.add(place);
      }
      if (step === 'lose-place' || step === 'withdraw') places.delete(matter);
    }
    return { places, everTaken };
  }

  private async aboutAnother(): Promise<string[]> {
    const links = await this.rows<{ link: string }>(`select matter_id || ' ' || other_id as link from matter_link`);
    const known = new Set(links.map(({ link }) => link));
    return this.log.told
      .filter(({ outcome, matter, about }) => outcome === 'yes' && about && !known.has(`${matter ?? ''} ${about}`))
      .map(({ key, step, matter = '', about = '' }) => `${key} ${step} ${matter} about ${about}`);
  }

  private async texts(sql: string): Promise<string[]> {
    return (await this.rows<Record<string, unknown>>(sql)).map((row) => Object.values(row).join(' '));
  }

  private async rows<T extends object>(sql: string): Promise<T[]> {
    return (await this.database.query<T>(sql)).rows;
  }
}

function twice(places: readonly (readonly [matter: string, slot: string])[]): string[] {
  const first = new Map<string, string>();
  return places.flatMap(([matter, slot]) => {
    const other = first.get(slot);
    first.set(slot, matter);
    return other === undefined || other === matter ? [] : [`${slot}: ${other} and ${matter}`];
  });
}

const STEPS = `select f.matter_id as matter, f.body->>'step' as step, f.body->'answers'->>'slot' as slot,
    row_number() over (partition by f.office_id, f.matter_id order by f.seq)::int as version
  from fact f join matter m on (m.office_id, m.id) = (f.office_id, f.matter_id)
  where f.name = 'matters.step-taken.v1' and m.procedure = 'meeting' order by f.matter_id, f.seq`;
const SLOTS = `select session_id || ':' || number as slot, matter_id as matter from meeting_slot where matter_id is not null`;
const ROOM_TWICE = `select a.office_id, a.room, a.id, b.id as other from room_use a join room_use b
    on (a.office_id, a.room) = (b.office_id, b.room) and a.id < b.id and a.during && b.during
  union all
  select a.office_id, a.room, a.id, b.id from meeting_session a join meeting_session b
    on (a.office_id, a.room) = (b.office_id, b.room) and a.id < b.id and a.state <> 'cancelled' and b.state <> 'cancelled'
    and tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at)`;
/** A session keeps its room exactly while it was not cancelled, a substitute or a visitor theirs while the meeting has its place. */
const ROOM_WRONG = `select 'session', s.office_id, s.id, s.state from meeting_session s
  where s.room is not null and (s.state <> 'cancelled') <> exists (select from room_use u
    where (u.office_id, u.session_id, u.room) = (s.office_id, s.id, s.room) and u.during @> tstzrange(s.starts_at, s.ends_at))
  union all
  select 'meeting', m.office_id, m.id, m.state from matter m
  where m.procedure = 'meeting'
    and (m.state in ('placed', 'prepared', 'visiting', 'held') and m.kept ? 'room' and not m.kept ? 'session') <> exists (select from room_use u
      where (u.office_id, u.matter_id, u.room) = (m.office_id, m.id, m.kept->>'room'))`;
/** A moved session takes everyone along, or nobody. */
const OTHER_TIME = `select m.office_id, m.id, m.kept->>'meetsAt' as told, l.starts_at::text
  from meeting_slot l join matter m on (m.office_id, m.id) = (l.office_id, l.matter_id)
  where to_char(l.starts_at at time zone 'Asia/Seoul', 'YYYY-MM-DD"T"HH24:MI') is distinct from m.kept->>'meetsAt'
  union all
  select s.office_id, s.id, m.kept->>'meetsAt', s.starts_at::text
  from meeting_session s join matter m on (m.office_id, m.id) = (s.office_id, s.id)
  where to_char(s.starts_at at time zone 'Asia/Seoul', 'YYYY-MM-DD"T"HH24:MI') is distinct from m.kept->>'meetsAt'
  union all
  select s.office_id, s.id, s.starts_at::text, l.starts_at::text
  from meeting_session s join meeting_slot l on (l.office_id, l.session_id) = (s.office_id, s.id)
  where l.starts_at < s.starts_at or l.ends_at > s.ends_at
    or (s.state = 'cancelled' and l.matter_id is not null)`;
