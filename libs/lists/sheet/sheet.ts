/** What a file said, as text: one line of headings and the rows below it. */
export interface Sheet {
  readonly headings: readonly string[];
  readonly rows: readonly SheetRow[];
  /** How the letters of a CSV file were written; XLSX needs no saying. */
  readonly encoding?: 'utf-8' | 'cp949';
}

export interface SheetRow {
  /** As the spreadsheet numbers it, from 1. */
  readonly number: number;
  /** One for each heading; a date is `2026-11-05`, a moment `2026-11-05T14:30`. */
  readonly cells: readonly string[];
}

/** A row of a file before it is known where the headings stand. */
export interface WrittenRow {
  readonly number: number;
  readonly hidden?: boolean;
  readonly cells: ReadonlyMap<number, string>;
}
