import {
  type BoxName,
  boxId,
  type LetterName,
  letterId,
  millimetres,
  type ParagraphName,
  paragraphId,
} from './styles.js';
import { escaped } from './xml.js';

/** The text area of A4 between margins of 18 mm. */
export const textWidth = millimetres(210 - 36);

export interface HwpxCell {
  readonly text: string;
  readonly letter: LetterName;
  readonly paragraph: ParagraphName;
  readonly box: BoxName;
  readonly rowSpan?: number;
}

export interface HwpxTable {
  /** Per row; a cell covered by a span from above is null. */
  readonly rows: readonly (readonly (HwpxCell | null)[])[];
  readonly widths: readonly number[];
  readonly heights: readonly number[];
  /** A row of headings, repeated on every page the table reaches. */
  readonly headed?: boolean;
  readonly align?: 'LEFT' | 'RIGHT';
}

/** Numbers paragraphs and tables through one document. */
export class Numbers {
  private last = 0;
  next(): number {
    this.last += 1;
    return this.last;
  }
}

export function paragraphXml(paragraph: ParagraphName, letter: LetterName, text: string, inner = ''): string {
  return (
    `<hp:p id="0" paraPrIDRef="${paragraphId(paragraph)}" styleIDRef="0" pageBreak="0" columnBreak="0" merged="0">` +
    `<hp:run charPrIDRef="${letterId(letter)}">${inner}${text === '' ? '' : `<hp:t>${escaped(text)}</hp:t>`}</hp:run></hp:p>`
  );
}

/** hp:tbl, a real table. Rows are never cut; only a headed table may go on to the next page. */
export function tableXml(table: HwpxTable, numbers: Numbers): string {
  const width = sum(table.widths);
  const height = sum(table.heights);
  const flows = table.headed ? '0' : '1';
  const rows = table.rows.map((row, at) => rowXml(table, row, at)).join('');
  return (
    `<hp:tbl id="${numbers.next()}" zOrder="${numbers.next()}" numberingType="TABLE" textWrap="TOP_AND_BOTTOM" ` +
    `textFlow="BOTH_SIDES" lock="0" dropcapstyle="None" pageBreak="${table.headed ? 'CELL' : 'NONE'}" ` +
    `repeatHeader="${table.headed ? 1 : 0}" rowCnt="${table.rows.length}" colCnt="${table.widths.length}" ` +
    `cellSpacing="0" borderFillIDRef="${boxId('cell')}" noAdjust="0">` +
    `<hp:sz width="${width}" widthRelTo="ABSOLUTE" height="${height}" heightRelTo="ABSOLUTE" protect="0"/>` +
    `<hp:pos treatAsChar="${flows}" affectLSpacing="0" flowWithText="1" allowOverlap="0" holdAnchorAndSO="0" ` +
    `vertRelTo="PARA" horzRelTo="COLUMN" vertAlign="TOP" horzAlign="${table.align ?? 'LEFT'}" vertOffset="0" horzOffset="0"/>` +
    '<hp:outMargin left="0" right="0" top="0" bottom="141"/><hp:inMargin left="283" right="283" top="141" bottom="141"/>' +
    `${rows}</hp:tbl>`
  );
}

function rowXml(table: HwpxTable, row: readonly (HwpxCell | null)[], at: number): string {
  const cells = row.map((cell, column) => (cell === null ? '' : cellXml(table, cell, at, column)));
  return `<hp:tr>${cells.join('')}</hp:tr>`;
}

function cellXml(table: HwpxTable, cell: HwpxCell, row: number, column: number): string {
  const span = cell.rowSpan ?? 1;
  const height = sum(table.heights.slice(row, row + span));
  return (
    `<hp:tc name="" header="${table.headed && row === 0 ? 1 : 0}" hasMargin="0" protect="0" editable="0" dirty="0" ` +
    `borderFillIDRef="${boxId(cell.box)}"><hp:subList id="" textDirection="HORIZONTAL" lineWrap="BREAK" vertAlign="CENTER" ` +
    'linkListIDRef="0" linkListNextIDRef="0" textWidth="0" textHeight="0" hasTextRef="0" hasNumRef="0">' +
    `${paragraphXml(cell.paragraph, cell.letter, cell.text)}</hp:subList>` +
    `<hp:cellAddr colAddr="${column}" rowAddr="${row}"/><hp:cellSpan colSpan="1" rowSpan="${span}"/>` +
    `<hp:cellSz width="${table.widths[column] ?? 0}" height="${height}"/>` +
    '<hp:cellMargin left="283" right="283" top="141" bottom="141"/></hp:tc>'
  );
}

function sum(lengths: readonly number[]): number {
  return lengths.reduce((all, one) => all + one, 0);
}
