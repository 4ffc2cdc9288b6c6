import type { Buffer } from 'node:buffer';
import { demand } from './refused.js';
import { opensAsZip } from './sniff.js';

/** Names by which a PDF runs something, opens a program or carries another file (ISO 32000-1 §7.11.4, §12.6.4). */
const ACTIVE = /\/(?:JavaScript|JS|Launch|RichMedia|EmbeddedFiles?|XFA)(?![A-Za-z0-9])/;
const NAMES = /\/[A-Za-z0-9#]{2,40}/g;

/**
 * A PDF that ends where it says and names no active content. Names may be written with `#4a` for `J`. What stands in compressed
 * object streams is not read here: it stays with the virus scanner and with readers that ask before they run anything.
 */
export function lookIntoPdf(file: Buffer): void {
  const text = file.toString('latin1');
  const end = text.lastIndexOf('%%EOF');
  demand(end >= 0 && text.includes('startxref'), 'files.damaged');
  demand(text.slice(end + 5).trim() === '' && !opensAsZip(file), 'files.two-in-one');
  demand(!ACTIVE.test(text) && !ACTIVE.test(spelledOut(text)), 'files.holds-program');
  demand(!/\/Encrypt(?![A-Za-z0-9])/.test(text.slice(text.lastIndexOf('trailer'))), 'files.locked');
}

/** Names with an escaped letter, as a reader understands them. */
function spelledOut(text: string): string {
  return [...text.matchAll(NAMES)]
    .filter(([name]) => name.includes('#'))
    .map(([name]) => name.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))))
    .join(' ');
}
