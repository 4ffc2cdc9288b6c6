import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { VNode } from 'preact';
import { type Browser, chromium, type Page } from 'playwright-core';
import { assets, renderPage } from '#krds';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Strict enough that an inline style or script of a page would show up as an error in the browser's console. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'";

/** Pages rendered from view models, looked at by a real browser. */
export interface PageBrowser {
  /** Opens a page at a width; `faults` are errors of its scripts and of the content policy. */
  open(name: string, width: number): Promise<{ page: Page; faults: string[] }>;
  close(): Promise<void>;
}

export async function pageBrowser(pages: Readonly<Record<string, VNode>>): Promise<PageBrowser> {
  const server = await serve(pages);
  const base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
  const browser = await startChromium();
  return {
    async open(name, width) {
      const context = await browser.newContext({ viewport: { width, height: 800 }, reducedMotion: 'reduce' });
      const page = await context.newPage();
      const faults: string[] = [];
      page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
      page.on('pageerror', (error) => faults.push(String(error)));
      await page.goto(base + name, { waitUntil: 'load' });
      return { page, faults };
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** Serious and critical findings of axe, each with where it was found. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate<AxeResults>('axe.run(document)');
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

/** A real browser, with what a bare machine lacks. */
export async function startChromium(): Promise<Browser> {
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs22.x'; // makes the package bring the libraries a bare machine lacks
  const packed = (await import('@sparticuz/chromium')).default;
  const args = [...packed.args.filter((arg) => arg !== '--single-process'), '--no-sandbox', '--disable-gpu'];
  return chromium.launch({ executablePath: await packed.executablePath(), args, headless: true });
}

function serve(pages: Readonly<Record<string, VNode>>): Promise<Server> {
  const files = new Map(assets().map(({ address, content }) => [address, content]));
  const server = createServer((request, answer) => {
    const path = request.url ?? '/';
    const page = pages[path.slice(1)];
    const file = files.get(path);
    if (page)
      answer
        .setHeader('Content-Security-Policy', POLICY)
        .setHeader('Content-Type', 'text/html; charset=utf-8')
        .end(renderPage(page));
    else if (file) answer.setHeader('Content-Type', TYPES[extname(path)] ?? '').end(file);
    else if (path === '/go-on' || path === '/over') answer.writeHead(path === '/over' ? 401 : 204).end();
    else answer.writeHead(404).end();
  });
  return new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(server)));
}
