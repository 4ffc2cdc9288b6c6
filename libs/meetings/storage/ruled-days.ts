import type { LocalDate } from '#calendar';
import { statement, type Tx } from '#ledger';

const RULED = statement(
  'meetings.ruled-days',
  `select to_char(ruled, 'YYYY-MM-DD') as day from meeting_session
   where office_id = $1 and kind = $2 and ruled >= $3::date and ruled <= $4::date`,
);

/** Days of a rule that have their session, whatever became of it. */
export async function knownRuledDays(
  tx: Tx,
  kind: string,
  from: LocalDate,
  to: LocalDate,
): Promise<ReadonlySet<LocalDate>> {
  const rows = await tx.rows<{ day: string }>(RULED, [tx.office, kind, from, to]);
  return new Set(rows.map(({ day }) => day));
}
