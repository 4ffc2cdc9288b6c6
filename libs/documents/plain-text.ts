// Control characters break XML; the bidi overrides could show a figure or a name in another order than it is stored.
const unprintable =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;

/**
 * Text as every file may hold it: composed Hangul (NFC), one line, no control or bidi characters, no halves of a
 * surrogate pair. Everything that people wrote goes through here before it is drawn.
 */
export function plainText(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '?')
    .normalize('NFC')
    .replace(/\s*[\r\n\t\u2028\u2029]+\s*/g, ' ')
    .replace(unprintable, '');
}
