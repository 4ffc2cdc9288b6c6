import type { Count } from '#matters';
import { monthsAfter } from './month.js';
import { type BriefingSnapshot, type Dimension } from './snapshot.js';

type Where = Partial<Pick<Count, 'dimension' | 'key' | 'timing'>> & {
  readonly months?: readonly string[];
  readonly standings?: readonly string[];
};

/** Standings that have a column of their own; any other outcome of an office's table is counted as 그 밖. */
export const STANDINGS = {
  open: ['open', 'waiting'],
  done: ['answered'],
  moved: ['transferred'],
  withdrawn: ['withdrawn'],
} as const;
const KNOWN: readonly string[] = Object.values(STANDINGS).flat();

/** Questions to a snapshot. Every answer is a sum over its counts. */
export class Figures {
  readonly month: string;
  readonly previous: string;
  readonly lastYear: string;
  readonly otherOutcomes: readonly string[];

  constructor(readonly snapshot: BriefingSnapshot) {
    this.month = snapshot.month;
    this.previous = monthsAfter(snapshot.month, -1);
    this.lastYear = monthsAfter(snapshot.month, -12);
    this.otherOutcomes = [...new Set(snapshot.counts.map(({ standing }) => standing))].filter(
      (each) => !KNOWN.includes(each),
    );
  }

  /** Of the month in question and of all matters, unless `where` says otherwise. */
  count(where: Where = {}): number {
    return this.sum('matters', where);
  }

  workingDays(where: Where): number {
    return this.sum('workingDays', where);
  }

  /** Whether anything had ever been counted by then: before that, a month has no data. */
  known(month: string): boolean {
    return this.snapshot.since !== null && this.snapshot.since <= month;
  }

  /** Codes that have a matter in the month, in the office's order; what the office no longer lists and `none` come last. */
  keys(dimension: Dimension, month = this.month): readonly string[] {
    const order = this.snapshot.labels[dimension].map(([code]) => code);
    const found = new Set(this.cells({ dimension, months: [month] }).map(({ key }) => key));
    const place = (key: string): number =>
      key === 'none' ? Infinity : order.includes(key) ? order.indexOf(key) : order.length;
    return [...found].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
  }

  label(dimension: Dimension, key: string): string {
    return this.snapshot.labels[dimension].find(([code]) => code === key)?.[1] ?? (key === 'none' ? '미지정' : key);
  }

  private sum(what: 'matters' | 'workingDays', where: Where): number {
    return this.cells(where).reduce((all, cell) => all + cell[what], 0);
  }

  private cells({ months = [this.month], dimension = 'all', key, timing, standings }: Where): readonly Count[] {
    return this.snapshot.counts.filter(
      (cell) =>
        months.includes(cell.month) &&
        cell.dimension === dimension &&
        (key === undefined || cell.key === key) &&
        (timing === undefined || cell.timing === timing) &&
        (standings === undefined || standings.includes(cell.standing)),
    );
  }
}
