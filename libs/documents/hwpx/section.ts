import { barLines } from '../charts/bar-lines.js';
import { breadth } from '../column-weights.js';
import type { BulletLevel } from '../model.js';
import type { PrintedBlock, PrintedDocument, PrintedSection, PrintedTable } from '../print.js';
import { pageSetting } from './page-setting.js';
import { type BoxName, type LetterName, millimetres, type ParagraphName } from './styles.js';
import { type HwpxCell, Numbers, paragraphXml, tableXml, textWidth } from './table.js';
import { declaration, namespaces } from './xml.js';

const bullets: Readonly<Record<BulletLevel, 'square' | 'circle' | 'dash' | 'dot' | 'remark'>> = {
  '□': 'square',
  '○': 'circle',
  '-': 'dash',
  ㆍ: 'dot',
  '※': 'remark',
};

/** Contents/section0.xml: the whole document in one section. */
export function sectionXml(document: PrintedDocument): string {
  const numbers = new Numbers();
  return [
    declaration,
    `<hs:sec ${namespaces}>`,
    head(document, numbers),
    ...document.sections.map((section) => sectionPart(section, numbers)),
    paragraphXml('body', 'body', ''),
    ...document.closing.map((line, at) => paragraphXml('body', 'body', at === 0 ? line : `      ${line}`)),
    paragraphXml('body', 'body', ''),
    paragraphXml('right', 'note', `${document.snapshot}  ${document.fingerprint}`),
    document.footer === '' ? '' : paragraphXml('right', 'note', document.footer),
    '</hs:sec>',
  ].join('');
}

function head(document: PrintedDocument, numbers: Numbers): string {
  const facts = [
    document.docNo && `문서번호 ${document.docNo}`,
    document.disclosure && `공개구분 ${document.disclosure}`,
  ];
  return [
    paragraphXml('left', 'body', facts.filter(Boolean).join('    '), pageSetting),
    document.approvalLine.length === 0 ? '' : framed('right', approvalTable(document.approvalLine, numbers)),
    framed('frame', oneCell(document.title, 'title', 'center', 'title', 14, numbers)),
    paragraphXml('right', 'dateLine', document.dateLine),
    document.summary === ''
      ? ''
      : framed(
          'frame',
          oneCell(document.summary, 'summary', 'summary', 'summary', summaryHeight(document.summary), numbers),
        ),
  ].join('');
}

/** Readers that do not lay the box out again keep the height it is given: 14 pt at 160 %, 62 half-widths to the line. */
function summaryHeight(text: string): number {
  return Math.ceil(breadth(text) / 62) * 8 + 4;
}

function sectionPart(section: PrintedSection, numbers: Numbers): string {
  const band = oneCell(`${section.numeral}. ${section.title}`, 'band', 'band', 'band', 10, numbers);
  return framed('frame', band) + section.blocks.map((block) => blockPart(block, numbers)).join('');
}

function blockPart(block: PrintedBlock, numbers: Numbers): string {
  switch (block.type) {
    case 'bullet':
      return paragraphXml(bullets[block.level], bullets[block.level], `${block.level} ${block.text}`);
    case 'check':
      return checkPart(block);
    case 'table':
      return tablePart(block.table, numbers);
    case 'chart':
      return [
        paragraphXml('caption', 'caption', block.chart.caption),
        paragraphXml('note', 'note', `(그림 설명) ${block.chart.alt}`),
        ...barLines(block.chart.source).map((line) => paragraphXml('note', 'note', line)),
        block.chart.twin === null ? '' : tablePart(block.chart.twin, numbers),
      ].join('');
  }
}

function checkPart(check: { readonly text: string; readonly holds: boolean }): string {
  return paragraphXml('note', check.holds ? 'note' : 'fault', check.text);
}

function tablePart(table: PrintedTable, numbers: Numbers): string {
  return [
    paragraphXml('caption', 'caption', table.caption),
    table.unit === '' ? '' : paragraphXml('unit', 'note', table.unit),
    framed('table', figures(table, numbers)),
    ...table.notes.map((note) => paragraphXml('note', 'note', note)),
    ...table.checks.map(checkPart),
  ].join('');
}

function figures(table: PrintedTable, numbers: Numbers): string {
  const small = table.headings.length >= 8;
  const aligned = (at: number): ParagraphName => table.align[at] ?? 'center';
  const heading = (text: string): HwpxCell => ({
    text,
    letter: small ? 'smallHead' : 'head',
    paragraph: 'center',
    box: 'head',
  });
  const total: LetterName = small ? 'smallTotal' : 'total';
  const plain: LetterName = small ? 'smallCell' : 'cell';
  const rows = table.rows.map(({ cells, isTotal }) =>
    cells.map((text, at): HwpxCell => {
      const box: BoxName = isTotal ? 'total' : 'cell';
      return { text, letter: isTotal ? total : plain, paragraph: aligned(at), box };
    }),
  );
  return tableXml(
    {
      rows: [table.headings.map(heading), ...rows],
      widths: table.widths.map((share) => Math.round(share * textWidth)),
      heights: [table.headings, ...rows].map(() => millimetres(small ? 6 : 7)),
      headed: true,
    },
    numbers,
  );
}

function approvalTable(line: readonly string[], numbers: Numbers): string {
  const cell = (text: string): HwpxCell => ({ text, letter: 'smallCell', paragraph: 'center', box: 'cell' });
  return tableXml(
    {
      rows: [
        [{ ...cell('결재'), rowSpan: 2 }, ...line.map(cell)],
        [null, ...line.map(() => cell(''))],
      ],
      widths: [millimetres(8), ...line.map(() => millimetres(18))],
      heights: [millimetres(7), millimetres(13)],
      align: 'RIGHT',
    },
    numbers,
  );
}

function oneCell(
  text: string,
  letter: LetterName,
  paragraph: ParagraphName,
  box: BoxName,
  height: number,
  numbers: Numbers,
): string {
  const rows = [[{ text, letter, paragraph, box }]];
  return tableXml({ rows, widths: [textWidth], heights: [millimetres(height)] }, numbers);
}

function framed(paragraph: ParagraphName, table: string): string {
  return paragraphXml(paragraph, 'body', '', table);
}
