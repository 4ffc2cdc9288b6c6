// Douglas Crockford's base 32: no I, L, O or U, so that a code read out over the telephone is one code.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 40 bits as they are printed: K7QM-3X9T. */
export function writeLookupCode(bits: Buffer): string {
  let value = BigInt(`0x${bits.subarray(0, 5).toString('hex')}`);
  let code = '';
  for (let place = 0; place < 8; place += 1) {
    code = `${ALPHABET.charAt(Number(value & 31n))}${code}`;
    value >>= 5n;
  }
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/** A typed code as it would be printed: any case, spaces or hyphens anywhere, O for 0, I or L for 1. Undefined if it is none. */
export function readLookupCode(typed: string): string | undefined {
  if (typed.length > 40) return undefined;
  const bare = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s‐‑–—-]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  if (bare.length !== 8 || [...bare].some((sign) => !ALPHABET.includes(sign))) return undefined;
  return `${bare.slice(0, 4)}-${bare.slice(4)}`;
}
