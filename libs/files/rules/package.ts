import type { Buffer } from 'node:buffer';
import { readCompound } from './compound.js';
import { FOREIGN } from './hwp.js';
import { doesNothing } from './hwp-script.js';
import type { KindCode } from './kinds.js';
import { demand } from './refused.js';
import { readZip, unpack, type ZipEntry } from './zip.js';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';
const SLIDES = 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml';

/** The part that makes a package what its ending says, and what its list of contents must call it. */
const MAIN: Readonly<Partial<Record<KindCode, readonly [part: string, contentType: string]>>> = {
  docx: ['word/document.xml', WORD],
  xlsx: ['xl/workbook.xml', SHEET],
  pptx: ['ppt/presentation.xml', SLIDES],
};
const CONTENTS = '[Content_Types].xml';
const HWPX = 'application/hwp+zip';

/** Parts that are programs, by name. */
const PROGRAM =
  /(?:^|\/)(?:vbaproject(?:signature\w*)?\.bin|vbadata\.xml|macrosheets\/|activex\/|customui\/|oleobject\d*\.bin)|\.(?:exe|dll|scr|com|bat|cmd|ps1|jse?|vbs|wsf|hta|lnk|msi|jar|class|swf|html?|php)$/i;
/** Parts that are programs, by what the list of contents or a relationship calls them. */
const CALLED = /macroEnabled|vbaProject|ms-office\.activeX/i;
const OUTSIDE =
  /<Relationship[^>]*(?:attachedTemplate|oleObject|frame|subDocument|externalLink)[^>]*TargetMode="External"|<Relationship[^>]*TargetMode="External"[^>]*(?:attachedTemplate|oleObject|frame|subDocument)/i;

/** Beginnings of archives and programs, whatever a part is called. */
const ARCHIVES = [
  '504b0304',
  '504b0506',
  '526172211a07',
  '377abcaf271c',
  '1f8b08',
  '425a68',
  'fd377a585a00',
  '4d534346',
  '25504446',
];
const PROGRAMS = ['4d5a', '7f454c46', 'cafebabe', '2321'];
const OLE2 = 'd0cf11e0a1b11ae1';
const SCRIPT = /^Scripts\/(?:header|source)Scripts(?:\.js)?$/;

/** A document that is a zip file: HWPX, or an OOXML document. Throws FileRefused. */
export function lookIntoPackage(kind: KindCode, file: Buffer): void {
  const entries = readZip(file);
  for (const { name } of entries) {
    demand(!PROGRAM.test(name) || (kind === 'hwpx' && SCRIPT.test(name)), 'files.holds-program');
  }
  for (const entry of entries) lookIntoPart(entry, unpack(file, entry));
  if (kind === 'hwpx') demandHwpx(entries, file);
  else demandOoxml(kind, entries, file);
}

function lookIntoPart({ name }: ZipEntry, content: Buffer): void {
  const begins = content.toString('hex', 0, 8);
  demand(!ARCHIVES.some((magic) => begins.startsWith(magic)), 'files.holds-archive');
  demand(!PROGRAMS.some((magic) => begins.startsWith(magic)), 'files.holds-program');
  // 한글 keeps old pictures of charts as OLE2; one that carries another program's document is refused.
  if (begins.startsWith(OLE2))
    demand(!readCompound(content).names.some((one) => FOREIGN.test(one)), 'files.holds-program');
  if (SCRIPT.test(name)) demand(doesNothing(scriptText(content)), 'files.holds-program');
  if (name !== CONTENTS && !name.endsWith('.rels') && !name.endsWith('.hpf')) return;
  const text = content.toString('utf8');
  demand(!CALLED.test(text) && !OUTSIDE.test(text), 'files.holds-program');
}

/** 한글 writes scripts in UTF-16 LE; others write UTF-8. */
function scriptText(content: Buffer): string {
  return content.includes(0) ? content.toString('utf16le') : content.toString('utf8');
}

/** OWPML (KS X 6101): the first entry says what it is, unpacked, so that its first bytes show it. */
function demandHwpx(entries: readonly ZipEntry[], file: Buffer): void {
  const first = entries.find(({ at }) => at === 0);
  demand(first?.name === 'mimetype' && first.method === 0, 'files.content-differs');
  demand(unpack(file, first).toString('latin1').trim() === HWPX, 'files.content-differs');
  demand(
    entries.some(({ name }) => name === 'Contents/content.hpf'),
    'files.content-differs',
  );
}

function demandOoxml(kind: KindCode, entries: readonly ZipEntry[], file: Buffer): void {
  const [part, contentType] = MAIN[kind] ?? [];
  const list = entries.find(({ name }) => name === CONTENTS);
  demand(list && entries.some(({ name }) => name === part), 'files.content-differs');
  demand(contentType && unpack(file, list).includes(contentType), 'files.content-differs');
}
