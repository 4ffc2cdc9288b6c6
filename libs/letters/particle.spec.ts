import { describe, expect, it } from '@jest/globals';
import { particleAfter } from './particle.js';

describe('the particle after a word', () => {
  it.each([
    ['가로등', '을/를', '을'],
    ['신호등이 없어요', '을/를', '를'],
    ['「가로등」', '을/를', '을'],
    ['가나동(가로등)', '을/를', '을'],
    ['도로', '으로/로', '로'],
    ['서울', '으로/로', '로'],
    ['120', '을/를', '을'],
    ['2호선 3', '이/가', '이'],
    ['제2', '이/가', '가'],
    ['2026. 11. 10.(화)', '으로/로', '로'],
    ['2026. 11. 10.(화) 15:00', '으로/로', '로'],
    ['2026. 11. 10.(화) 15:30', '으로/로', '으로'],
    ['CCTV', '을/를', '를'],
    ['ATM', '을/를', '을'],
    ['☎', '을/를', '을(를)'],
    ['', '으로/로', '(으)로'],
  ] as const)('%s %s → %s', (word, particle, expected) => {
    expect(particleAfter(word, particle)).toBe(expected);
  });
});
