import { Injectable } from '@nestjs/common';
import { ensure } from '#foundation';
import type { Tx } from '#ledger';
import { Procedures } from '#matters';
import { type Office, statusesOf } from '#office';
import type { Procedure } from '#procedure';
import { columnsOf, type StatusColumn } from '../rules/counts.js';
import { nameOf, type Round } from '../rules/round.js';
import { ranksOf } from '../storage/ranking-rows.js';
import {
  heapsOf,
  latestPassages,
  reachOf,
  roundsOf,
  type SuggestionRow,
  suggestionsOf,
} from '../storage/suggestion-rows.js';
import { type Cost, costOf } from './suggestion-card.js';
import { daysOfSilence, fieldsOf, kindLabel, latestTable } from './suggestion-table.js';

/** A suggestion as a report freezes it: codes, days and money; its texts are named by passage, nobody by name. */
export interface FrozenSuggestion {
  readonly id: string;
  readonly receiptNo: string;
  readonly status: string;
  readonly dong: string;
  readonly field: string;
  readonly department: string;
  /** Ask → id of the passage that was said last. */
  readonly texts: Readonly<Record<string, string>>;
  readonly plannedOn: string | null;
  readonly nextReview: string | null;
  readonly movedOn: string | null;
  readonly toldOn: string | null;
  readonly cost: Cost | null;
  readonly rank: { readonly year: number; readonly rank: number } | null;
}
/** All that a report on a round says. Every figure of it is a sum over `suggestions`. */
export interface RoundFigures {
  readonly round: Round & { readonly name: string };
  readonly dongs: number;
  readonly period: { readonly first: string; readonly last: string } | null;
  readonly columns: readonly StatusColumn[];
  /** State → the common status it stands for. */
  readonly meanings: Readonly<Record<string, string>>;
  /** After so many days without a move the department is asked; null where the table does not ask. */
  readonly silentAfter: number | null;
  readonly suggestions: readonly FrozenSuggestion[];
  /** Code and label in the office's own order. */
  readonly labels: {
    readonly [dimension in 'dong' | 'field' | 'department']: readonly (readonly [code: string, label: string])[];
  };
  /** Telephone of each department. */
  readonly phones: Readonly<Record<string, string>>;
}
/** How the suggestions of a round stand, counted by the common statuses. */
export interface RoundStanding {
  readonly name: string;
  /** Common status, or `received` before one was set → how many. */
  readonly counts: Readonly<Record<string, number>>;
}

const TEXTS = ['title', 'content', 'progress', 'plan', 'reason', 'alternative', 'agency'] as const;
const FIRST = '00000000-0000-0000-0000-000000000000';
const PAGE = 500;
const MOST = 5_000;

/** What reports freeze of the suggestions, read in the transaction that keeps the report. */
@Injectable()
export class RoundReports {
  constructor(private readonly procedures: Procedures) {}

  /** RuleBroken: `visits.round-unknown`, `visits.round-too-big` {most}. */
  async figures(tx: Tx, office: Office, round: Round): Promise<RoundFigures> {
    const rows = await all(tx, round);
    const ids = rows.map(({ id }) => id);
    const [reach, texts, ranks] = await Promise.all([
      reachOf(tx, round),
      latestPassages(tx, ids, TEXTS),
      ranksOf(tx, ids),
    ]);
    ensure(rows.length > 0, 'visits.round-unknown');
    const table = latestTable(this.procedures, office);
    const on = reach.first ?? `${String(round.year)}-12-31`;
    const counts = rows.map(({ status }) => ({ key: '', status, count: 1 }));
    const label = (status: string): string => table.states.get(status)?.label ?? status;
    return {
      round: { ...round, name: nameOf(round, kindLabel(table, round.kind)) },
      dongs: reach.dongs,
      period: reach.first !== null && reach.last !== null ? { first: reach.first, last: reach.last } : null,
      columns: columnsOf(statusesOf(office.profile.visits, round.kind, on), counts, label),
      meanings: Object.fromEntries([...table.states].map(([code, { means }]) => [code, means ?? code])),
      silentAfter: daysOfSilence(table),
      suggestions: rows.map((row) => ({
        ...frozen(row, table),
        texts: texts.get(row.id) ?? {},
        rank: rankIn(ranks.get(row.id)),
      })),
      labels: {
        dong: office.dongs().map((dong) => [dong, dong]),
        field: [...fieldsOf(table)],
        department: departmentsOf(rows, office),
      },
      phones: Object.fromEntries([...office.departments()].map(([code, { phone }]) => [code, phone])),
    };
  }

  /** How the rounds that were visited between two days stand now, the latest year first. */
  async standing(tx: Tx, office: Office, from: string, to: string): Promise<readonly RoundStanding[]> {
    const table = latestTable(this.procedures, office);
    const rounds = (await roundsOf(tx)).filter(({ first }) => first >= from && first <= to);
    return Promise.all(
      rounds.map(async (round) => {
        const counts: Record<string, number> = {};
        for (const { status, count } of await heapsOf(tx, round)) {
          const means = table.states.get(status)?.means ?? status;
          counts[means] = (counts[means] ?? 0) + count;
        }
        return { name: nameOf(round, kindLabel(table, round.kind)), counts };
      }),
    );
  }
}

async function all(tx: Tx, round: Round): Promise<readonly SuggestionRow[]> {
  const rows: SuggestionRow[] = [];
  for (let after = FIRST; ;) {
    const page = await suggestionsOf(tx, { round }, after, PAGE);
    rows.push(...page);
    ensure(rows.length <= MOST, 'visits.round-too-big', { most: MOST });
    const last = page.at(-1);
    if (page.length < PAGE || !last) return rows;
    after = last.id;
  }
}

function frozen(
  { id, receiptNo, status, dong, department, kept }: SuggestionRow,
  table: Procedure,
): Omit<FrozenSuggestion, 'texts' | 'rank'> {
  const day = (name: string): string | null => (typeof kept[name] === 'string' ? kept[name] : null);
  return {
    id,
    receiptNo,
    status,
    dong: dong ?? '',
    field: String(kept['field'] ?? ''),
    department: department ?? '',
    plannedOn: day('plannedOn'),
    nextReview: day('nextReview'),
    movedOn: day('movedOn'),
    toldOn: day('toldOn'),
    cost: costOf(kept, table),
  };
}

function rankIn(rank: { readonly year: number; readonly rank: number } | undefined): FrozenSuggestion['rank'] {
  return rank ? { year: rank.year, rank: rank.rank } : null;
}

/** Closed departments that still have suggestions are named too. */
function departmentsOf(rows: readonly SuggestionRow[], office: Office): readonly (readonly [string, string])[] {
  const open = [...office.departments()].map(([code, { label }]) => [code, label] as const);
  const closed = [...new Set(rows.flatMap(({ department }) => department ?? []))]
    .filter((code) => !office.departments().has(code))
    .map((code) => [code, office.departmentLabel(code) ?? code] as const);
  return [...open, ...closed];
}
