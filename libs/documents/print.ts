import { dateText, rowTexts } from './cell-text.js';
import { checkLine } from './check-sums.js';
import { columnWeights } from './column-weights.js';
import type { Block, BulletLevel, Chart, ColumnKind, OfficialDocument, Table } from './model.js';
import { plainText } from './plain-text.js';
import { standingTables } from './tables-of.js';

/** The document as letters: what HWPX, PDF and HTML lay out, each in its own way, with nothing left to decide or format. */
export interface PrintedDocument {
  readonly title: string;
  readonly office: string;
  readonly docNo: string;
  readonly disclosure: string;
  readonly approvalLine: readonly string[];
  readonly dateLine: string;
  readonly summary: string;
  readonly sections: readonly PrintedSection[];
  /** 붙임, ending with `끝.` */
  readonly closing: readonly string[];
  readonly snapshot: string;
  readonly fingerprint: string;
  readonly footer: string;
}

export interface PrintedSection {
  readonly numeral: string;
  readonly title: string;
  readonly blocks: readonly PrintedBlock[];
}

export type PrintedBlock =
  | { readonly type: 'bullet'; readonly level: BulletLevel; readonly text: string }
  | { readonly type: 'table'; readonly table: PrintedTable }
  | { readonly type: 'chart'; readonly chart: PrintedChart }
  | { readonly type: 'check'; readonly text: string; readonly holds: boolean };

export interface PrintedTable {
  readonly caption: string;
  readonly unit: string;
  readonly headings: readonly string[];
  readonly kinds: readonly ColumnKind[];
  readonly align: readonly ('left' | 'center' | 'right')[];
  /** Shares of the width, making 1. */
  readonly widths: readonly number[];
  readonly rows: readonly { readonly cells: readonly string[]; readonly isTotal: boolean }[];
  readonly notes: readonly string[];
  readonly checks: readonly { readonly text: string; readonly holds: boolean }[];
}

export interface PrintedChart {
  readonly caption: string;
  readonly alt: string;
  readonly source: Chart;
  /** The table beside the picture; null when the document already prints that very table. */
  readonly twin: PrintedTable | null;
}

export function print(document: OfficialDocument): PrintedDocument {
  const printer = new Printer(document);
  return {
    title: plainText(document.title),
    office: plainText(document.office),
    docNo: plainText(document.docNo ?? ''),
    disclosure: plainText(document.disclosure ?? ''),
    approvalLine: document.approvalLine.map(plainText),
    dateLine: plainText(document.dateLine),
    summary: plainText(document.summary ?? ''),
    sections: document.sections.map(({ numeral, title, blocks }) => ({
      numeral: plainText(numeral),
      title: plainText(title),
      blocks: blocks.map((block) => printer.block(block)),
    })),
    closing: closing(document.attachments.map(plainText)),
    snapshot: plainText(`스냅샷 ${document.snapshot.id} (기준일 ${dateText(document.snapshot.asOf)})`),
    fingerprint: plainText(`확인코드 ${document.snapshot.fingerprint}`),
    footer: plainText(document.footer ?? ''),
  };
}

/** Numbers tables and charts in the order they stand. */
class Printer {
  private tables = 0;
  private charts = 0;
  private readonly standing: ReadonlySet<string>;

  constructor(document: OfficialDocument) {
    this.standing = standingTables(document);
  }

  block(block: Block): PrintedBlock {
    switch (block.type) {
      case 'bullet':
        return { type: 'bullet', level: block.level, text: plainText(block.text) + (block.manual ? ' [수동]' : '') };
      case 'table':
        return { type: 'table', table: this.table(block.table) };
      case 'chart':
        return { type: 'chart', chart: this.chart(block.chart) };
      case 'check':
        return { type: 'check', text: plainText(checkLine(block.check)), holds: block.check.holds };
    }
  }

  private table(table: Table): PrintedTable {
    this.tables += 1;
    const rows = table.rows.map((row) => ({ cells: rowTexts(table.columns, row), isTotal: row.isTotal ?? false }));
    const headings = table.columns.map((column) => plainText(column.title));
    return {
      caption: `[표${this.tables}] ${plainText(table.caption)}`,
      unit: plainText(table.unit ?? ''),
      headings,
      kinds: table.columns.map(({ kind }) => kind),
      align: table.columns.map(({ kind }, at) => {
        if (kind === 'date') return 'center';
        if (kind !== 'text') return 'right';
        return at > 0 && rows.some(({ cells }) => (cells[at] ?? '').length > 8) ? 'left' : 'center';
      }),
      widths: columnWeights(
        table.columns,
        rows.map(({ cells }) => cells),
      ),
      rows,
      notes: table.notes.map((note) => `※ ${plainText(note).replace(/^※\s*/, '')}`),
      checks: table.checks.map((check) => ({ text: plainText(checkLine(check)), holds: check.holds })),
    };
  }

  private chart(chart: Chart): PrintedChart {
    this.charts += 1;
    return {
      caption: `[그림${this.charts}] ${plainText(chart.title)}`,
      alt: plainText(chart.alt),
      source: chart,
      twin: this.standing.has(chart.table.id) ? null : this.table(chart.table),
    };
  }
}

/** 붙임 표시: one attachment bears no number; the document ends two spaces after the last with `끝.` (행정업무규정 시행규칙) */
function closing(attachments: readonly string[]): string[] {
  if (attachments.length === 0) return ['끝.'];
  const numbered = attachments.length === 1 ? attachments : attachments.map((text, at) => `${at + 1}. ${text}`);
  return numbered.map((text, at) => `${at === 0 ? '붙임  ' : ''}${text}${at === numbered.length - 1 ? '  끝.' : ''}`);
}
