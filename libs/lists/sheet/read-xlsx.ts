import type { Buffer } from 'node:buffer';
import { CHOICES_SHEET } from '#documents';
import { lookIntoPackage, readZip, unpack, type ZipEntry } from '#files';
import { ensure, RuleBroken } from '#foundation';
import { cellName } from './as-sheet.js';
import { dateOf, dateStyles } from './date-cells.js';
import { MOST_ROWS, MOST_UNPACKED } from './limits.js';
import type { WrittenRow } from './sheet.js';
import { attribute, elements, isOn, refuseTricks, stringIn, unescaped } from './xml.js';

/**
 * The rows of the one sheet of a workbook, and which of its columns are hidden.
 * @throws FileRefused for what is no sound workbook; RuleBroken `lists.unpacks-too-big`, `lists.hidden-sheet` {sheet},
 *   `lists.several-sheets` {sheets}, `lists.merged` {cells}, `lists.too-many-rows` {most}; while its rows are gone through
 *   `lists.formula` {cell}, `lists.broken-cell` {cell}
 */
export function openXlsx(file: Buffer): {
  readonly rows: Iterable<WrittenRow>;
  readonly hidden: (column: number) => boolean;
} {
  const entries = readZip(file);
  const unpacked = entries.reduce((all, { size }) => all + size, 0);
  ensure(unpacked <= MOST_UNPACKED, 'lists.unpacks-too-big');
  lookIntoPackage('xlsx', file);
  const parts = new Parts(file, entries);
  const sheet = theSheet(parts);
  refuseMerged(sheet);
  refuseLength(sheet);
  return { rows: rowsIn(sheet, parts), hidden: hiddenColumns(sheet) };
}

class Parts {
  constructor(
    private readonly file: Buffer,
    private readonly entries: readonly ZipEntry[],
  ) {}

  xml(name: string): string | undefined {
    const entry = this.entries.find((each) => each.name === name);
    if (!entry) return undefined;
    const xml = unpack(this.file, entry).toString('utf8');
    refuseTricks(xml);
    return xml;
  }
}

/** The only sheet with anything in it. What is hidden would be read unseen, and of several nobody knows which is meant. */
function theSheet(parts: Parts): string {
  const book = parts.xml('xl/workbook.xml') ?? '';
  const targets = new Map(
    [...elements(parts.xml('xl/_rels/workbook.xml.rels') ?? '', 'Relationship')].map(({ tag }) => [
      attribute(tag, 'Id'),
      (attribute(tag, 'Target') ?? '').replace(/^\/?(?:xl\/)?/, 'xl/'),
    ]),
  );
  const sheets = [...elements(book, 'sheet')].map(({ tag }) => {
    const name = attribute(tag, 'name') ?? '';
    ensure(!['hidden', 'veryHidden'].includes(attribute(tag, 'state') ?? ''), 'lists.hidden-sheet', { sheet: name });
    return { name, xml: parts.xml(targets.get(attribute(tag, 'r:id') ?? attribute(tag, 'id')) ?? '') ?? '' };
  });
  const filled = sheets.filter(({ name, xml }) => name !== CHOICES_SHEET && FILLED.test(xml));
  ensure(filled.length < 2, 'lists.several-sheets', { sheets: filled.map(({ name }) => name).join(', ') });
  const [sheet] = filled;
  ensure(sheet, 'lists.empty');
  return sheet.xml;
}

const FILLED = /<(?:\w+:)?(?:v|is)[\s>]/;

function refuseMerged(sheet: string): void {
  const merged = [...elements(sheet, 'mergeCell')].map(({ tag }) => attribute(tag, 'ref') ?? '');
  ensure(merged.length === 0, 'lists.merged', { cells: merged.slice(0, 5).join(', ') });
}

/** Before anything is taken apart: a long file is told at once. A row of nothing but borders is none. */
function refuseLength(sheet: string): void {
  let filled = 0;
  for (const { inside } of elements(sheet, 'row')) {
    if (FILLED.test(inside)) filled++;
    // Headings and one line that explains stand above the rows.
    ensure(filled <= MOST_ROWS + 2, 'lists.too-many-rows', { most: MOST_ROWS });
  }
}

function* rowsIn(sheet: string, parts: Parts): Iterable<WrittenRow> {
  const strings = [...elements(parts.xml('xl/sharedStrings.xml') ?? '', 'si')].map(({ inside }) => stringIn(inside));
  const dates = dateStyles(parts.xml('xl/styles.xml') ?? '');
  const since1904 = [...elements(parts.xml('xl/workbook.xml') ?? '', 'workbookPr')].some(({ tag }) =>
    isOn(attribute(tag, 'date1904')),
  );
  let number = 0;
  for (const { tag, inside } of elements(sheet, 'row')) {
    number = Number(attribute(tag, 'r') ?? number + 1);
    const cells = new Map<number, string>();
    let column = -1;
    for (const cell of elements(inside, 'c')) {
      column = columnOf(attribute(cell.tag, 'r')) ?? column + 1;
      const name = cellName(column, number);
      ensure(!/<(?:\w+:)?f[\s/>]/.test(cell.inside), 'lists.formula', { cell: name });
      const value = valueOf(cell, { strings, dates, since1904, name });
      if (value !== '') cells.set(column, value);
    }
    yield { number, hidden: isOn(attribute(tag, 'hidden')), cells };
  }
}

interface Values {
  readonly strings: readonly string[];
  readonly dates: ReadonlySet<number>;
  readonly since1904: boolean;
  readonly name: string;
}

function valueOf(
  { tag, inside }: { tag: string; inside: string },
  { strings, dates, since1904, name }: Values,
): string {
  const [inline] = elements(inside, 'is');
  if (inline) return stringIn(inline.inside);
  const [value] = elements(inside, 'v');
  const text = unescaped(value?.inside ?? '');
  switch (attribute(tag, 't')) {
    case 's':
      return strings[Number(text)] ?? '';
    case 'str':
    case 'd':
      return text;
    case 'b':
      return text === '1' ? 'TRUE' : 'FALSE';
    case 'e':
      throw new RuleBroken('lists.broken-cell', { cell: name });
    default: {
      if (text === '' || !Number.isFinite(Number(text))) return text;
      const number = Number(text);
      return dates.has(Number(attribute(tag, 's') ?? -1)) ? dateOf(number, since1904) : String(number);
    }
  }
}

/** `AB12` stands in column 27, counted from 0. */
function columnOf(cell: string | undefined): number | undefined {
  const letters = /^([A-Z]{1,3})\d+$/.exec(cell ?? '')?.[1];
  return letters === undefined
    ? undefined
    : [...letters].reduce((all, letter) => all * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function hiddenColumns(sheet: string): (column: number) => boolean {
  const spans = [...elements(sheet, 'col')]
    .filter(({ tag }) => isOn(attribute(tag, 'hidden')))
    .map(({ tag }) => [Number(attribute(tag, 'min')) - 1, Number(attribute(tag, 'max')) - 1] as const);
  return (column) => spans.some(([from, to]) => from <= column && column <= to);
}
