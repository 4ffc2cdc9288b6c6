import { ensure } from '#foundation';

/** Visits of one kind in one year, and which time: what suggestions are counted and reported by. */
export interface Round {
  readonly kind: string;
  readonly year: number;
  /** 차수, from 1. */
  readonly number: number;
}

const KEY = /^([a-z][a-z0-9-]{0,40})\.((?:19|20)\d{2})\.(\d{1,2})$/;

/** `new-year.2023.1`: as addresses and reports name a round. */
export function keyOf({ kind, year, number }: Round): string {
  return `${kind}.${String(year)}.${String(number)}`;
}

/** @throws RuleBroken `visits.round-unknown` */
export function readRound(key: string): Round {
  const [, kind, year, number] = KEY.exec(key) ?? [];
  ensure(kind !== undefined && year !== undefined && number !== undefined, 'visits.round-unknown');
  return { kind, year: Number(year), number: Number(number) };
}

/** `2023년 구청장 동 연두방문`, `2023년 인천시장 연두방문(2차)`. */
export function nameOf({ year, number }: Round, label: string): string {
  return `${String(year)}년 ${label}${number > 1 ? `(${String(number)}차)` : ''}`;
}
