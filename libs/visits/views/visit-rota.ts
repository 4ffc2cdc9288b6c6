import { Injectable } from '@nestjs/common';
import { Clock } from '#foundation';
import { seoulDate } from '#calendar';
import { OfficeTx } from '#ledger';
import { cursorOf, Procedures, readCursor } from '#matters';
import { OfficeDirectory } from '#office';
import { cycleStart, type DongTurn, plannedPerYear, turns } from '../rules/rota.js';
import { heldPerYear, lastVisits, visitsBefore } from '../storage/visit-rows.js';

/** How far an office's rota is: years planned and done, whose turn it is, who has waited too long. */
export interface Coverage {
  readonly label: string;
  readonly everyYears: number | null;
  /** Planned by the rota and held, by year; the sum is of the years shown. */
  readonly years: readonly { readonly year: number; readonly planned: number; readonly held: number }[];
  readonly total: { readonly planned: number; readonly held: number };
  /** Every 동, whose turn is next first. */
  readonly turns: readonly DongTurn[];
}
export interface VisitLine {
  readonly id: string;
  readonly receiptNo: string;
  readonly title: string;
  readonly kindLabel: string;
  readonly dong: string | null;
  readonly visitedOn: string;
  readonly state: string;
  readonly stateLabel: string;
  readonly groups: number | null;
  readonly attendees: number | null;
  /** Suggestions it brought. */
  readonly suggestions: number;
}

/** 방문 일정과 순회. */
@Injectable()
export class VisitRota {
  constructor(
    private readonly offices: OfficeTx,
    private readonly directory: OfficeDirectory,
    private readonly procedures: Procedures,
    private readonly clock: Clock,
  ) {}

  /** RuleBroken: `office.unknown`. */
  async coverage(code: string): Promise<Coverage> {
    const office = await this.directory.of(code);
    const { label, rota, priorities = [] } = office.profile.visits;
    const today = seoulDate(this.clock.now(code));
    const [last, held] = await this.offices.atOnce(code, (tx) =>
      Promise.all([lastVisits(tx, today, rota?.kind), rota ? heldPerYear(tx, rota.kind) : new Map<number, number>()]),
    );
    const years = (rota ? plannedPerYear(rota, office.dongs().length, today) : []).map(({ year, visits }) => ({
      year,
      planned: visits,
      held: held.get(year) ?? 0,
    }));
    const visited = office.dongs().map((dong) => {
      const on = last.get(dong);
      return on === undefined ? { dong } : { dong, last: on };
    });
    const total = (of: 'planned' | 'held'): number => years.reduce((sum, year) => sum + year[of], 0);
    return {
      label,
      everyYears: rota?.everyYears ?? null,
      years,
      total: { planned: total('planned'), held: total('held') },
      turns: turns(visited, priorities, rota ? cycleStart(rota, today) : today, today),
    };
  }

  /** Latest day first, `most` a page. RuleBroken: `office.unknown`, `matters.cursor-invalid`. */
  async visits(
    code: string,
    after?: string,
    most = 20,
  ): Promise<{ readonly visits: readonly VisitLine[]; readonly next: string | null }> {
    const office = await this.directory.of(code);
    const [day, id] = after === undefined ? ['9999-12-31', undefined] : readCursor(after, 2);
    const rows = await this.offices.quick(code, (tx) =>
      visitsBefore(tx, String(day), id === undefined ? undefined : String(id), most + 1),
    );
    const last = rows.length > most ? rows[most - 1] : undefined;
    return {
      visits: rows.slice(0, most).map(({ version, kind, ...row }) => {
        const { kinds, states } = this.procedures.of(office).exactly('visit', version);
        return {
          ...row,
          title: row.title ?? '',
          kindLabel: kinds.get(kind)?.label ?? kind,
          stateLabel: states.get(row.state)?.label ?? row.state,
        };
      }),
      next: last ? cursorOf(last.visitedOn, last.id) : null,
    };
  }
}
