import type { Rounding } from './rounding.js';

/** What an office published in figures: kept as printed, whether it adds up or not. */
export interface Published {
  readonly tables?: { readonly [code: string]: PublishedTable };
  readonly indicators?: { readonly [code: string]: PublishedIndicator };
}

/** A table as it was printed. Its totals are what was printed, never what is reckoned: that follows from the rows. */
export interface PublishedTable {
  readonly title: string;
  readonly unit: string;
  /** Where it was printed. */
  readonly source: string;
  /** 기준일. */
  readonly asOf: string;
  readonly columns: readonly string[];
  /** Decimals of its figures; whole when absent. */
  readonly digits?: number;
  /** Rows count things of which each is worth so much of the printed total's unit: 20 for vouchers of 20천원. */
  readonly each?: number;
  readonly rows: { readonly [code: string]: PublishedRow };
  /** 합계 row: a figure for each column, and the one in the corner. */
  readonly printed?: { readonly values?: readonly (number | null)[]; readonly total?: number };
  readonly notes?: readonly string[];
}
export interface PublishedRow {
  readonly label: string;
  /** One for each column; null where nothing was printed. */
  readonly values: readonly (number | null)[];
  /** 합계 of the row. */
  readonly printed?: number;
}

/** How far something has come, as its formula says; what was printed of it is compared, never used. */
export type PublishedIndicator = CumulativeIndicator | WeightedIndicator;

interface AnyIndicator {
  readonly label: string;
  readonly source: string;
  readonly asOf: string;
  /** Where it differs from the office's own. */
  readonly rounding?: Rounding;
  readonly notes?: readonly string[];
}

/** Σ of what was done until then ÷ the target. */
export interface CumulativeIndicator extends AnyIndicator {
  readonly formula: 'cumulative';
  readonly unit: string;
  readonly target: number;
  readonly periods: readonly {
    readonly label: string;
    /** Planned until the end of the period. */
    readonly plan: number;
    /** Done within the period; null where nothing is known yet. */
    readonly done: number | null;
    readonly printed?: { readonly done?: number; readonly rate?: number; readonly planRate?: number };
  }[];
  /** The figure of the headline, which may be another than that of the table. */
  readonly headline?: number;
  /** What is counted from the day after 기준일 on: each event held, each visit of these kinds. */
  readonly counts?: { readonly events: boolean; readonly visits: readonly string[] };
}

/** Σ(weight × done ÷ target), from figures that are not rounded yet. */
export interface WeightedIndicator extends AnyIndicator {
  readonly formula: 'weighted';
  readonly parts: {
    readonly [code: string]: {
      readonly label: string;
      readonly unit: string;
      readonly target: number;
      readonly done: number;
      /** In hundredths; all make 100. */
      readonly weight: number;
      readonly printed?: number;
    };
  };
  /** Its share of the indicator above it, in hundredths. */
  readonly share?: number;
  readonly printed?: { readonly rate?: number; readonly shared?: number };
}
