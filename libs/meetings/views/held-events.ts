import { Injectable } from '@nestjs/common';
import { endOfDay, instantOf, type LocalDate } from '#calendar';
import { OfficeTx, statement } from '#ledger';
import { OfficeDirectory } from '#office';

/** What an office did of one kind of event in a period. Groups and people are counted apart: one event may hear many groups. */
export interface EventCount {
  /** Code and label of the kind in the office's profile. */
  readonly kind: string;
  readonly label: string;
  /** Events held: what the 소통 횟수 counts. */
  readonly events: number;
  readonly groups: number;
  readonly people: number;
  /** Events planned in the period, whatever became of them; those that were cancelled are not among them. */
  readonly planned: number;
}

const COUNTS = statement(
  'meetings.held-events',
  `select kind, count(*) filter (where state = 'held')::int as events, coalesce(sum(groups), 0)::int as groups,
     coalesce(sum(people), 0)::int as people, count(*) filter (where state <> 'cancelled')::int as planned
   from meeting_session where office_id = $1 and starts_at >= $2 and starts_at < $3 group by kind`,
);

/** 소통 행사의 횟수: what the communication count and the indicators add up. 동 방문 is counted where visits are kept. */
@Injectable()
export class HeldEvents {
  constructor(
    private readonly offices: OfficeTx,
    private readonly directory: OfficeDirectory,
  ) {}

  /** Every kind that counts as an event, in the profile's order, those without any included. Both days are included. */
  async counts(office: string, from: LocalDate, to: LocalDate): Promise<readonly EventCount[]> {
    const { profile } = await this.directory.of(office);
    const rows = await this.offices.quick(office, (tx) =>
      tx.rows<Omit<EventCount, 'label'>>(COUNTS, [office, instantOf(from), endOfDay(to)]),
    );
    const found = new Map(rows.map((row) => [row.kind, row]));
    return Object.entries(profile.meetings)
      .filter(([, { counts }]) => counts === 'event')
      .map(([kind, { label }]) => ({ events: 0, groups: 0, people: 0, planned: 0, ...found.get(kind), kind, label }));
  }
}
