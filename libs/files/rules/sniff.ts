import { Buffer } from 'node:buffer';
import type { Kind, KindCode } from './kinds.js';

/** Bytes of the beginning that `looksLike` wants to see; less only when the file is shorter. */
export const HEAD = 4_096;

const OLE2 = bytes('d0cf11e0a1b11ae1');
const PK = bytes('504b0304');
const HEIC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];
const MP4_BRANDS = ['isom', 'iso2', 'iso3', 'iso4', 'iso5', 'iso6', 'mp41', 'mp42', 'avc1', 'M4V ', 'mmp4', 'dash'];

const MAGIC: Readonly<Record<KindCode, (head: Buffer) => boolean>> = {
  jpeg: (head) => starts(head, bytes('ffd8ff')),
  png: (head) => starts(head, bytes('89504e470d0a1a0a')),
  webp: (head) => ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 12) === 'WEBP',
  heic: (head) => ascii(head, 4, 8) === 'ftyp' && HEIC_BRANDS.includes(ascii(head, 8, 12)),
  mp4: (head) => ascii(head, 4, 8) === 'ftyp' && MP4_BRANDS.includes(ascii(head, 8, 12)),
  pdf: (head) => /^%PDF-[12]\.\d/.test(ascii(head, 0, 8)),
  hwp: (head) => starts(head, OLE2),
  hwpx: (head) => starts(head, PK),
  docx: (head) => starts(head, PK),
  xlsx: (head) => starts(head, PK),
  pptx: (head) => starts(head, PK),
  txt: (head) => !head.includes(0) && !startsAsMarkup(head),
};

/** Whether the first bytes are those of the kind its ending says. Which zip or which OLE2 file it is shows only inside. */
export function looksLike(kind: Kind, head: Buffer): boolean {
  return MAGIC[kind.code](head) && !hidesAnother(kind, head);
}

/** A file that another program would read as something else: what browsers sniff, and a PDF reader's first 1,024 bytes. */
function hidesAnother(kind: Kind, head: Buffer): boolean {
  if (kind.family === 'package') return false; // the tightness of the package tells more than its compressed bytes
  const early = ascii(head, 0, HEAD).toLowerCase();
  const pdf = kind.code !== 'pdf' && early.slice(0, 1_024).includes('%pdf-');
  return pdf || /<(?:!doctype|html|head|body|script|iframe|svg)[\s>/]|<\?php|<\?xml /.test(early);
}

/** HTML, XML and SVG begin with `<`, whatever stands before it that is not seen. */
function startsAsMarkup(head: Buffer): boolean {
  return /^[\s\ufeff]*<[!?/a-z]/i.test(head.toString('utf8'));
}

/**
 * Whether a zip reader would open these bytes: readers look for the directory from the end and forgive what stands before.
 * The signature alone may stand in compressed data by chance; one that points to a directory does not.
 */
export function opensAsZip(file: Buffer): boolean {
  const end = bytes('504b0506');
  const from = Math.max(0, file.length - 65_557);
  for (let at = file.lastIndexOf(end); at >= from; at = at === 0 ? -1 : file.lastIndexOf(end, at - 1)) {
    if (at + 22 > file.length) continue;
    const size = file.readUInt32LE(at + 12);
    if (size === 0 && file.readUInt16LE(at + 10) === 0) return true;
    const directories = [at - size, file.readUInt32LE(at + 16)];
    if (directories.some((place) => place >= 0 && starts(file.subarray(place), bytes('504b0102')))) return true;
  }
  return false;
}

function starts(head: Buffer, magic: Buffer): boolean {
  return head.subarray(0, magic.length).equals(magic);
}

function ascii(head: Buffer, from: number, to: number): string {
  return head.toString('latin1', from, to);
}

function bytes(hex: string): Buffer {
  return Buffer.from(hex, 'hex');
}
