import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** A whole page as text. Everything that comes from data is escaped by Preact; no component of ours sets inner HTML. */
export function renderPage(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`;
}
