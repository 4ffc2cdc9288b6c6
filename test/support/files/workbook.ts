import { strToU8, zipSync } from 'fflate';

const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';

/** A workbook from the XML of its rows, as bare as a reader takes it, for what no program of ours would write. */
export function workbook({
  rows,
  head = '',
  before = '',
  after = '',
  strings = '',
  state,
  second,
}: {
  readonly rows: string;
  readonly head?: string;
  readonly before?: string;
  readonly after?: string;
  readonly strings?: string;
  readonly state?: string;
  readonly second?: string;
}): Buffer {
  const sheet = (inside: string) =>
    `${head}<worksheet xmlns="${MAIN}">${before}<sheetData>${inside}</sheetData>${after}</worksheet>`;
  const parts = {
    '[Content_Types].xml': `<Types xmlns="${TYPES}"><Override PartName="/xl/workbook.xml" ContentType="${SHEET}"/></Types>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="목록" sheetId="1"${state === undefined ? '' : ` state="${state}"`} r:id="r1"/>${second === undefined ? '' : '<sheet name="다른" sheetId="2" r:id="r2"/>'}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="/xl/worksheets/sheet2.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings}</sst>`,
    'xl/worksheets/sheet1.xml': sheet(rows),
    ...(second !== undefined && { 'xl/worksheets/sheet2.xml': sheet(second) }),
  };
  const files = Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)] as const);
  return Buffer.from(zipSync(Object.fromEntries(files)));
}
