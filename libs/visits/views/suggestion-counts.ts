import { Injectable } from '@nestjs/common';
import { ensure } from '#foundation';
import { OfficeTx } from '#ledger';
import { Procedures } from '#matters';
import { type Office, OfficeDirectory, rateOf, statusesOf } from '#office';
import type { Procedure } from '#procedure';
import { columnsOf, type CountRow, rowOf, rowsOf, type StatusColumn } from '../rules/counts.js';
import { keyOf, nameOf, type Round } from '../rules/round.js';
import { type Heap, heapsOf, reachOf, roundsOf } from '../storage/suggestion-rows.js';
import { fieldsOf, kindLabel, latestTable } from './suggestion-table.js';

export const DIMENSIONS = ['dong', 'field', 'department'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** A round that brought suggestions. */
export interface RoundLine extends Round {
  readonly key: string;
  readonly name: string;
  readonly suggestions: number;
}
export interface LabelledRow extends CountRow {
  readonly label: string;
}
/** 구분 | 합계 | 완료 | …: how many suggestions of a round are in which status. */
export interface CountsTable {
  readonly round: Round & { readonly key: string; readonly name: string };
  /** 동 that the round visited, and its first and last day (`YYYY-MM-DD`). */
  readonly dongs: number;
  readonly period: { readonly first: string; readonly last: string } | null;
  /** The visit's statuses in the office's order; 접수 after them only while something waits for a status. */
  readonly columns: readonly StatusColumn[];
  readonly total: CountRow;
  /** Per cent of the total for each column, by the office's rounding; null of nothing. */
  readonly rates: readonly (number | null)[];
  /** By what was asked for, in the office's order. */
  readonly rows: readonly LabelledRow[];
  /** 검산: the parts make the total. */
  readonly check: { readonly parts: number; readonly total: number; readonly holds: boolean };
}

/** The counts tables of 건의사항. Counted anew from the matters at every look, total and parts in one. */
@Injectable()
export class SuggestionCounts {
  constructor(
    private readonly offices: OfficeTx,
    private readonly directory: OfficeDirectory,
    private readonly procedures: Procedures,
  ) {}

  /** The latest year first. RuleBroken: `office.unknown`. */
  async rounds(code: string): Promise<readonly RoundLine[]> {
    const office = await this.directory.of(code);
    const rows = await this.offices.quick(code, (tx) => roundsOf(tx));
    return rows.map((row) => ({
      ...row,
      key: keyOf(row),
      name: nameOf(row, kindLabel(latestTable(this.procedures, office), row.kind)),
    }));
  }

  /** RuleBroken: `office.unknown`, `visits.round-unknown` for a round that visited and brought nothing. */
  async of(code: string, round: Round, by: Dimension = 'dong'): Promise<CountsTable> {
    const office = await this.directory.of(code);
    const [heaps, reach] = await this.offices.atOnce(code, (tx) =>
      Promise.all([heapsOf(tx, round), reachOf(tx, round)]),
    );
    ensure(heaps.length > 0 || reach.dongs > 0, 'visits.round-unknown');
    const table = latestTable(this.procedures, office);
    const on = reach.first ?? `${String(round.year)}-12-31`;
    const counts = heaps.map((heap) => ({ key: heap[by] ?? '', status: heap.status, count: heap.count }));
    const columns = columnsOf(
      statusesOf(office.profile.visits, round.kind, on),
      counts,
      (status) => table.states.get(status)?.label ?? status,
    );
    const total = rowOf('', columns, counts);
    const parts = total.counts.reduce((sum, count) => sum + count, 0);
    const { rounding } = office.profile.indicators;
    return {
      round: { ...round, key: keyOf(round), name: nameOf(round, kindLabel(table, round.kind)) },
      dongs: reach.dongs,
      period: reach.first !== null && reach.last !== null ? { first: reach.first, last: reach.last } : null,
      columns,
      total,
      rates: total.counts.map((count) => rateOf(count, total.total, rounding)),
      rows: rowsOf(columns, counts, keysOf(office, table, by)).map((row) => ({
        ...row,
        label: labelOf(office, table, by, row.key),
      })),
      check: { parts, total: sumOf(heaps), holds: parts === sumOf(heaps) },
    };
  }
}

function sumOf(heaps: readonly Heap[]): number {
  return heaps.reduce((sum, { count }) => sum + count, 0);
}

function keysOf(office: Office, table: Procedure, by: Dimension): readonly string[] {
  if (by === 'dong') return office.dongs();
  return by === 'field' ? [...fieldsOf(table).keys()] : [...office.departments().keys()];
}

function labelOf(office: Office, table: Procedure, by: Dimension, key: string): string {
  if (key === '') return '미지정';
  if (by === 'dong') return key;
  return by === 'field' ? (fieldsOf(table).get(key) ?? key) : (office.departmentLabel(key) ?? key);
}
