import type { WriteSheet } from 'hucre';

import { plainText } from '../plain-text.js';

/**
 * A4 lying down, as wide as the page, headings on every page, caption left and unit right above, the page number and the document's
 * footer below.
 */
export function sheetPage(
  caption: string,
  unit: string,
  footer: string,
): Pick<WriteSheet, 'pageSetup' | 'headerFooter'> {
  return {
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$1',
      margins: { top: 0.75, bottom: 0.6, left: 0.5, right: 0.5, header: 0.3, footer: 0.3 },
      horizontalCentered: true,
    },
    headerFooter: {
      oddHeader: `&L${code(caption)}&R${code(unit)}`,
      oddFooter: `${footer === '' ? '' : `&L${code(footer)}`}&C- &P -`,
    },
  };
}

/** `&` begins a code in a header. */
function code(text: string): string {
  return plainText(text).replaceAll('&', '&&');
}
