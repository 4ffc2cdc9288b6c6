import { strFromU8, unzipSync } from 'fflate';

export interface XlsxCell {
  readonly text: string;
  readonly formula: string | null;
  readonly type: string;
}

/** Reads the sheets of an XLSX from their XML: what each cell shows under its number format, and its formula. */
export function readXlsx(bytes: Uint8Array): ReadonlyMap<string, XlsxCell[][]> {
  const files = unzipSync(bytes);
  const xml = (path: string) => strFromU8(files[path] ?? new Uint8Array());
  const formats = numberFormats(xml('xl/styles.xml'));
  const names = [...xml('xl/workbook.xml').matchAll(/<sheet name="([^"]*)"/g)].map((found) =>
    unescaped(found[1] ?? ''),
  );
  return new Map(names.map((name, at) => [name, sheetCells(xml(`xl/worksheets/sheet${at + 1}.xml`), formats)]));
}

export function sheetXml(bytes: Uint8Array, number: number): string {
  return strFromU8(unzipSync(bytes)[`xl/worksheets/sheet${number}.xml`] ?? new Uint8Array());
}

function sheetCells(xml: string, formats: readonly string[]): XlsxCell[][] {
  return [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map((row) =>
    [...(row[1] ?? '').matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map((found) =>
      cell(found[1] ?? '', found[2] ?? '', formats),
    ),
  );
}

function cell(attributes: string, body: string, formats: readonly string[]): XlsxCell {
  const type = /t="(\w+)"/.exec(attributes)?.[1] ?? 'n';
  const format = formats[Number(/s="(\d+)"/.exec(attributes)?.[1] ?? 0)] ?? '';
  const inline = /<t[^>]*>(.*?)<\/t>/s.exec(body)?.[1];
  const value = /<v>(.*?)<\/v>/s.exec(body)?.[1] ?? '';
  const text = type === 'n' ? shown(Number(value), format) : unescaped(inline ?? value);
  return { text, formula: /<f>(.*?)<\/f>/s.exec(body)?.[1] ?? null, type };
}

function numberFormats(styles: string): string[] {
  const codes = new Map(
    [...styles.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)].map((one) => [
      one[1],
      unescaped(one[2] ?? ''),
    ]),
  );
  const cellXfs = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(styles)?.[1] ?? '';
  return [...cellXfs.matchAll(/<xf [^>]*numFmtId="(\d+)"/g)].map((one) => codes.get(one[1]) ?? '');
}

/** A spreadsheet's own arithmetic for the formats in use: sections by sign, literals in quotes, digits after the point. */
function shown(value: number, format: string): string {
  if (format.startsWith('yyyy')) {
    const [year, month, day] = new Date((value - 25_569) * 86_400_000)
      .toISOString()
      .slice(0, 10)
      .split('-')
      .map(Number);
    return format.replace('yyyy', `${year}`).replace('m', `${month}`).replace('d', `${day}`).replaceAll('"', '');
  }
  const section = (value < 0 ? format.split(';')[1] : format.split(';')[0]) ?? '';
  const decimals = section.endsWith('.0') ? 1 : 0;
  const digits = Number(Math.abs(value).toPrecision(15));
  const scale = 10 ** decimals;
  const number = (Math.round(Number((digits * scale).toPrecision(15))) / scale).toLocaleString('en-US', {
    minimumFractionDigits: decimals,
  });
  return section.replace('#,##0.0', number).replace('#,##0', number).replaceAll('"', '');
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
