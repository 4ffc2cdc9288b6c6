import type { Fact } from '#foundation';
import { OfficeTx, Reaction, type Rebuilds, statement } from '#ledger';
import { OfficeDirectory } from '#office';
import type { StepTaken as Body } from '#procedure';
import { StepTaken } from '../facts.js';
import { Procedures } from '../procedures.js';
import { movesBetween, type Place, placeOf } from '../rules/tally-place.js';
import type { MatterRow } from '../storage/matter-row.js';

const STANDS = statement(
  'matters.tally-stands',
  `select m.*, to_char(m.version, 'YYYY-MM-DD') as version, t.place from matter m
   left join tally_place t on t.office_id = m.office_id and t.matter_id = m.id
   where m.office_id = $1 and m.id = $2 for update of m`,
);
const PLACE = statement(
  'matters.tally-place',
  `insert into tally_place (office_id, matter_id, place) values ($1, $2, $3)
   on conflict (office_id, matter_id) do update set place = excluded.place`,
);
const MOVE = statement(
  'matters.tally-move',
  `insert into tally (office_id, procedure, month, dimension, key, standing, timing, matters, working_days)
   select $1, $2, month::date, dimension, key, standing, timing, matters, days
   from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::int[], $9::int[])
     as t (month, dimension, key, standing, timing, matters, days)
   on conflict (office_id, procedure, month, dimension, key, standing, timing)
   do update set matters = tally.matters + excluded.matters, working_days = tally.working_days + excluded.working_days`,
);
const CLEAR = statement('matters.tally-clear', `delete from tally where office_id = $1`);
const CLEAR_PLACES = statement('matters.tally-clear-places', `delete from tally_place where office_id = $1`);

/** 어디에 몇 건이 있는지 센다. A matter leaves its old count and enters its new one in the same transaction: totals cannot drift. */
@Reaction('matters.count-where-matters-stand', [StepTaken], { replayable: true })
export class CountWhereMattersStand implements Rebuilds {
  constructor(
    private readonly offices: OfficeTx,
    private readonly directory: OfficeDirectory,
    private readonly procedures: Procedures,
  ) {}

  async handle(fact: Fact<Body>): Promise<void> {
    const office = await this.directory.of(fact.office);
    await this.offices.run(fact.office, async (tx) => {
      const row = await tx.row<MatterRow & { place: Place | null }>(STANDS, [fact.office, fact.matter]);
      if (!row) return;
      const procedure = this.procedures.of(office).exactly(row.procedure, String(row.version));
      const after = placeOf(
        {
          ...row,
          extensions: row.clock?.extensions.length ?? 0,
          submittedAt: row.submitted_at,
          receivedAt: row.received_at,
          endedAt: row.ended_at,
        },
        procedure,
        office.calendar,
      );
      const moves = movesBetween(row.procedure, row.place ?? undefined, after);
      if (moves.length === 0) return;
      await Promise.all([
        tx.rows(PLACE, [fact.office, fact.matter, JSON.stringify(after)]),
        tx.rows(MOVE, [
          fact.office,
          row.procedure,
          ...(['month', 'dimension', 'key', 'standing', 'timing', 'matters', 'workingDays'] as const).map((column) =>
            moves.map((move) => move[column]),
          ),
        ]),
      ]);
    });
  }

  async clear(): Promise<void> {
    const tx = this.offices.entered();
    await tx.rows(CLEAR, [tx.office]);
    await tx.rows(CLEAR_PLACES, [tx.office]);
  }
}
