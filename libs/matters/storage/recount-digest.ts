import type { Tx } from '#ledger';
import type { Office } from '#office';
import { type RecountLine, recountsOf } from './calendar-changes.js';

const MOST = 10_000;

/** What a change moved, by who answers for it today: the officer, else the head of the department, else the intake desk. */
export async function recountedTo(
  tx: Tx,
  office: Office,
  change: string,
): Promise<ReadonlyMap<string, readonly RecountLine[]>> {
  const byOfficer = new Map<string, RecountLine[]>();
  for (const line of await recountsOf(tx, change, null, MOST)) {
    const head = line.department === null ? undefined : office.departments().get(line.department)?.head;
    const id = line.officer ?? head ?? office.staff('intake')[0]?.id;
    if (id !== undefined) byOfficer.set(id, [...(byOfficer.get(id) ?? []), line]);
  }
  return byOfficer;
}
