import { deflateRawSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import sharp, { type Exif, type Sharp } from 'sharp';
import { renderHwpx, renderPdf, renderXlsx } from '#documents';
import { monthlyReport } from '../documents/monthly-report.js';
import { compoundFile } from './compound-file.js';

/** Stands in the place data of every picture and film here; it must be nowhere afterwards. */
export const PLACE = 'Canary-37.5665N-126.9780E';

const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** A file of each kind that is taken, made by programs that make such files where there are some. */
export async function goodFiles(): Promise<Readonly<Record<string, Buffer>>> {
  return {
    'photo.jpg': await picture().withExif(exif()).jpeg().toBuffer(),
    'photo.png': await picture().withExif(exif()).png().toBuffer(),
    'photo.webp': await picture().withExif(exif()).webp().toBuffer(),
    'film.mp4': film(),
    'report.pdf': Buffer.from(await renderPdf(monthlyReport)),
    'report.hwpx': Buffer.from(await renderHwpx(monthlyReport)),
    'report.xlsx': Buffer.from(await renderXlsx(monthlyReport)),
    'letter.docx': docx(),
    'talk.pptx': pptx(),
    'letter.hwp': hwp(),
    'note.txt': Buffer.from('가로등이 사흘째 꺼져 있습니다.\r\n위치: 빛가람로 22 앞\n'),
  };
}

/** A picture with something to see, so that it can be told upright from lying. */
export function picture(width = 320, height = 200): Sharp {
  const bar = { create: { width: width >> 1, height: height >> 2, channels: 3, background: '#d33' } } as const;
  const background = { r: 30, g: 90, b: 160 };
  return sharp({ create: { width, height, channels: 3, background } }).composite([{ input: bar, left: 0, top: 0 }]);
}

export function exif(): Exif {
  return {
    IFD0: { Copyright: PLACE, ImageDescription: PLACE },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '37/1 33/1 59/1', GPSLongitudeRef: 'E', GPSLongitude: '126/1 58/1 41/1' },
  };
}

export function box(type: string, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}

export function film(...more: readonly Buffer[]): Buffer {
  const place = box('\u00a9xyz', Buffer.from(PLACE));
  const track = box('trak', box('tkhd', Buffer.alloc(84)), box('udta', place));
  const moov = box('moov', box('mvhd', Buffer.alloc(100)), track, box('udta', place), box('meta', Buffer.from(PLACE)));
  return Buffer.concat([
    box('ftyp', Buffer.from('isom\0\0\x02\0isomiso2mp41', 'latin1')),
    moov,
    box('mdat', Buffer.alloc(4_000, 7)),
    ...more,
  ]);
}

function contentTypes(parts: Readonly<Record<string, string>>): string {
  const all = Object.entries(parts).map(([name, type]) => `<Override PartName="/${name}" ContentType="${type}"/>`);
  return `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="${TYPES}"><Default Extension="xml" ContentType="application/xml"/>${all.join('')}</Types>`;
}

/** The parts of a small document, to be changed by whoever wants a bad one. */
export const docxParts: Readonly<Record<string, string>> = {
  '[Content_Types].xml': contentTypes({ 'word/document.xml': `${OFFICE}.wordprocessingml.document.main+xml` }),
  '_rels/.rels':
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
  'word/document.xml':
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>진정서</w:t></w:r></w:p></w:body></w:document>',
};

export function zipped(parts: Readonly<Record<string, string | Buffer>>): Buffer {
  const bytes = Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]);
  return Buffer.from(zipSync(Object.fromEntries(bytes) as Record<string, Uint8Array>, { level: 6 }));
}

function docx(): Buffer {
  return zipped(docxParts);
}

function pptx(): Buffer {
  const types = { 'ppt/presentation.xml': `${OFFICE}.presentationml.presentation.main+xml` };
  return zipped({ '[Content_Types].xml': contentTypes(types), 'ppt/presentation.xml': '<p:presentation/>' });
}

/** An HWP 5 document with the empty script that 한글 itself writes into every one. */
export function hwp({
  flags = 1,
  signature = 'HWP Document File',
  script = EMPTY_SCRIPT,
  storages = [] as string[],
  more = {},
} = {}): Buffer {
  const header = Buffer.alloc(256);
  header.write(signature, 'latin1');
  header.writeUInt32LE(0x05010001, 32);
  header.writeUInt32LE(flags, 36);
  const texts = Buffer.concat([HEADER_SCRIPT, script, '', ''].map(lengthAndText));
  const streams = {
    FileHeader: header,
    DocInfo: deflateRawSync(Buffer.alloc(64)),
    DefaultJScript: deflateRawSync(texts),
  };
  return compoundFile({ ...streams, ...more }, ['BodyText', 'Scripts', ...storages]);
}
const HEADER_SCRIPT = 'var Documents = XHwpDocuments;\r\nvar Document = Documents.Active_XHwpDocument;\r\n';
const EMPTY_SCRIPT = 'function OnDocument_New()\r\n{\r\n\t//todo : \r\n}\r\n';

function lengthAndText(text: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  return Buffer.concat([length, Buffer.from(text, 'utf16le')]);
}
