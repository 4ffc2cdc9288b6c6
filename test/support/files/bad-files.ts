import { deflateSync } from 'node:zlib';
import { badZips } from './bad-zips.js';
import { EICAR } from './clamd-peer.js';
import { compoundFile } from './compound-file.js';
import { box, docxParts, film, hwp, zipped } from './good-files.js';

export interface BadFile {
  readonly what: string;
  readonly name: string;
  readonly content: Buffer;
}

const ENDINGS = ['jpg', 'png', 'webp', 'pdf', 'hwp', 'hwpx', 'docx', 'xlsx', 'pptx', 'txt', 'mp4'] as const;

/**
 * Files that must never be stored as clean or sent as a page: more than three hundred, made here from good ones and by hand. EICAR in
 * its several places is for the scanner; everything else must be seen without one.
 */
export function badFiles(good: Readonly<Record<string, Buffer>>): BadFile[] {
  const files: BadFile[] = [];
  const add = (what: string, name: string, content: Buffer | string): void =>
    void files.push({ what, name, content: Buffer.from(content) });
  for (const [name, content] of badZips()) add(name, name.replaceAll(' ', '-'), content);
  wrongEndings(good, add);
  markups(add);
  polyglots(good, add);
  cutShort(good, add);
  pictures(good, add);
  films(add);
  pdfs(good, add);
  hwps(add);
  texts(add);
  names(good, add);
  for (const ending of ENDINGS) add(`empty ${ending}`, `empty.${ending}`, '');
  return files;
}
type Add = (what: string, name: string, content: Buffer | string) => void;
type Good = Readonly<Record<string, Buffer>>;

/** Every good file under every other ending. */
function wrongEndings(good: Good, add: Add): void {
  for (const [name, content] of Object.entries(good)) {
    const own = name.split('.').at(-1);
    for (const ending of ENDINGS) if (ending !== own) add(`${own} called ${ending}`, `x.${ending}`, content);
  }
}

function markups(add: Add): void {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';
  const html = '<!doctype html><html><script>alert(1)</script></html>';
  const xml = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>';
  for (const [what, text] of Object.entries({ svg, html, xml, php: '<?php system("id"); ?>' })) {
    add(`${what} by its own ending`, `page.${what}`, text);
    for (const ending of ENDINGS) add(`${what} called ${ending}`, `page.${ending}`, text);
    add(`${what} behind a byte order mark`, 'page.txt', `\ufeff${text}`);
    add(`${what} behind blank lines`, 'page.txt', `\n\n  ${text}`);
  }
  for (const ending of [
    'exe',
    'js',
    'docm',
    'xlsm',
    'zip',
    'html',
    'svg',
    'hta',
    'gif',
    'doc',
    'xls',
    'eml',
    'lnk',
    'iso',
  ]) {
    add(`ending ${ending}`, `x.${ending}`, 'x');
  }
  add('no ending', 'README', 'x');
}

/** Two files in one. */
function polyglots(good: Good, add: Add): void {
  const zip = zipped(docxParts);
  const hooks = {
    zip,
    html: Buffer.from('<html><script>alert(1)</script></html>'),
    program: Buffer.from('MZ\x90\0'.padEnd(300, 'x')),
    rar: Buffer.from('526172211a0701006465', 'hex'),
  };
  for (const name of Object.keys(good)) {
    const file = good[name] ?? zip;
    for (const [what, hook] of Object.entries(hooks)) {
      if (name !== 'note.txt' || what === 'zip') add(`${what} behind ${name}`, name, Buffer.concat([file, hook]));
      if (name !== 'note.txt' || what !== 'rar') add(`${what} before ${name}`, name, Buffer.concat([hook, file]));
    }
  }
  for (const name of ['photo.jpg', 'photo.png', 'photo.webp', 'note.txt', 'film.mp4']) {
    add(`pdf behind ${name}`, name, Buffer.concat([(good[name] ?? zip).subarray(0, 40), good['report.pdf'] ?? zip]));
  }
}

/** Cut off at several places, and with a byte changed where it counts. */
function cutShort(good: Good, add: Add): void {
  for (const [name, file] of Object.entries(good)) {
    if (name === 'note.txt') continue;
    for (const part of [0.1, 0.5, 0.9])
      add(`${name} cut at ${part}`, name, file.subarray(0, Math.floor(file.length * part)));
  }
}

