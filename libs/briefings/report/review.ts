import { daysAfter, koreanDate } from '#calendar';
import type { FrozenSuggestion, StatusCount } from '#visits';
import type { ReviewSnapshot } from '../rules/review-snapshot.js';
import type { Texts } from './texts.js';

export type Dimension = 'dong' | 'field' | 'department';

/** Questions to the snapshot of a 보고회. Every answer is counted from its suggestions. */
export class Review {
  constructor(
    readonly snapshot: ReviewSnapshot,
    private readonly texts: Texts,
  ) {}

  get asOf(): string {
    return koreanDate(this.snapshot.asOf.slice(0, 10));
  }

  /** For counts tables: each suggestion once, by the dimension or by nothing. */
  heaps(by?: Dimension): readonly StatusCount[] {
    return this.snapshot.suggestions.map((each) => ({ key: by ? each[by] : '', status: each.status, count: 1 }));
  }

  /** Those whose status means one of these, in the order they were entered. */
  of(...meanings: readonly string[]): readonly FrozenSuggestion[] {
    return this.snapshot.suggestions.filter(({ status }) =>
      meanings.includes(this.snapshot.meanings[status] ?? status),
    );
  }

  /** In the office's order of 동, then as they were entered. */
  byDong(): readonly FrozenSuggestion[] {
    const order = this.snapshot.labels.dong.map(([dong]) => dong);
    const place = (dong: string): number => (order.includes(dong) ? order.indexOf(dong) : order.length);
    return [...this.snapshot.suggestions].sort((a, b) => place(a.dong) - place(b.dong));
  }

  /** Those whose cost is known, ranked ones first. */
  costed(): readonly FrozenSuggestion[] {
    return this.snapshot.suggestions
      .filter(({ cost }) => cost !== null)
      .sort((a, b) => (a.rank?.rank ?? Infinity) - (b.rank?.rank ?? Infinity) || 0);
  }

  /** Those whose status was another at the briefing before; new ones are no change. */
  changed(): readonly { readonly suggestion: FrozenSuggestion; readonly before: string }[] {
    const statuses = this.snapshot.previous?.statuses ?? {};
    return this.snapshot.suggestions.flatMap((suggestion) => {
      const before = statuses[suggestion.id];
      return before === undefined || before === suggestion.status ? [] : [{ suggestion, before }];
    });
  }

  /** Open ones that nobody has touched for as long as the table waits before it asks. */
  silent(): readonly FrozenSuggestion[] {
    const { asOf, silentAfter } = this.snapshot;
    if (!silentAfter) return [];
    const since = daysAfter(asOf.slice(0, 10), -silentAfter);
    return this.of('received', 'reviewing', 'in-progress', 'long-term').filter(
      ({ movedOn }) => movedOn === null || movedOn < since,
    );
  }

  departmentsOf(suggestions: readonly FrozenSuggestion[]): readonly (readonly [label: string, count: number])[] {
    return this.snapshot.labels.department.flatMap(([code, label]) => {
      const count = suggestions.filter(({ department }) => department === code).length;
      return count === 0 ? [] : [[label, count] as const];
    });
  }

  /** What was said last to an ask; `-` when nothing was, or when the text is destroyed. */
  said({ texts }: FrozenSuggestion, ask: string): string {
    return this.texts.get(texts[ask] ?? '') ?? '-';
  }

  statusLabel(status: string): string {
    return this.snapshot.columns.find(({ code }) => code === status)?.label ?? status;
  }

  label(by: Dimension, key: string): string {
    return this.snapshot.labels[by].find(([code]) => code === key)?.[1] ?? (key === '' ? '미지정' : key);
  }
}
