import type { Buffer } from 'node:buffer';
import { inflateRawSync } from 'node:zlib';
import { readCompound } from './compound.js';
import { doesNothing } from './hwp-script.js';
import { demand, FileRefused } from './refused.js';
import { opensAsZip } from './sniff.js';

const SIGNATURE = 'HWP Document File';
/** Properties of the header (한글 문서 파일 형식 5.0, 표 3). */
const LOCKED = 1 << 1;
const COMPRESSED = 1;
const DRM = (1 << 4) | (1 << 8) | (1 << 10);
/** What other compound files are: Word, Excel, PowerPoint, an installer; and where VBA lives. */
export const FOREIGN =
  /^(?:WordDocument|Workbook|Book|PowerPoint Document|_VBA_PROJECT(?:_CUR)?|VBA|Macros|Ole10Native|\u0001Ole10Native)$/i;

/** An HWP 5 document: its header is that of 한글, unlocked and without a script that does something. Throws FileRefused. */
export function lookIntoHwp(file: Buffer): void {
  demand(!opensAsZip(file), 'files.two-in-one');
  const { names, read } = readCompound(file);
  const header = read('FileHeader');
  demand(header && header.length >= 40, 'files.content-differs');
  demand(header.toString('latin1', 0, SIGNATURE.length) === SIGNATURE, 'files.content-differs');
  demand(header.readUInt8(35) === 5, 'files.content-differs');
  demand(!names.some((name) => FOREIGN.test(name)), 'files.holds-program');
  const properties = header.readUInt32LE(36);
  demand((properties & (LOCKED | DRM)) === 0, 'files.locked');
  const script = read('DefaultJScript');
  demand(!script || textsIn(script, (properties & COMPRESSED) !== 0).every(doesNothing), 'files.holds-program');
}

/** Header, source and what runs before and after: each a length and so many UTF-16 units (표 8). */
function textsIn(stream: Buffer, compressed: boolean): string[] {
  const bytes = compressed ? inflated(stream) : stream;
  const texts: string[] = [];
  for (let at = 0; texts.length < 4 && at + 4 <= bytes.length;) {
    const length = bytes.readUInt32LE(at) * 2;
    demand(at + 4 + length <= bytes.length, 'files.damaged');
    texts.push(bytes.toString('utf16le', at + 4, at + 4 + length));
    at += 4 + length;
  }
  return texts;
}

const LONGEST_SCRIPT = 1_024 * 1_024;

function inflated(stream: Buffer): Buffer {
  try {
    return inflateRawSync(stream, { maxOutputLength: LONGEST_SCRIPT });
  } catch {
    throw new FileRefused('files.damaged');
  }
}
