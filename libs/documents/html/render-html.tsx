import { renderToString } from 'preact-render-to-string';

import type { OfficialDocument, RenderOptions } from '../model.js';
import { print } from '../print.js';
import { steps } from '../steps.js';
import { Report } from './report.js';
import { reportStyle } from './report-style.js';

/** The document as an HTML fragment for previews: an `<article class="report">` with its own style, no script. */
export async function renderHtml(document: OfficialDocument, options: RenderOptions = {}): Promise<string> {
  const step = steps(options, 1);
  await step();
  const html = `<style>${reportStyle}</style>${renderToString(<Report document={print(document)} />)}`;
  await step();
  return html;
}
