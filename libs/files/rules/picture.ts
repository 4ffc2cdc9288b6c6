import type { Buffer } from 'node:buffer';
import type { KindCode } from './kinds.js';
import { demand } from './refused.js';
import { opensAsZip } from './sniff.js';

/** Where the picture itself ends, so that what is hung behind it is seen. Throws FileRefused. */
export function refuseWhatIsHungBehind(kind: KindCode, file: Buffer): void {
  demand(!opensAsZip(file), 'files.two-in-one');
  if (kind === 'png') demand(endOfPng(file) === file.length, 'files.two-in-one');
  if (kind === 'webp') demand(endOfRiff(file) === file.length, 'files.two-in-one');
  if (kind === 'jpeg') demand(mayFollowJpeg(file.subarray(endOfJpeg(file))), 'files.two-in-one');
}

/** Chunks lie back to back; the last is IEND. */
function endOfPng(file: Buffer): number {
  for (let at = 8; at + 12 <= file.length;) {
    const next = at + 12 + file.readUInt32BE(at);
    demand(next <= file.length, 'files.damaged');
    if (file.toString('latin1', at + 4, at + 8) === 'IEND') return next;
    at = next;
  }
  return demandNever();
}

function endOfRiff(file: Buffer): number {
  demand(file.length >= 12, 'files.damaged');
  const size = file.readUInt32LE(4) + 8;
  demand(size <= file.length, 'files.damaged');
  return size + (size % 2);
}

/** Segments up to the scan, then to the end marker: within a scan `ff` is followed by `00` or a restart marker. */
function endOfJpeg(file: Buffer): number {
  let at = 2;
  for (;;) {
    demand(at + 4 <= file.length && file.readUInt8(at) === 0xff, 'files.damaged');
    const marker = file.readUInt8(at + 1);
    if (marker === 0xd9) return at + 2;
    if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2;
    else {
      at += 2 + file.readUInt16BE(at + 2);
      if (marker === 0xda) at = endOfScan(file, at);
      if (at + 2 <= file.length && file.readUInt16BE(at) === 0xffd9) return at + 2;
    }
  }
}

function endOfScan(file: Buffer, from: number): number {
  for (let at = file.indexOf(0xff, from); at >= 0 && at + 1 < file.length; at = file.indexOf(0xff, at + 1)) {
    const next = file.readUInt8(at + 1);
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return demandNever();
}

/** Telephones hang a second picture, a short film or their maker's trailer behind a photo. It goes when the photo is drawn anew. */
function mayFollowJpeg(rest: Buffer): boolean {
  const text = rest.toString('latin1');
  const bare = text.replace(/^\0+/, '');
  return bare === '' || bare.startsWith('\xff\xd8\xff') || text.slice(4, 8) === 'ftyp' || text.endsWith('SEFT');
}

function demandNever(): never {
  demand(false, 'files.damaged');
}
