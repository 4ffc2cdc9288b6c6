import { statement, type Tx } from '#ledger';

const PLACE = statement(
  'meetings.place-of-session',
  `select body from passage where office_id = $1 and matter_id = $2 and ask = 'place' order by id desc limit 1`,
);

/** Where a session is held when it keeps no room of the office; the last that was said. */
export async function placeOfSession(tx: Tx, session: string): Promise<string | undefined> {
  return (await tx.row<{ body: string }>(PLACE, [tx.office, session]))?.body;
}
