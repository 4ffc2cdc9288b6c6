import type { Profile } from './profile.js';
import type { Tell } from './profile-refused.js';

/** What published tables and indicators say of themselves. Whether they add up is no question here: that is told where they are printed. */
export function checkPublished({ published, visits }: Profile, tell: Tell): void {
  for (const [code, { columns, rows, printed }] of Object.entries(published?.tables ?? {})) {
    const path = ['published', 'tables', code];
    const fits = (values: readonly unknown[], at: readonly string[]): void => {
      if (values.length !== columns.length)
        tell(
          [...path, ...at],
          'values-per-column',
          `칸이 ${String(columns.length)}개인데 값이 ${String(values.length)}개입니다.`,
        );
    };
    for (const [row, { values }] of Object.entries(rows)) fits(values, ['rows', row, 'values']);
    if (printed?.values) fits(printed.values, ['printed', 'values']);
  }
  for (const [code, indicator] of Object.entries(published?.indicators ?? {})) {
    const path = ['published', 'indicators', code];
    if (indicator.formula === 'weighted') {
      const weights = Object.values(indicator.parts).reduce((all, { weight }) => all + weight, 0);
      if (weights !== 100)
        tell([...path, 'parts'], 'weights-not-whole', `비중의 합이 ${String(weights)}입니다. 100이어야 합니다.`);
    } else {
      for (const kind of indicator.counts?.visits ?? [])
        if (kind !== 'field' && !(kind in (visits.kinds ?? {})))
          tell([...path, 'counts', 'visits'], 'unknown-visit-kind', `'${kind}' 방문이 visits.kinds에 없습니다.`);
    }
  }
}
