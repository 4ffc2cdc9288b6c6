import type { WriteOptions } from 'hucre';

/** The bytes of a workbook in the house's own face. The library is loaded by who writes one: most processes never do. */
export async function writeSheets(workbook: Pick<WriteOptions, 'sheets' | 'properties'>): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre');
  return writeXlsx({ ...workbook, stringMode: 'inline', defaultFont: { name: '맑은 고딕', size: 11 } });
}