function pictures(good: Good, add: Add): void {
  const chunk = (type: string, content: Buffer): Buffer =>
    Buffer.concat([length(content), Buffer.from(type), content, Buffer.alloc(4)]);
  for (const [what, side] of [
    ['bomb', 60_000],
    ['large bomb', 2_000_000_000],
    ['nothing', 0],
  ] as const) {
    const head = Buffer.alloc(13);
    head.writeUInt32BE(side, 0);
    head.writeUInt32BE(side, 4);
    head.set([8, 2], 8);
    const png = Buffer.from('89504e470d0a1a0a', 'hex');
    add(
      `png ${what}`,
      'bomb.png',
      Buffer.concat([
        png,
        chunk('IHDR', head),
        chunk('IDAT', deflateSync(Buffer.alloc(1_000))),
        chunk('IEND', Buffer.alloc(0)),
      ]),
    );
  }
  const jpeg = Buffer.from(good['photo.jpg'] ?? Buffer.alloc(0));
  const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
  jpeg.writeUInt16BE(65_500, frame + 5);
  jpeg.writeUInt16BE(65_500, frame + 7);
  add('jpeg bomb', 'bomb.jpg', jpeg);
  const inComment = Buffer.from('<script>alert(1)</script>');
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, inComment.length + 2]), inComment]);
  const whole = good['photo.jpg'] ?? jpeg;
  add('script in a comment', 'photo.jpg', Buffer.concat([whole.subarray(0, 2), comment, whole.subarray(2)]));
  add('jpeg of one marker', 'photo.jpg', Buffer.from('ffd8ffd9', 'hex'));
}

function length(content: Buffer): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(content.length);
  return bytes;
}

function films(add: Add): void {
  add('unknown box behind a film', 'film.mp4', film(box('evil', Buffer.from('MZ'))));
  add('film without a track', 'film.mp4', box('ftyp', Buffer.from('isom\0\0\x02\0')));
}

function pdfs(good: Good, add: Add): void {
  const pdf = (good['report.pdf'] ?? Buffer.alloc(0)).toString('latin1');
  const active = [
    '/JavaScript',
    '/JS (app.alert(1))',
    '/Launch',
    '/EmbeddedFile',
    '/RichMedia',
    '/XFA',
    '/J#61vaScript',
    '/#4aS',
    '/La#75nch',
  ];
  for (const name of active) {
    const object = `99 0 obj << /S ${name} >> endobj\n`;
    add(`pdf with ${name}`, 'active.pdf', Buffer.from(pdf.replace('startxref', `${object}startxref`), 'latin1'));
  }
  add(
    'locked pdf',
    'locked.pdf',
    Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer << /Encrypt 2 0 R >>\nstartxref\n9\n%%EOF', 'latin1'),
  );
  add('pdf without an end', 'x.pdf', '%PDF-1.7\n');
  add('pdf that begins late', 'x.pdf', Buffer.from(`\n\n${pdf}`, 'latin1'));
}

function hwps(add: Add): void {
  add('word called hwp', 'x.hwp', compoundFile({ WordDocument: Buffer.alloc(64) }));
  add('excel called hwp', 'x.hwp', compoundFile({ Workbook: Buffer.alloc(64) }));
  add('installer called hwp', 'x.hwp', compoundFile({ '!_StringData': Buffer.alloc(64) }));
  add('hwp 3', 'x.hwp', Buffer.from('HWP Document File V3.00 \x1a\x01\x02\x03\x04\x05'));
  add('hwp of another name', 'x.hwp', hwp({ signature: 'HWP Dokument File' }));
  add('locked hwp', 'x.hwp', hwp({ flags: 1 | (1 << 1) }));
  add('drm hwp', 'x.hwp', hwp({ flags: 1 | (1 << 4) }));
  add('hwp with vba', 'x.hwp', hwp({ storages: ['_VBA_PROJECT_CUR', 'VBA'] }));
  add('hwp with a package', 'x.hwp', hwp({ more: { '\u0001Ole10Native': Buffer.from('MZ') } }));
  for (const script of [
    'new ActiveXObject("WScript.Shell").Run("calc")',
    'function OnDocument_Open() { Run(); }',
    'eval("x")',
  ]) {
    add(`hwp whose script acts: ${script.slice(0, 8)}`, 'x.hwp', hwp({ script }));
  }
  const circle = hwp();
  circle.writeUInt32LE(1, circle.length - 512 + 4);
  add('hwp in a circle', 'x.hwp', circle);
}

function texts(add: Add): void {
  add('text in EUC-KR', 'x.txt', Buffer.from('b0a1b7cebee8', 'hex'));
  add('text in UTF-16', 'x.txt', Buffer.from('\ufeff가로등', 'utf16le'));
  add('text with a zero', 'x.txt', 'a\0b');
  add('text with an escape', 'x.txt', 'a\x1b[2Jb');
  add('program called text', 'x.txt', Buffer.from('4d5a900003000000', 'hex'));
  add('eicar', 'eicar.txt', EICAR);
  add('eicar among words', 'eicar.txt', `안녕하세요.\n${EICAR}\n`);
}

function names(good: Good, add: Add): void {
  const photo = good['photo.jpg'] ?? Buffer.alloc(0);
  for (const name of [
    '../photo.jpg',
    '..\\photo.jpg',
    '/etc/photo.jpg',
    'a/b.jpg',
    'C:\\photo.jpg',
    '.jpg',
    '\u202e.jpg',
    '   .jpg',
  ]) {
    add(`name ${JSON.stringify(name)}`, name, photo);
  }
  add('name turned round', 'photo\u202egpj.exe', photo);
  add('name with a zero', 'photo.jpg\0.exe', photo);
  add('name with a resident number', '900101-1234567.jpg', photo);
}
