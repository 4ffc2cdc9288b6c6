/** What a one-line field may be faulted for. */
export type LineFault = 'people.too-long' | 'people.forbidden-character' | 'people.no-letter' | 'people.masked-value';

// Controls, bidi overrides, fillers and other invisible signs let a name pose as another. The joiners of Persian and Indic
// scripts and the variation signs of Hanja are letters' own and stay.
const FORBIDDEN = new RegExp(
  '(?![\\u200C\\u200D]|\\p{Variation_Selector})' +
    '[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Noncharacter_Code_Point}\\p{Default_Ignorable_Code_Point}]',
  'u',
);
const MASK = /[*○●＊◯]/u;

/** NFC, outer spaces gone, inner runs of spaces made one. */
export function tidyLine(text: string): string {
  return text.normalize('NFC').trim().replace(/ {2,}/g, ' ');
}

/** The fault of a tidied line, or undefined: at most `most` code points, of any script, holding at least one letter. */
export function faultOfLine(line: string, most: number): LineFault | undefined {
  if (FORBIDDEN.test(line)) return 'people.forbidden-character';
  if (MASK.test(line)) return 'people.masked-value';
  if ([...line].length > most) return 'people.too-long';
  if (!/\p{L}/u.test(line)) return 'people.no-letter';
  return undefined;
}
