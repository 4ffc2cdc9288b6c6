/** Lengths of OWPML: 7200 to the inch, type sizes 100 to the point. */
export function millimetres(length: number): number {
  return Math.round((length * 7200) / 25.4);
}

interface Letter {
  readonly size: number;
  /** 0 함초롬바탕, 1 함초롬돋움: named, never bundled. */
  readonly font: 0 | 1;
  readonly bold?: boolean;
  readonly color?: string;
}

interface Paragraph {
  readonly align: 'LEFT' | 'CENTER' | 'RIGHT' | 'JUSTIFY';
  /** Points. */
  readonly left?: number;
  /** Points; a negative one hangs. */
  readonly indent?: number;
  readonly before?: number;
  readonly after?: number;
  /** Percent. */
  readonly line: number;
  readonly keepWithNext?: boolean;
}

interface Box {
  readonly fill?: string;
  readonly sides: Readonly<Partial<Record<'left' | 'right' | 'top' | 'bottom', string>>>;
  readonly width: string;
  readonly color: string;
}

// Sizes as in reports officials approve: □ 17, ○ 15, - 14, ※ 13, tables 12 (smaller when a table is wide).
export const letters = {
  body: { size: 12, font: 0 },
  title: { size: 22, font: 1, bold: true },
  band: { size: 17, font: 1, bold: true, color: '#1B3A78' },
  dateLine: { size: 12, font: 0 },
  summary: { size: 14, font: 0 },
  square: { size: 17, font: 1, bold: true },
  circle: { size: 15, font: 1 },
  dash: { size: 14, font: 0 },
  dot: { size: 13, font: 0 },
  remark: { size: 13, font: 0 },
  caption: { size: 12, font: 1, bold: true },
  head: { size: 12, font: 1, bold: true },
  cell: { size: 12, font: 1 },
  total: { size: 12, font: 1, bold: true },
  smallHead: { size: 10, font: 1, bold: true },
  smallCell: { size: 10, font: 1 },
  smallTotal: { size: 10, font: 1, bold: true },
  note: { size: 11, font: 0, color: '#444B59' },
  fault: { size: 11, font: 0, bold: true, color: '#B3261E' },
} as const satisfies Readonly<Record<string, Letter>>;

export const paragraphs = {
  body: { align: 'JUSTIFY', line: 160 },
  center: { align: 'CENTER', line: 130 },
  left: { align: 'LEFT', line: 130 },
  right: { align: 'RIGHT', line: 130 },
  band: { align: 'LEFT', line: 130, left: 6, keepWithNext: true },
  frame: { align: 'LEFT', line: 100, before: 10, after: 4, keepWithNext: true },
  table: { align: 'LEFT', line: 100, after: 3 },
  summary: { align: 'JUSTIFY', line: 160 },
  square: { align: 'JUSTIFY', line: 165, left: 24, indent: -24, before: 8 },
  circle: { align: 'JUSTIFY', line: 165, left: 34, indent: -22, before: 4 },
  dash: { align: 'JUSTIFY', line: 165, left: 46, indent: -18, before: 2 },
  dot: { align: 'JUSTIFY', line: 165, left: 58, indent: -16 },
  remark: { align: 'JUSTIFY', line: 160, left: 36, indent: -18, before: 2 },
  caption: { align: 'LEFT', line: 130, before: 6, keepWithNext: true },
  unit: { align: 'RIGHT', line: 130, keepWithNext: true },
  note: { align: 'LEFT', line: 130, left: 14, indent: -14 },
} as const satisfies Readonly<Record<string, Paragraph>>;

const all = (kind: string) => ({ left: kind, right: kind, top: kind, bottom: kind });
export const boxes = {
  none: { sides: {}, width: '0.1 mm', color: '#000000' },
  plain: { sides: {}, width: '0.1 mm', color: '#000000' },
  cell: { sides: all('SOLID'), width: '0.12 mm', color: '#5B6B8C' },
  head: { sides: all('SOLID'), width: '0.12 mm', color: '#5B6B8C', fill: '#DFE6F7' },
  total: { sides: all('SOLID'), width: '0.12 mm', color: '#5B6B8C', fill: '#F4F6FB' },
  title: { sides: { top: 'SOLID', bottom: 'SOLID' }, width: '0.7 mm', color: '#1B3A78', fill: '#F4F6FB' },
  summary: { sides: all('SOLID'), width: '0.3 mm', color: '#1B3A78' },
  band: { sides: { bottom: 'SOLID' }, width: '0.4 mm', color: '#1B3A78', fill: '#DFE6F7' },
} as const satisfies Readonly<Record<string, Box>>;

export type LetterName = keyof typeof letters;
export type ParagraphName = keyof typeof paragraphs;
export type BoxName = keyof typeof boxes;

export const letterId = numbered(letters, 0);
export const paragraphId = numbered(paragraphs, 0);
export const boxId = numbered(boxes, 1);

function numbered<Name extends string>(table: Readonly<Record<Name, unknown>>, from: number): (name: Name) => number {
  const names = Object.keys(table);
  return (name) => names.indexOf(name) + from;
}

export type { Box, Letter, Paragraph };
