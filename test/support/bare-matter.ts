import { randomUUID } from 'node:crypto';
import type { TestDatabase } from './database.js';

/** A sample office with nobody in it. */
export async function bareOffice(db: TestDatabase, office: string): Promise<void> {
  await db.admin.query(`insert into office (office_id, title, sample, profile) values ($1, '예시', true, '{}')`, [
    office,
  ]);
}

/** A matter with nothing but its row, for tests of what only hangs on one. Answers its id. */
export async function bareMatter(db: TestDatabase, office: string): Promise<string> {
  const id = randomUUID();
  await db.admin.query(
    `insert into matter (office_id, id, procedure, version, receipt_no, state, entered_at, calendar, submitted_at, step_no)
     values ($1, $2, 'complaint', '2022-07-12', $3, 'submitted', now(), 'test', now(), 1)`,
    [office, id, id],
  );
  return id;
}
