import { koreanDate } from '#calendar';
import type { Block, CellValue, Check, Row, Table } from '#documents';
import { type Compared, differs, type PublishedTable, reckon, sum } from '#office';

/** A printed table with its totals reckoned beside; where both differ, both stand there and a line says so. */
export function publishedBlocks(id: string, printed: PublishedTable): Block[] {
  return [{ type: 'table', table: publishedTable(id, printed) }, ...differenceLines(reckon(printed).compared)];
}

function publishedTable(id: string, printed: PublishedTable): Table {
  const { title, unit, source, asOf, columns, rows, notes = [], each } = printed;
  const reckoned = reckon(printed);
  const kind = printed.digits === 1 ? 'rate' : 'count';
  const lines = Object.values(rows);
  const tellsRows = lines.some((row) => row.printed !== undefined) || printed.printed?.total !== undefined;
  const total = (cells: readonly CellValue[]): readonly CellValue[] => (tellsRows ? cells : cells.slice(0, -1));
  const body: Row[] = lines.map(({ label, values, printed: told }, at) => ({
    label,
    cells: total([...values, reckoned.rows[at] ?? null, told ?? null]),
  }));
  const sums: Row[] =
    lines.length < 2
      ? []
      : [
          {
            label: '합계(계산)',
            isTotal: true,
            cells: total([...reckoned.columns, reckoned.total, null]),
          },
        ];
  const told = printed.printed?.values;
  const published: Row[] =
    told === undefined
      ? []
      : [{ label: '합계(원문)', isTotal: true, cells: total([...told, sum(told), printed.printed?.total ?? null]) }];
  return {
    id,
    caption: title,
    unit: `(단위: ${unit})`,
    columns: [
      { key: 'row', title: '구분', kind: 'text' },
      ...columns.map((column, at) => ({ key: `c${String(at)}`, title: column, kind }) as const),
      { key: 'reckoned', title: '합계(계산)', kind },
      ...(tellsRows ? [{ key: 'printed', title: '합계(원문)', kind } as const] : []),
    ],
    rows: [...sums, ...published, ...body],
    notes: [
      `기준일 ${koreanDate(asOf)}`,
      `원문: ${source}`,
      each === undefined ? '합계(계산) = 왼쪽 칸의 합' : `합계(계산) = 왼쪽 칸의 합 × ${String(each)}${unit}`,
      ...notes,
    ],
    checks: reckoned.compared.map(checkOf),
    ...(each === undefined && {
      sums: {
        across: [{ label: '합계', total: 'reckoned', parts: columns.map((_, at) => `c${String(at)}`) }],
        ...(sums.length > 0 && {
          down: { label: '합계', columns: [...columns.map((_, at) => `c${String(at)}`), 'reckoned'] },
        }),
      },
    }),
  };
}

/** 검산 of a printed figure: what its parts make, what was printed. */
export function checkOf(compared: Compared): Check {
  const { label, printed, reckoned } = compared;
  return { label: `${label} 계산`, parts: reckoned, total: printed, holds: !differs(compared) };
}

/** `합계 검산 불일치: 2022년 원문 44, 계산 32(차이 12)`. Nothing where all agrees. */
export function differenceLines(compared: readonly Compared[]): Block[] {
  return compared.filter(differs).map(({ label, printed, reckoned }) => ({
    type: 'bullet',
    level: '※',
    text: `합계 검산 불일치: ${label} 원문 ${figure(printed)}, 계산 ${figure(reckoned)}(차이 ${figure(Math.abs(printed - reckoned))})`,
  }));
}

function figure(value: number): string {
  return Number(value.toPrecision(12)).toLocaleString('en-US', { maximumFractionDigits: 3 });
}
