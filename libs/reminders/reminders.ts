import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { collided, FactLog, OfficeTx, statement, type Tx } from '#ledger';
import { systemActor } from '#foundation';
import { FellDue } from './facts.js';

/** What to do with a moment that passed while nothing ran: fire the latest of its kind, drop it, or fire every one. */
export type Missed = 'once' | 'skip' | 'all';

export interface Wanted {
  readonly moment: string;
  readonly at: Date;
  readonly missed: Missed;
}

export interface ReminderHealth {
  readonly office: string;
  readonly armed: number;
  /** How far the oldest armed reminder is past its moment, by the office's clock. */
  readonly lateSeconds: number;
}

/** A nudge that comes later than this is no use any more. */
const NUDGE_HOURS = 4;

const ARM = statement(
  'reminders.arm',
  `with wanted as (
     select * from jsonb_to_recordset($3::jsonb) as w(id uuid, matter uuid, moment text, at timestamptz, missed text)
   ), dropped as (
     update reminder r set state = 'dropped'
     where r.office_id = $1 and r.matter_id = any($2) and r.state = 'armed'
       and not exists (select from wanted w where w.matter = r.matter_id and w.moment = r.moment and w.at = r.due_at)
   )
   insert into reminder (office_id, id, matter_id, moment, due_at, missed)
   select $1, w.id, w.matter, w.moment, w.at, w.missed from wanted w
   on conflict (office_id, matter_id, moment, due_at) do update
     set state = 'armed', generation = reminder.generation + 1, missed = excluded.missed
     where reminder.state = 'dropped'`,
);
const CLAIM = statement(
  'reminders.claim',
  `update reminder r set fired_at = office_now(), state = case
     when r.missed = 'skip' and r.due_at < office_now() - make_interval(hours => $3) then 'dropped'
     when r.missed = 'once' and exists (
       select from reminder later where later.office_id = r.office_id and later.matter_id = r.matter_id
         and later.moment = r.moment and later.state = 'armed' and later.due_at > r.due_at and later.due_at <= office_now()
     ) then 'dropped'
     else 'fired' end
   where r.office_id = $1 and r.id = $2 and r.state = 'armed' and r.due_at <= office_now()
   returning r.matter_id, r.moment, r.due_at, r.state, r.fired_at`,
);
const HEALTH = statement(
  'reminders.health',
  `select office_id as office, armed::int, late_seconds as "lateSeconds" from reminder_health()`,
);

interface Claimed {
  matter_id: string;
  moment: string;
  due_at: Date;
  state: 'fired' | 'dropped';
  fired_at: Date;
}

/**
 * Durable moments of matters. PostgreSQL owns them and its clock alone decides what is due; a queue may wake us in time.
 * What a moment means is the matter's own affair: firing only appends the fact `reminders.fell-due.v1`.
 */
@Injectable()
export class Reminders {
  constructor(
    private readonly offices: OfficeTx,
    private readonly facts: FactLog,
  ) {}

  /**
   * Makes the armed moments of each matter exactly these, in the caller's transaction: what is not wanted any more is dropped, what
   * already fired for the same instant stays fired. Saying the same again changes nothing.
   */
  async arm(tx: Tx, matters: ReadonlyMap<string, readonly Wanted[]>): Promise<void> {
    const rows = [...matters].flatMap(([matter, wanted]) =>
      wanted.map(({ moment, at, missed }) => ({ id: uuid(), matter, moment, at: at.toISOString(), missed })),
    );
    await tx.touch(ARM, [tx.office, [...matters.keys()], JSON.stringify(rows)]);
  }

  /**
   * Fires a reminder if it is armed and due by the office's clock in the database: claim and fact in one transaction. A stale,
   * early or second call finds nothing. Answers whether a fact was told.
   */
  async fire(office: string, id: string): Promise<boolean> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.offices.quick(office, (tx) => this.claim(tx, id));
      } catch (error) {
        if (tries >= 5 || !collided(error)) throw error;
      }
    }
  }

  private async claim(tx: Tx, id: string): Promise<boolean> {
    const claimed = await tx.row<Claimed>(CLAIM, [tx.office, id, NUDGE_HOURS]);
    if (claimed?.state !== 'fired') return false;
    const { id: name, kind } = systemActor(`reminders.${claimed.moment}`);
    await this.facts.appendNext(tx, {
      matter: claimed.matter_id,
      kind: FellDue,
      body: { moment: claimed.moment, due: claimed.due_at.toISOString() },
      actor: `${kind}:${name}`,
      at: claimed.fired_at,
    });
    return true;
  }

  /** For metrics: what is armed and how late the oldest is, office by office. */
  async health(): Promise<ReminderHealth[]> {
    return this.offices.across<ReminderHealth>(HEALTH);
  }
}
