import { docxParts, zipped } from './good-files.js';
import { EICAR } from './clamd-peer.js';
import { type RawEntry, rawZip } from './raw-zip.js';

type Named = readonly [name: string, content: Buffer];

const entries: readonly RawEntry[] = Object.entries(docxParts).map(([name, content]) => ({ name, content }));
const changed = (n: number, change: Partial<RawEntry>): RawEntry[] =>
  entries.map((entry, at) => (at === n ? { ...entry, ...change } : entry));
const plus = (...more: readonly RawEntry[]): Buffer => rawZip([...entries, ...more]);

/** Packages whose headers lie, hide, overlap or unpack to too much, and packages with what has no place in a document. */
export function badZips(): Named[] {
  const files: [string, Buffer][] = [];
  const add = (what: string, content: Buffer): void => void files.push([`${what}.docx`, content]);
  for (const [what, content] of lyingHeaders()) add(`lying ${what}`, content);
  for (const [what, content] of hidden()) add(`hidden ${what}`, content);
  for (const [what, content] of bombs()) add(`bomb ${what}`, content);
  for (const name of ESCAPES) add(`escape ${files.length}`, plus({ name, content: 'x' }));
  for (const name of PROGRAMS) add(`program ${files.length}`, plus({ name, content: 'x' }));
  for (const [what, magic] of Object.entries(NESTED)) {
    const content = Buffer.concat([Buffer.from(magic, 'hex'), Buffer.alloc(64, 1)]);
    add(`nested ${what}`, plus({ name: `word/embeddings/${what}`, content }));
  }
  for (const [what, [part, text]] of Object.entries(CALLED)) {
    add(`called ${what}`, zipped({ ...docxParts, [part]: text }));
  }
  add('eicar inside', plus({ name: 'word/media/a.txt', content: EICAR, stored: true }));
  return files;
}

function* lyingHeaders(): Iterable<Named> {
  for (const n of [0, 1, 2]) {
    yield [`local name ${n}`, rawZip(changed(n, { local: { name: 'word/other.xml' } }))];
    yield [`local size ${n}`, rawZip(changed(n, { local: { size: 10 } }))];
    yield [`local packed ${n}`, rawZip(changed(n, { local: { packed: 1 } }))];
    yield [`local sum ${n}`, rawZip(changed(n, { local: { crc: 1 } }))];
    yield [`local method ${n}`, rawZip(changed(n, { local: { method: 0 } }))];
    yield [`both sums ${n}`, rawZip(changed(n, { local: { crc: 1 }, central: { crc: 1 } }))];
    yield [`both sizes less ${n}`, rawZip(changed(n, { local: { size: 10 }, central: { size: 10 } }))];
    yield [`both sizes more ${n}`, rawZip(changed(n, { local: { size: 9_999 }, central: { size: 9_999 } }))];
    yield [`zip64 size ${n}`, rawZip(changed(n, { central: { size: 0xffffffff } }))];
    yield [`zip64 packed ${n}`, rawZip(changed(n, { central: { packed: 0xffffffff } }))];
    yield [
      `zip64 extra ${n}`,
      rawZip(changed(n, { central: { extra: Buffer.from('010008000100000000000000', 'hex') } })),
    ];
    yield [`broken extra ${n}`, rawZip(changed(n, { central: { extra: Buffer.from('0a00', 'hex') } }))];
    yield [`method 12 ${n}`, rawZip(changed(n, { local: { method: 12 }, central: { method: 12 } }))];
    yield [`encrypted ${n}`, rawZip(changed(n, { flags: 1 }))];
    yield [`strong encryption ${n}`, rawZip(changed(n, { flags: 0x40 }))];
    yield [`masked headers ${n}`, rawZip(changed(n, { flags: 0x2000 }))];
    yield [`descriptor lies ${n}`, rawZip(changed(n, { descriptor: { told: [1, 2, 3] } }))];
    yield [`descriptor unsigned lies ${n}`, rawZip(changed(n, { descriptor: { signed: false, told: [1, 2, 3] } }))];
    yield [`descriptor and local lie ${n}`, rawZip(changed(n, { descriptor: {}, local: { size: 5 } }))];
    yield [`overlap ${n}`, rawZip(changed(n, { central: { at: n === 0 ? 30 : 0 } }))];
    yield [`offset beyond ${n}`, rawZip(changed(n, { central: { at: 900_000 } }))];
    yield [`stored but packed ${n}`, rawZip(changed(n, { local: { method: 0 }, central: { method: 0 } }))];
  }
  yield ['count less', rawZip(entries, { end: { count: 2 } })];
  yield ['count more', rawZip(entries, { end: { count: 4 } })];
  yield ['count none', rawZip(entries, { end: { count: 0 } })];
  yield ['directory elsewhere', rawZip(entries, { end: { from: 0 } })];
  yield ['directory shorter', rawZip(entries, { end: { length: 46 } })];
  yield ['second disk', rawZip(entries, { end: { disk: 1 } })];
  const twin = [...entries, { name: 'word/document.xml', content: 'another' }];
  yield ['twice the same part', rawZip(twin)];
  yield ['twice but for its case', rawZip([...entries, { name: 'WORD/document.xml', content: 'another' }])];
}

