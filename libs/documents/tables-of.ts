import type { OfficialDocument, Table } from './model.js';

/** Every table once, in the order it is printed: a chart's table stands only where the document has it nowhere else. */
export function tablesOf(document: OfficialDocument): Table[] {
  const blocks = document.sections.flatMap((section) => section.blocks);
  const standing = standingTables(document);
  const tables = blocks.flatMap((block) => {
    if (block.type === 'table') return block.table;
    return block.type === 'chart' && !standing.has(block.chart.table.id) ? block.chart.table : [];
  });
  return [...new Map(tables.map((table) => [table.id, table])).values()];
}

/** Ids of the tables that stand in the text by themselves. */
export function standingTables(document: OfficialDocument): ReadonlySet<string> {
  const blocks = document.sections.flatMap((section) => section.blocks);
  return new Set(blocks.flatMap((block) => (block.type === 'table' ? block.table.id : [])));
}
