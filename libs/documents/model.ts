/**
 * One document, four files. The model is plain data: who writes a briefing fills it, and HWPX, PDF, XLSX and HTML are
 * drawn from it, so that the same snapshot shows the same figures everywhere.
 */
export interface OfficialDocument {
  readonly title: string;
  /** Who issues it: `시민소통실`. */
  readonly office: string;
  readonly docNo?: string;
  /** 공개구분: `공개`, `부분공개(5,6)`, `비공개(5)`. */
  readonly disclosure?: string;
  /** 결재란, from the drafter up: `['담당', '팀장', '실장', '부시장', '시장']`. Empty where nobody signs. */
  readonly approvalLine: readonly string[];
  /** `(2026. 11. 3., 시민소통실 홍길동 ☎8131)` */
  readonly dateLine: string;
  readonly summary?: string;
  readonly sections: readonly Section[];
  /** 붙임, each with its number of copies (`부서별 세부현황 1부.`). The last one is closed by `끝.` */
  readonly attachments: readonly string[];
  readonly snapshot: Snapshot;
  readonly footer?: string;
  /** The cases behind the figures, a sheet 「원자료」 of the XLSX. */
  readonly raw?: Table;
  /** How each figure is reckoned, the sheet 「산식」 of the XLSX. */
  readonly formulas?: readonly Formula[];
}

/** Where the figures come from: the same id means the same figures, whatever the file. */
export interface Snapshot {
  readonly id: string;
  /** 기준일, `2026-10-31`. */
  readonly asOf: string;
  /** 확인코드, printed beside the id. */
  readonly fingerprint: string;
}

export interface Section {
  /** `Ⅰ`, `Ⅱ` … */
  readonly numeral: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export type Block = Bullet | TableBlock | ChartBlock | CheckBlock;

export type BulletLevel = '□' | '○' | '-' | 'ㆍ' | '※';

export interface Bullet {
  readonly type: 'bullet';
  readonly level: BulletLevel;
  readonly text: string;
  /** A sentence edited by hand is marked [수동]. */
  readonly manual?: boolean;
}

export interface TableBlock {
  readonly type: 'table';
  readonly table: Table;
}

export interface ChartBlock {
  readonly type: 'chart';
  readonly chart: Chart;
}

export interface CheckBlock {
  readonly type: 'check';
  readonly check: Check;
}

export type ColumnKind = 'text' | 'count' | 'rate' | 'date' | 'days' | 'money';

export interface Column {
  readonly key: string;
  readonly title: string;
  readonly kind: ColumnKind;
  /** Share of the table's width; what is left out is taken from the kind. */
  readonly width?: number;
  /** Departments fill it in: unlocked in the XLSX while every other cell is locked. */
  readonly input?: boolean;
  /** What may be entered (처리구분). */
  readonly choices?: readonly string[];
}

/** A figure, a word, a date as `2026-11-05`, or nothing (`-`). */
export type CellValue = string | number | null;

export interface Row {
  /** Kept in a hidden column of a sheet to be filled in, so that what comes back finds its row. */
  readonly id?: string;
  /** The first column's text; `cells` then begin with the second column. */
  readonly label?: string;
  readonly cells: readonly CellValue[];
  readonly isTotal?: boolean;
}

export interface Table {
  readonly id: string;
  readonly caption: string;
  /** `(단위: 건)`, above right. */
  readonly unit?: string;
  readonly columns: readonly Column[];
  /** 합계 first, as officials write it. */
  readonly rows: readonly Row[];
  /** ※ 기준일, 산식. */
  readonly notes: readonly string[];
  readonly checks: readonly Check[];
  readonly sums?: Sums;
}

/** Which figures must add up. Drives `checkSums` and the formulas of the XLSX. */
export interface Sums {
  /** In every row, the parts make the total. */
  readonly across?: readonly AcrossSum[];
  /** In every named column, the rows below make the row of 합계. */
  readonly down?: DownSum;
}

export interface AcrossSum {
  readonly label: string;
  readonly total: string;
  readonly parts: readonly string[];
}

export interface DownSum {
  readonly label: string;
  readonly columns: readonly string[];
}

/** 검산: what the parts make, what the total says. A figure is never mended; the line says 불일치. */
export interface Check {
  readonly label: string;
  readonly parts: number;
  readonly total: number;
  readonly holds: boolean;
}

export interface Chart {
  readonly kind: 'bar' | 'line' | 'bar-line';
  readonly title: string;
  /** What a reader who does not see the picture must know. */
  readonly alt: string;
  readonly categories: readonly string[];
  /** In a `bar-line` chart the last series is the line. */
  readonly series: readonly Series[];
  /** Bars lie down, for long names. */
  readonly horizontal?: boolean;
  /** The same figures as a table; printed beside the picture wherever the chart goes. */
  readonly table: Table;
}

export interface Series {
  readonly name: string;
  readonly values: readonly (number | null)[];
}

export interface Formula {
  readonly name: string;
  readonly text: string;
}

export interface RenderOptions {
  /** Checked between the steps of the work; an aborted render throws the signal's reason. */
  readonly signal?: AbortSignal;
  readonly progress?: (done: number, of: number) => void;
}
