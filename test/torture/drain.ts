import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';

/** Work that stands in the tables and could be done now. */
export interface Undone {
  readonly facts: number;
  readonly letters: number;
  readonly reminders: number;
}

const UNDONE = `select
  (select count(*)::int from delivery where parked_at is null) as facts,
  (select count(*)::int from letter l join office o using (office_id) where l.state in ('pending', 'sending')
     and (l.not_before is null or l.not_before <= clock_timestamp() + o.clock_shift)) as letters,
  (select count(*)::int from reminder r join office o using (office_id)
     where r.state = 'armed' and r.due_at <= clock_timestamp() + o.clock_shift) as reminders`;

async function undone(database: Pool): Promise<Undone> {
  const { rows } = await database.query<Undone>(UNDONE);
  return rows[0] as Undone;
}

/** Waits until nothing is left to do. @returns seconds it took, undefined when there was something left after `patience` seconds */
export async function drain(database: Pool, patience = 600): Promise<number | undefined> {
  const begun = performance.now();
  const seconds = (): number => (performance.now() - begun) / 1_000;
  while (seconds() < patience) {
    const { facts, letters, reminders } = await undone(database);
    if (facts + letters + reminders === 0) return seconds();
    await pause(200);
  }
  return undefined;
}
