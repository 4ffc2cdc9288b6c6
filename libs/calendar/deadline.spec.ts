import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { answerDeadline } from './answer.js';

interface Vector {
  id: string;
  due: string;
}
const { vectors } = JSON.parse(readFileSync('test/law/deadline-vectors.json', 'utf8')) as { vectors: Vector[] };

describe('dated examples of statutory deadlines', () => {
  it.each(vectors.map((vector) => [vector.id, vector] as const))('%s', (_, vector) => {
    expect(answerDeadline(vector)).toMatchObject({ due: vector.due });
  });
  it('answers a list in its order', () => {
    const { results } = answerDeadline({ vectors }) as unknown as { results: Vector[] };
    expect(results).toEqual(vectors.map(({ id, due }) => ({ id, due })));
  });
});
