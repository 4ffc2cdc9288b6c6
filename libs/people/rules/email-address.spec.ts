import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readEmailAddress } from './email-address.js';

describe('an e-mail address', () => {
  it.each([
    ['kim@demo.example', 'kim@demo.example'],
    ['Kim.Ye-Si+민원'.replace('민원', 'tag') + '@Mail.Demo.EXAMPLE', 'Kim.Ye-Si+tag@mail.demo.example'],
    ["o'kim_1@xn--9n2bp8q.xn--3e0b707e", "o'kim_1@xn--9n2bp8q.xn--3e0b707e"],
    [`${'a'.repeat(64)}@demo.example`, `${'a'.repeat(64)}@demo.example`],
  ])('%s is taken', (typed, kept) => {
    expect(readEmailAddress(typed)).toBe(kept);
  });

  it.each([
    '',
    'kim',
    '@demo.example',
    'kim@',
    'kim@demo',
    'kim@@demo.example',
    'kim@demo.example@demo.example',
    '.kim@demo.example',
    'kim.@demo.example',
    'k..m@demo.example',
    '"kim"@demo.example',
    'kim(x)@demo.example',
    'kim@demo.example,lee@demo.example',
    'kim@demo.example;lee',
    'kim@demo.example\r\nBcc: evil@x.example',
    'kim@demo.example\n',
    'kim @demo.example',
    'Kim <kim@demo.example>',
    '김@demo.example',
    'kim@예시.example',
    'kim@[192.0.2.1]',
    'kim@192.0.2.1',
    'kim@[IPv6:2001:db8::1]',
    'kim@-demo.example',
    'kim@demo-.example',
    'kim@demo..example',
    'kim@demo.example.',
    'kim@de_mo.example',
    'k***@d***.example',
    `${'a'.repeat(65)}@demo.example`,
    `kim@${'a'.repeat(64)}.example`,
    `kim@${'a.'.repeat(123)}example`,
  ])('%j is none', (typed) => {
    expect(readEmailAddress(typed)).toBeUndefined();
  });

  it('never lets through what could end a header or begin another recipient', () => {
    const sign = fc.constantFrom(
      'a',
      'B',
      '1',
      '.',
      '-',
      '@',
      ' ',
      ',',
      ';',
      ':',
      '<',
      '>',
      '"',
      '(',
      '\\',
      '\r',
      '\n',
      '\0',
      '김',
    );
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 30 }), (signs) => {
        const read = readEmailAddress(signs.join(''));
        return read === undefined || /^[a-zA-Z0-9.-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(read);
      }),
      { numRuns: 2000 },
    );
  });
});
