import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { MailStore } from './mail-store.js';
import { listPage, messagePage, missingPage } from './pages.js';

const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/** A caught letter is a stranger's HTML: it may look like itself, and nothing else; its links open beside it. */
const LETTER_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox allow-popups allow-popups-to-escape-sandbox; frame-ancestors 'self'";

type Answer = (
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  id: string,
  part: string,
) => Promise<void> | void;

/** The page and the small interface through which people and tests read what was caught. */
export function mailPage(store: MailStore): Server {
  const routes: readonly (readonly [string, RegExp, Answer])[] = [
    ['GET', /^\/health$/, (_, response) => json(response, { status: 'ok' })],
    ['GET', /^\/$/, (_, response, url) => html(response, listPage(store.list(), pageOf(url)))],
    ['GET', /^\/messages\/([^/]+)$/, (_, response, __, id) => show(response, id)],
    ['GET', /^\/messages\/([^/]+)\/html$/, (_, response, __, id) => showHtml(response, id)],
    [
      'GET',
      /^\/messages\/([^/]+)\/attachments\/(\d+)$/,
      (_, response, __, id, part) => download(response, id, Number(part)),
    ],
    ['DELETE', /^\/messages$/, (_, response) => store.clear().then(() => void response.writeHead(204).end())],
    [
      'POST',
      /^\/messages\/deletion$/,
      (_, response) => store.clear().then(() => void response.writeHead(303, { location: '/' }).end()),
    ],
    ['GET', /^\/api\/messages$/, (_, response, { searchParams }) => json(response, store.list(wantedBy(searchParams)))],
    ['GET', /^\/api\/messages\/([^/]+)$/, (_, response, __, id) => showJson(response, id)],
  ];

  async function show(response: ServerResponse, id: string): Promise<void> {
    const message = await store.read(id);
    if (message) html(response, messagePage(message));
    else missing(response);
  }

  async function showHtml(response: ServerResponse, id: string): Promise<void> {
    const message = await store.read(id);
    if (message) html(response, `<!doctype html><base target="_blank">${message.html}`, LETTER_POLICY);
    else missing(response);
  }

  async function download(response: ServerResponse, id: string, index: number): Promise<void> {
    const attachment = (await store.read(id))?.attachments[index];
    if (!attachment) return missing(response);
    const name = `attachment; filename*=UTF-8''${encodeURIComponent(attachment.name)}`;
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-disposition': name, ...PLAIN });
    response.end(attachment.bytes);
  }

  async function showJson(response: ServerResponse, id: string): Promise<void> {
    const message = await store.read(id);
    if (!message) return json(response, { error: 'catcher.no-such-message' }, 404);
    const attachments = message.attachments.map(({ name, type, bytes }) => ({
      name,
      type,
      size: bytes.length,
      base64: Buffer.from(bytes).toString('base64'),
    }));
    json(response, { ...message, attachments });
  }

  return createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://catcher');
    const route = routes.find(([method, path]) => method === request.method && path.test(url.pathname));
    if (!route || isForeign(request)) return missing(response);
    const [, path, answer] = route;
    const [, id = '', part = ''] = path.exec(url.pathname) ?? [];
    Promise.resolve(answer(request, response, url, id, part)).catch((failed: unknown) => {
      process.stderr.write(`${String(failed)}\n`);
      response.writeHead(500, PLAIN).end();
    });
  });
}

const PLAIN = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' };

/** Another site's page may not clear the box through its visitor's browser. */
function isForeign({ method, headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site'];
  return method !== 'GET' && site !== undefined && site !== 'same-origin';
}

function pageOf({ searchParams }: URL): number {
  const page = Number(searchParams.get('page') ?? 1);
  return Number.isInteger(page) && page > 0 ? page : 1;
}

function wantedBy(query: URLSearchParams): {
  to?: string | undefined;
  since?: string | undefined;
  messageId?: string | undefined;
} {
  const of = (name: string): string | undefined => query.get(name) ?? undefined;
  return { to: of('to'), since: of('since'), messageId: of('messageId') };
}

function html(response: ServerResponse, page: string, policy = PAGE_POLICY, status = 200): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    ...PLAIN,
  });
  response.end(page);
}

function json(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...PLAIN });
  response.end(JSON.stringify(body));
}

const missing = (response: ServerResponse): void => html(response, missingPage(), PAGE_POLICY, 404);
