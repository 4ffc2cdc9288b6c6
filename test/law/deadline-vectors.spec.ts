import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { answerDeadline } from '#calendar';

interface Vector {
  readonly id: string;
  readonly due: string;
  readonly note: string;
}

const file = new URL('./deadline-vectors.json', import.meta.url);
const published = JSON.parse(readFileSync(file, 'utf8')) as { readonly vectors: readonly Vector[] };

describe('the dated examples of statutory deadlines', () => {
  it.each(published.vectors)('$id: $note', (vector) => {
    expect(answerDeadline(vector).due).toBe(vector.due);
  });

  it('are answered together in the order they were asked', () => {
    const expected = published.vectors.map(({ id, due }) => ({ id, due }));
    expect(answerDeadline(published)).toEqual({ results: expected });
  });
});