function* hidden(): Iterable<Named> {
  const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200, 3)]);
  const page = Buffer.from('<html><script>alert(1)</script></html>');
  for (const [what, bytes] of Object.entries({ program, page, zip: rawZip([{ name: 'a', content: 'b' }]) })) {
    yield [`${what} before`, rawZip(entries, { before: bytes })];
    yield [`${what} behind`, rawZip(entries, { after: bytes })];
    yield [`${what} before the directory`, rawZip(entries, { beforeDirectory: bytes })];
    yield [`${what} before the end`, rawZip(entries, { beforeEnd: bytes })];
    yield [`${what} between`, rawZip(changed(1, { gap: bytes }))];
  }
  yield ['in the comment', rawZip(entries, { comment: '<script>alert(1)</script>' })];
}

function* bombs(): Iterable<Named> {
  const zeros = Buffer.alloc(30_000_000);
  yield ['of zeros', plus({ name: 'word/a.xml', content: zeros })];
  yield [
    'of ten',
    plus(...Array.from({ length: 10 }, (_, n) => ({ name: `word/${n}.xml`, content: Buffer.alloc(4_000_000) }))),
  ];
  yield ['told small', plus({ name: 'word/a.xml', content: zeros, local: { size: 100 }, central: { size: 100 } })];
  const told = { size: 300_000_000 };
  yield ['told huge', plus({ name: 'word/a.xml', content: 'x', local: told, central: told })];
  yield [
    'of many parts',
    rawZip(Array.from({ length: 2_001 }, (_, n) => ({ name: `p/${n}`, content: '', stored: true }))),
  ];
}

const ESCAPES = [
  '../evil.xml',
  'word/../../evil.xml',
  '/etc/passwd',
  'C:/evil.xml',
  'c:\\evil.xml',
  'word\\evil.xml',
  'word/./evil.xml',
  'word/..',
  'evil\u0000.xml',
  'evil\n.xml',
];

const PROGRAMS = [
  'word/vbaProject.bin',
  'word/VBAPROJECT.BIN',
  'word/vbaProjectSignature.bin',
  'word/vbaData.xml',
  'xl/macrosheets/sheet1.xml',
  'word/activeX/activeX1.xml',
  'customUI/customUI.xml',
  'word/embeddings/oleObject1.bin',
  ...['exe', 'dll', 'scr', 'bat', 'cmd', 'ps1', 'js', 'vbs', 'hta', 'lnk', 'msi', 'jar', 'swf', 'html'].map(
    (e) => `word/x.${e}`,
  ),
];

const NESTED = {
  'a.zip': '504b0304',
  'b.xlsx': '504b0304',
  'c.rar': '526172211a0700',
  'd.7z': '377abcaf271c',
  'e.gz': '1f8b0800',
  'f.bz2': '425a6839',
  'g.xz': 'fd377a585a00',
  'h.cab': '4d534346',
  'i.pdf': '255044462d312e37',
  'j.png': '4d5a9000',
  'k.jpg': '7f454c46',
  'l.bin': '23212f62696e2f7368',
  'm.class': 'cafebabe',
} as const;

const RELATION = '<Relationship Id="r9" TargetMode="External" Target="http://evil.example/x"';
const CALLED: Readonly<Record<string, readonly [string, string]>> = {
  'macro type': [
    '[Content_Types].xml',
    (docxParts['[Content_Types].xml'] ?? '').replace(
      '</Types>',
      '<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
    ),
  ],
  'vba part': [
    '[Content_Types].xml',
    (docxParts['[Content_Types].xml'] ?? '').replace(
      '</Types>',
      '<Override PartName="/word/x" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
    ),
  ],
  'vba relation': [
    'word/_rels/document.xml.rels',
    '<Relationships><Relationship Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="x"/></Relationships>',
  ],
  'outside template': [
    'word/_rels/settings.xml.rels',
    `<Relationships>${RELATION} Type="http://x/attachedTemplate"/></Relationships>`,
  ],
  'outside object': [
    'word/_rels/document.xml.rels',
    `<Relationships>${RELATION} Type="http://x/oleObject"/></Relationships>`,
  ],
  'outside frame': [
    'word/_rels/webSettings.xml.rels',
    `<Relationships>${RELATION} Type="http://x/frame"/></Relationships>`,
  ],
  'no main part': ['[Content_Types].xml', '<Types/>'],
};
