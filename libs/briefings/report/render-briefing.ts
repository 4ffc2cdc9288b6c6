import { type OfficialDocument, renderHwpx, renderPdf, type RenderOptions, renderXlsx } from '#documents';
import type { Format } from '../rules/format.js';

const RENDERERS = { hwpx: renderHwpx, pdf: renderPdf, xlsx: renderXlsx } as const;

/**
 * A briefing's document as a file; the same document gives the same bytes. `step` is told how far the work is and may throw to end it: the
 * renderer is stopped at its next step and what `step` threw is thrown.
 */
export async function renderBriefing(
  document: OfficialDocument,
  format: Format,
  step: (done: number, of: number) => Promise<void> = async () => undefined,
): Promise<Uint8Array> {
  const stop = new AbortController();
  let told = Promise.resolve();
  let of = 1;
  const options: RenderOptions = {
    signal: stop.signal,
    progress: (done, steps) => {
      of = steps + 1;
      told = told.then(() => step(done, of)).catch((error: unknown) => stop.abort(error));
    },
  };
  await step(0, of);
  const bytes = await RENDERERS[format](document, options);
  await told;
  stop.signal.throwIfAborted();
  await step(of - 1, of);
  return bytes;
}
