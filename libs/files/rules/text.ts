import type { Buffer } from 'node:buffer';
import { demand } from './refused.js';
import { looksLike } from './sniff.js';
import { kindOf } from './kinds.js';
import { opensAsZip } from './sniff.js';

/** What a text never needs: control characters other than tab, line ends and form feed. */
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/;

/** A text in UTF-8 (that of EUC-KR is refused with advice), without markup at its beginning. Throws FileRefused. */
export function lookIntoText(file: Buffer): void {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    demand(false, 'files.content-differs');
  }
  demand(looksLike(kindOf('txt'), file) && !CONTROL.test(text), 'files.content-differs');
  demand(!opensAsZip(file), 'files.two-in-one');
}
