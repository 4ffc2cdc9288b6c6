import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { answerDeadline } from '#calendar';

interface Vector {
  readonly id: string;
  readonly rule: string;
  readonly due: string;
  readonly note: string;
}

const file = new URL('./deadline-vectors.json', import.meta.url);
const published = JSON.parse(readFileSync(file, 'utf8')) as { readonly vectors: readonly Vector[] };

describe('the dated examples of statutory deadlines', () => {
  it.each(published.vectors)('$id: $note', (vector) => {
    expect(answerDeadline(vector).due).toBe(vector.due);
  });

  it.each([
    ['C-IMM', 'in three working hours (영 §19)'],
    ['C-HOUR', 'up to five days in working hours (법 §19①)'],
    ['C-DAY', 'from six days on in days without Saturdays and holidays, the first included (법 §19②)'],
    ['C-CAL', 'weeks, months and years by the calendar (법 §19③)'],
    ['C-CIV', 'as 민법 §155–161 says where no rule of its own is given'],
  ])('%s counts %s', (rule) => {
    const own = published.vectors.filter((vector) => vector.rule === rule);
    expect(own.length).toBeGreaterThan(0);
    for (const vector of own) expect(answerDeadline(vector).due).toBe(vector.due);
  });

  it('are answered together in the order they were asked', () => {
    const expected = published.vectors.map(({ id, due }) => ({ id, due }));
    expect(answerDeadline(published)).toEqual({ results: expected });
  });
});
