import type { Fact } from '#foundation';
import { OfficeTx, Reaction, type ReactsTogether, type Rebuilds, statement } from '#ledger';
import { OfficeDirectory } from '#office';
import type { StepTaken as Body } from '#procedure';
import { StepTaken } from '../facts.js';
import { Procedures } from '../procedures.js';
import { type Counted, merged, movesBetween, type Place, placeOf } from '../rules/tally-place.js';
import type { MatterRow } from '../storage/matter-row.js';
import { MatterStore } from '../storage/matter-store.js';

const PLACES = statement(
  'matters.tally-places',
  `select matter_id as matter, place from tally_place where office_id = $1 and matter_id = any($2)`,
);
const PLACE = statement(
  'matters.tally-place',
  `insert into tally_place (office_id, matter_id, place) select $1, matter, place from unnest($2::uuid[], $3::jsonb[]) as p (matter, place)
   on conflict (office_id, matter_id) do update set place = excluded.place`,
);
const MOVE = statement(
  'matters.tally-move',
  `insert into tally (office_id, procedure, month, dimension, key, standing, timing, matters, working_days)
   select $1, procedure, month::date, dimension, key, standing, timing, matters, days
   from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::int[], $9::int[])
     as t (procedure, month, dimension, key, standing, timing, matters, days)
   on conflict (office_id, procedure, month, dimension, key, standing, timing)
   do update set matters = tally.matters + excluded.matters, working_days = tally.working_days + excluded.working_days`,
);
const COLUMNS = ['procedure', 'month', 'dimension', 'key', 'standing', 'timing', 'matters', 'workingDays'] as const;
const CLEAR = statement('matters.tally-clear', `delete from tally where office_id = $1`);
const CLEAR_PLACES = statement('matters.tally-clear-places', `delete from tally_place where office_id = $1`);

/** 어디에 몇 건이 있는지 센다. A matter leaves its old count and enters its new one in the same transaction: totals cannot drift. */
@Reaction('matters.count-where-matters-stand', [StepTaken], { replayable: true })
export class CountWhereMattersStand implements ReactsTogether<Body>, Rebuilds {
  constructor(
    private readonly offices: OfficeTx,
    private readonly directory: OfficeDirectory,
    private readonly procedures: Procedures,
    private readonly store: MatterStore,
  ) {}

  async handleAll(facts: readonly Fact<Body>[]): Promise<void> {
    const tx = this.offices.entered();
    const office = await this.directory.of(tx.office);
    const matters = [...new Set(facts.map(({ matter }) => matter))];
    const [rows, places] = await Promise.all([
      this.store.loadAll(tx, matters),
      tx.rows<{ matter: string; place: Place }>(PLACES, [tx.office, matters]),
    ]);
    const before = new Map(places.map(({ matter, place }) => [matter, place]));
    const changes = matters.flatMap((matter) => {
      const row = rows.get(matter);
      if (!row) return [];
      const procedure = this.procedures.of(office).exactly(row.procedure, String(row.version));
      const after = placeOf(countedOf(row), procedure, office.calendar);
      const moves = movesBetween(row.procedure, before.get(matter), after);
      return moves.length === 0 ? [] : [{ matter, after, moves }];
    });
    const moves = merged(changes.flatMap((change) => change.moves));
    if (changes.length === 0) return;
    await Promise.all([
      tx.rows(PLACE, [
        tx.office,
        changes.map(({ matter }) => matter),
        changes.map(({ after }) => JSON.stringify(after)),
      ]),
      moves.length > 0 && tx.rows(MOVE, [tx.office, ...COLUMNS.map((column) => moves.map((move) => move[column]))]),
    ]);
  }

  async clear(): Promise<void> {
    const tx = this.offices.entered();
    await tx.rows(CLEAR, [tx.office]);
    await tx.rows(CLEAR_PLACES, [tx.office]);
  }
}

function countedOf(row: MatterRow): Counted {
  return {
    ...row,
    extensions: row.clock?.extensions.length ?? 0,
    submittedAt: row.submitted_at,
    receivedAt: row.received_at,
    endedAt: row.ended_at,
  };
}
