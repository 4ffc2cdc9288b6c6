import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasWords, inKorean } from './words.ko.js';

/** Where codes stand in sources: thrown, blamed on a field, or told by a rule; not where a library names its statements. */
const THROWN = [
  /new RuleBroken\(\s*'([a-z]+\.[a-z-]+)'/g,
  /ensure\([^;]*?'([a-z]+\.[a-z-]+)'/g,
  /code: '([a-z]+\.[a-z-]+)'/g,
  /blame\('?\w+'?, '([a-z]+\.[a-z-]+)'/g,
  /(?:return|\?\?|\?|:) '((?:people|procedure)\.[a-z-]+)'/g,
];

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/spec\.tsx?$/.test(file))
    .map((file) => join(folder, file));
}

function codesIn(file: string): string[] {
  const source = readFileSync(file, 'utf8');
  return THROWN.flatMap((pattern) => [...source.matchAll(pattern)].map(([, code]) => String(code)));
}

const codes = [...new Set(['libs', 'apps'].flatMap(sources).flatMap(codesIn))].sort();
const answerCodes = [
  ...readFileSync('libs/procedure/read-answer.ts', 'utf8').matchAll(/'(answer-[a-z-]+|unknown-[a-z]+)'/g),
].map(([, code]) => `procedure.${String(code)}`);

describe('words for broken rules', () => {
  it('finds the codes in the sources', () => {
    expect(codes).toEqual(
      expect.arrayContaining(['matters.stale', 'people.consent-missing', 'cases.no-third-extension']),
    );
    expect(answerCodes).toContain('procedure.answer-not-offered');
  });

  it.each([...codes, ...answerCodes])('has a sentence for %s', (code) => {
    expect(hasWords(code)).toBe(true);
  });

  it.each(codes)('%s is told as whole polite sentences, whatever details are missing', (code) => {
    expect(inKorean(code)).toMatch(/[가-힣][^]*[.]$/);
    expect(inKorean(code)).not.toMatch(/undefined|NaN|귀하|상기|동 건/);
  });

  it('puts bounds and dates into the sentence', () => {
    expect(inKorean('procedure.answer-too-short', { min: 10, length: 4 })).toBe(
      '10자 이상 적어 주세요. 지금 4자입니다.',
    );
    expect(inKorean('cases.extension-after-due', { due: '2026-11-05' })).toContain('2026. 11. 5.(목)');
    expect(inKorean('cases.extension-over-period', { most: 7, unit: 'day' })).toContain('7일');
    expect(inKorean('procedure.answer-not-future', { after: '2026-11-05T14:00' })).toContain('2026. 11. 5.(목) 14:00');
    expect(inKorean('people.too-many-tries', { retryAfter: 890 })).toContain('15분');
  });

  it('tells an unknown code as it is', () => {
    expect(inKorean('nobody.knows-this')).toBe('처리할 수 없습니다(nobody.knows-this).');
  });
});
