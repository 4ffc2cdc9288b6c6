import { koreanDate } from '#calendar';
import { checkLine } from '#documents';
import { Table } from '#krds';
import { rateText, roundingText, type Rounding } from '#office';
import type { CountsTable } from '#visits';

interface CountsView {
  readonly counts: CountsTable;
  readonly rounding: Rounding;
  /** 기준일, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** What the rows are: 동, 분야, 부서. */
  readonly by: string;
  /** Where the suggestions of a row are listed. */
  readonly hrefOf?: (key: string) => string;
}
interface Line {
  readonly key: string;
  readonly label: string;
  readonly href?: string | undefined;
  readonly cells: readonly string[];
}

/** 구분 | 합계 | 완료 | …, as the offices print it: 합계 first, its 비율 below, then the rows, and the 검산 under all. */
export function SuggestionCountsTable({ counts, rounding, asOf, by, hrefOf }: CountsView) {
  const { round, columns, total, rates, rows, check } = counts;
  const count = (cell: number): string => (cell === 0 ? '-' : cell.toLocaleString('ko-KR'));
  const lines: readonly Line[] = [
    { key: 'total', label: '합계(건)', cells: [total.total, ...total.counts].map(count) },
    {
      key: 'rate',
      label: '비율(%)',
      cells: [total.total === 0 ? '-' : '100', ...rates.map((rate) => (rate === null ? '-' : percent(rate, rounding)))],
    },
    ...rows.map(({ key, label, total: all, counts: cells }) => ({
      key: `row-${key}`,
      label,
      href: hrefOf?.(key),
      cells: [all, ...cells].map(count),
    })),
  ];
  return (
    <>
      <Table
        caption={`${round.name} 건의사항 ${by}별 처리 현황 (단위: 건, %)`}
        keyOf={({ key }) => key}
        rows={lines}
        columns={[
          { label: '구분', names: true, cell: ({ label, href }) => (href ? <a href={href}>{label}</a> : label) },
          ...['합계', ...columns.map(({ label }) => label)].map((label, at) => ({
            label,
            number: true,
            cell: ({ cells }: Line) => cells[at],
          })),
        ]}
      />
      <p class="tt-quiet">
        {checkLine({ label: '상태 합', ...check })} · 기준일 {koreanDate(asOf)} · 비율은 {roundingText(rounding)} ·
        이송은 완료로 세지 않습니다.
      </p>
    </>
  );
}

/** The head of the table says the unit. */
function percent(rate: number, rounding: Rounding): string {
  return rateText(rate, rounding).replace('%', '');
}
