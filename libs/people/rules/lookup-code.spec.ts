import { describe, expect, it } from '@jest/globals';
import { readLookupCode, writeLookupCode } from './lookup-code.js';

describe('a lookup code', () => {
  it('writes 40 bits as eight signs, the first bits first', () => {
    expect(writeLookupCode(Buffer.from('0000000000', 'hex'))).toBe('0000-0000');
    expect(writeLookupCode(Buffer.from('ffffffffff', 'hex'))).toBe('ZZZZ-ZZZZ');
    expect(writeLookupCode(Buffer.from('0000000001', 'hex'))).toBe('0000-0001');
    expect(writeLookupCode(Buffer.from('0844410842ffff', 'hex'))).toBe('1124-2222');
  });

  it.each(['K7QM-3X10', 'k7qm3x1o', ' k7 qm - 3x iO ', 'K7QM–3XL0', 'Ｋ７ＱＭ３Ｘ１０'])('is read from %s', (typed) => {
    expect(readLookupCode(typed)).toBe('K7QM-3X10');
  });

  it.each(['', 'K7QM-3X1', 'K7QM-3X100', 'K7QM-3X1U', 'K7QM-3X1*', '김7QM-3X10', '-'.repeat(41)])(
    'is not read from %j',
    (typed) => {
      expect(readLookupCode(typed)).toBeUndefined();
    },
  );
});
