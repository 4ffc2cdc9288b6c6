const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

/** RFC 4648 without padding, in small letters: mail servers may change the case of an address, and nothing else of it. */
export function writeBase32(bytes: Buffer): string {
  let text = '';
  let [held, bits] = [0, 0];
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += LETTERS.charAt((held >>> (bits - 5)) & 31);
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + LETTERS.charAt((held << (5 - bits)) & 31) : text;
}

/** Undefined when it is not what `writeBase32` writes. */
export function readBase32(text: string): Buffer | undefined {
  const small = text.toLowerCase();
  const bytes: number[] = [];
  let [held, bits] = [0, 0];
  for (const letter of small) {
    const value = LETTERS.indexOf(letter);
    if (value < 0) return undefined;
    held = ((held << 5) | value) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >>> bits) & 255);
      held &= (1 << bits) - 1;
    }
  }
  const read = Buffer.from(bytes);
  return writeBase32(read) === small ? read : undefined;
}
