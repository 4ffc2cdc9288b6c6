import { koreanDate } from '#calendar';
import { type CellValue, checkSums, type Table } from '#documents';
import type { Figures } from '../rules/figures.js';
import { rateOf, rateText, type Rounding } from '#office';

/** Where there is nothing to compare with: said in words, for no data is not 0. */
export const NO_DATA = '자료 없음';

/** A count as a cell: none is `-`. */
export function cell(count: number): CellValue {
  return count === 0 ? null : count;
}

export function cases(count: number): string {
  return `${grouped(count)}건`;
}

/** `12건 증가(10.3%)`, `△12건(△9.3%)`, `변동 없음`, `자료 없음`. */
export function changeText(now: number, before: number | null, rounding: Rounding): string {
  if (before === null) return NO_DATA;
  if (now === before) return '변동 없음';
  const share = rateOf(now - before, before, rounding);
  const percent = share === null ? '' : `(${rateText(share, rounding)})`;
  return now > before ? `${cases(now - before)} 증가${percent}` : `△${cases(before - now)}${percent}`;
}

/** A rate as a cell, written with as many decimals as the office writes. */
export function rateCell(rate: number | null, { digits }: Rounding): CellValue {
  return rate !== null && digits > 1 ? rate.toFixed(digits) : rate;
}

export function rateKind({ digits }: Rounding): 'count' | 'rate' | 'text' {
  return digits === 0 ? 'count' : digits === 1 ? 'rate' : 'text';
}

export function checked(table: Omit<Table, 'checks'>): Table {
  return { ...table, checks: checkSums({ ...table, checks: [] }) };
}

/** 기준일, printed under every table. */
export function asOfNote({ snapshot: { asOf, provisional } }: Figures): string {
  return `기준일 ${koreanDate(asOf.slice(0, 10))} ${asOf.slice(11)}${provisional ? ', 그 달이 끝나지 않은 잠정 수치' : ''}`;
}

export function monthName(month: string): string {
  return `${Number(month.slice(5))}월`;
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
