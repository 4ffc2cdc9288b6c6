import { describe, expect, it } from '@jest/globals';
import { gramsOf } from './grams.js';

describe('pairs of syllables', () => {
  it('are taken within words, each once', () => {
    expect(gramsOf('가로등 고장, 가로등!')).toEqual(['가로', '로등', '고장']);
  });
  it('ignore case, form of writing and marks', () => {
    expect(gramsOf('CCTV')).toEqual(gramsOf('cctv'));
    expect(gramsOf('가로'.normalize('NFD'))).toEqual(['가로']);
  });
  it('of one letter there are none', () => {
    expect(gramsOf('가 나')).toEqual([]);
  });
  it('are bounded however long the text is', () => {
    const long = Array.from({ length: 5000 }, (_, i) => String.fromCodePoint(0xac00 + i)).join('');
    expect(gramsOf(long)).toHaveLength(600);
  });
});
