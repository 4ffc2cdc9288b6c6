export { cellText, rowTexts } from './cell-text.js';
export { checkLine, checkSums } from './check-sums.js';
export type * from './model.js';
export { plainText } from './plain-text.js';
export { chartSvg } from './charts/chart-svg.js';
export { renderPdf } from './pdf/render-pdf.js';
export { renderHwpx } from './hwpx/render-hwpx.js';
export { renderXlsx } from './xlsx/render-xlsx.js';
export { renderHtml } from './html/render-html.js';
