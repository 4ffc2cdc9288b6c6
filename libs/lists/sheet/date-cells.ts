import { attribute, elements } from './xml.js';

/** Number formats that every spreadsheet shows as a date or a time without having them written down (ECMA-376 18.8.30). */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** Which cell styles, by their number, show a number as a date. */
export function dateStyles(styles: string): ReadonlySet<number> {
  const own = new Map(
    [...elements(styles, 'numFmt')].map(({ tag }) => [
      Number(attribute(tag, 'numFmtId')),
      attribute(tag, 'formatCode') ?? '',
    ]),
  );
  const [cellXfs] = elements(styles, 'cellXfs');
  return new Set(
    [...elements(cellXfs?.inside ?? '', 'xf')].flatMap(({ tag }, at) => {
      const id = Number(attribute(tag, 'numFmtId') ?? 0);
      const format = own.get(id);
      return (format === undefined ? isBuiltInDate(id) : showsDate(format)) ? [at] : [];
    }),
  );
}

/** Letters of a date outside of what is printed as it stands. */
function showsDate(format: string): boolean {
  return /[ymdh]/i.test(format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, ''));
}

/** Days since 30 December 1899 (or 1 January 1904) as a date; with a time of day as a minute. */
export function dateOf(serial: number, since1904: boolean): string {
  const minutes = Math.round((serial + (since1904 ? 1_462 : 0) - 25_569) * 1_440);
  const moment = new Date(minutes * 60_000).toISOString();
  return Number.isInteger(serial) ? moment.slice(0, 10) : moment.slice(0, 16);
}
