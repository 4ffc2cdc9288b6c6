import { Buffer } from 'node:buffer';
import { FileRefused } from '#files';
import { ensure, RuleBroken } from '#foundation';
import { asSheet, cellName } from './as-sheet.js';
import { MOST_BYTES } from './limits.js';
import { rowsOfCsv, textOfCsv } from './read-csv.js';
import { openXlsx } from './read-xlsx.js';
import type { Sheet } from './sheet.js';

const ZIP = Buffer.from('504b0304', 'hex');
/** What Excel wrote before 2007, and what a password makes of a workbook. */
const OLE2 = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/**
 * A list as a department sends it, XLSX or CSV: which of both its first bytes say, not its name. Takes no more than a few seconds and
 * some hundred megabytes, whatever comes. `mayHide`: headings of columns that may be hidden.
 * @throws RuleBroken `lists.file-too-big` {most}, `lists.old-workbook`, `files.*` for an unsound one, and `lists.*` as `openXlsx`,
 *   `textOfCsv`, `rowsOfCsv`, `asSheet`; `lists.hidden-column` {cell}
 */
export function readSheet(bytes: Buffer, mayHide?: (heading: string) => boolean): Sheet {
  ensure(bytes.length <= MOST_BYTES, 'lists.file-too-big', { most: MOST_BYTES / 1_024 / 1_024 });
  ensure(!bytes.subarray(0, 8).equals(OLE2), 'lists.old-workbook');
  try {
    return bytes.subarray(0, 4).equals(ZIP) ? fromXlsx(bytes, mayHide) : fromCsv(bytes);
  } catch (error) {
    if (error instanceof FileRefused) throw new RuleBroken(error.reason);
    throw error;
  }
}

function fromXlsx(bytes: Buffer, mayHide: (heading: string) => boolean = () => false): Sheet {
  const { rows, hidden } = openXlsx(bytes);
  const sheet = asSheet(rows);
  const unseen = sheet.headings.findIndex((heading, at) => hidden(at) && !mayHide(heading));
  ensure(unseen < 0, 'lists.hidden-column', { column: cellName(unseen, 1).replace(/\d/g, '') });
  return sheet;
}

function fromCsv(bytes: Buffer): Sheet {
  const { text, encoding } = textOfCsv(bytes);
  return { ...asSheet(rowsOfCsv(text)), encoding };
}
