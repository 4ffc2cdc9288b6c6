import { Injectable } from '@nestjs/common';
import { Clock } from '#foundation';
import { seoulDate } from '#calendar';
import { OfficeTx } from '#ledger';
import { Procedures } from '#matters';
import { OfficeDirectory } from '#office';
import { type PlannedYear, plannedPerYear } from '../rules/rota.js';
import { heldCounts } from '../storage/visit-rows.js';

/** Visits of one kind that were held. */
export interface VisitCount {
  /** `field`, or a kind of the office's profile (`visits.kinds`). */
  readonly kind: string;
  readonly label: string;
  readonly visits: number;
  /** Groups met. */
  readonly groups: number;
  readonly people: number;
}

/** How many visits were held and planned, for indicators and reports. Counted from the visits entered, never stored. */
@Injectable()
export class VisitCounts {
  constructor(
    private readonly offices: OfficeTx,
    private readonly directory: OfficeDirectory,
    private readonly procedures: Procedures,
    private readonly clock: Clock,
  ) {}

  /** Held from one day to another (`YYYY-MM-DD`, both included), by kind. RuleBroken: `office.unknown`. */
  async counts(code: string, from: string, to: string): Promise<readonly VisitCount[]> {
    const office = await this.directory.of(code);
    const { kinds } = this.procedures.inForce(office, 'visit', seoulDate(this.clock.now(code)));
    const rows = await this.offices.quick(code, (tx) => heldCounts(tx, from, to));
    return rows.map((row) => ({ ...row, label: kinds.get(row.kind)?.label ?? row.kind }));
  }

  /** 동 visits by year of the office's rota; nothing where it has none. RuleBroken: `office.unknown`. */
  async plannedPerYear(code: string): Promise<readonly PlannedYear[]> {
    const { profile } = await this.directory.of(code);
    const { rota } = profile.visits;
    return rota ? plannedPerYear(rota, profile.dongs.length, seoulDate(this.clock.now(code))) : [];
  }
}
