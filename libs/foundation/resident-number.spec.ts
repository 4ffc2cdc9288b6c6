import { describe, expect, it } from '@jest/globals';
import { holdsResidentNumber } from './resident-number.js';

describe('a resident registration number (개인정보 보호법 §24의2)', () => {
  it.each(['900101-1000000', '제 번호는 9001011000000입니다', '000229 3000000', '９００１０１－５００００００'])(
    'is seen in %s',
    (text) => {
      expect(holdsResidentNumber(text)).toBe(true);
    },
  );

  it.each([
    '010-0000-1234',
    '901301-1000000',
    '900132-1000000',
    '900101-9000000',
    '1900101-1000000',
    '2026-직소-000123',
    '900101-10000001',
  ])('is not seen in %s', (text) => {
    expect(holdsResidentNumber(text)).toBe(false);
  });
});
