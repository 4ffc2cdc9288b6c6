import { describe, expect, it } from '@jest/globals';
import { mailAddress } from './address.js';

describe('a mail address', () => {
  it('is taken with its host in small letters', () => {
    expect(mailAddress('Kim.Yesi+minwon@Example.KR')).toBe('Kim.Yesi+minwon@example.kr');
  });

  it.each([
    'r@example.com\r\nBcc: other@example.org',
    'a@example.com, b@example.com',
    'a@example.com;b@example.com',
    '"a b"@example.com',
    'Kim <a@example.com>',
    'group:a@example.com;',
    'a@@example.com',
    'a@b@example.com',
    '.a@example.com',
    'a..b@example.com',
    'a@example',
    'a@-example.com',
    'a@example..com',
    'a@[192.0.2.1]',
    'a@192.0.2.1',
    '김예시@example.kr',
    'a@예시.kr',
    '@example.kr',
    'example.kr',
    '',
    `${'a'.repeat(65)}@example.kr`,
    `a@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(63)}.${'e'.repeat(63)}.kr`,
    'a@example.kr ',
    'a\u0000@example.kr',
  ])('is refused: %j', (text) => {
    expect(() => mailAddress(text)).toThrow('letters.address-malformed');
  });
});
