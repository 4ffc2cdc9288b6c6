import { chartSvg } from '../charts/chart-svg.js';
import type { OfficialDocument, RenderOptions } from '../model.js';
import { print, type PrintedBlock, type PrintedDocument } from '../print.js';
import { steps } from '../steps.js';

/**
 * The document as a tagged PDF (PDF/UA-1): bookmarks, table headers, chart descriptions, fonts embedded, language ko.
 * The same document gives the same bytes. Text is handed over as data and is never read as markup.
 *
 * The typesetter works synchronously: 50-300 ms in which this process does nothing else. `signal` is heard before and
 * after; render long reports in a worker.
 */
export async function renderPdf(document: OfficialDocument, options: RenderOptions = {}): Promise<Uint8Array> {
  const step = steps(options, 2);
  await step();
  const printed = print(document);
  const input = { ...printed, sections: printed.sections.map(withPictures) };
  await step();
  // Loaded with the first report: most processes never typeset one, and it takes 50 MiB.
  const { typeset } = await import('./typeset.js');
  const pdf = typeset('report.typ', JSON.stringify(input), document.snapshot.asOf);
  await step();
  return pdf;
}

function withPictures(section: PrintedDocument['sections'][number]): object {
  return { ...section, blocks: section.blocks.map(withPicture) };
}

function withPicture(block: PrintedBlock): object {
  if (block.type !== 'chart') return block;
  const { caption, alt, twin, source } = block.chart;
  return { type: 'chart', chart: { caption, alt, twin, svg: chartSvg(source) } };
}
