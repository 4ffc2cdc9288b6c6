import { Missing } from './expect.js';

type Headers = Readonly<Record<string, string>>;

/** An answer of the API. */
export interface Answer<Body> {
  readonly status: number;
  readonly headers: globalThis.Headers;
  readonly body: Body;
}

/** What a refusal says (RFC 9457). */
export interface Refusal {
  readonly code: string;
  readonly detail: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Asks the API as a program would; every answer below 500 is an answer. */
export async function ask<Body>(
  method: string,
  url: string,
  body?: unknown,
  headers: Headers = {},
): Promise<Answer<Body>> {
  const response = await fetch(url, {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(20_000),
  });
  const text = await response.text();
  if (response.status >= 500) throw new Missing(`${method} ${url}`, { status: response.status, text });
  return {
    status: response.status,
    headers: response.headers,
    body: (text === '' ? undefined : JSON.parse(text)) as Body,
  };
}

/** As `ask`, for what must succeed. @throws Missing otherwise */
export async function take<Body>(method: string, url: string, body?: unknown, headers: Headers = {}): Promise<Body> {
  const answer = await ask<Body>(method, url, body, headers);
  if (answer.status >= 400) throw new Missing(`${method} ${url}`, answer.body);
  return answer.body;
}

/** As `ask`, for what must be refused. @throws Missing when it is not, or for another reason */
export async function refused(
  code: string,
  method: string,
  url: string,
  body?: unknown,
  headers: Headers = {},
): Promise<Refusal> {
  const answer = await ask<Refusal>(method, url, body, headers);
  if (answer.status < 400 || answer.body.code !== code)
    throw new Missing(`${method} ${url} 이(가) ${code}(으)로 거절되지 않음`, answer.body);
  return answer.body;
}

/** Sends a file as it is. @throws Missing when it is not taken */
export async function sendFile<Body>(url: string, bytes: Uint8Array, headers: Headers): Promise<Body> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', ...headers },
    body: Buffer.from(bytes),
    signal: AbortSignal.timeout(20_000),
  });
  if (!response.ok) throw new Missing(`POST ${url}`, await response.text());
  return (await response.json()) as Body;
}

/** @throws Missing when there is none */
export async function fetchFile(url: string, headers: Headers): Promise<Uint8Array> {
  const response = await fetch(url, { headers, signal: AbortSignal.timeout(20_000) });
  if (!response.ok) throw new Missing(`GET ${url}`, response.status);
  return new Uint8Array(await response.arrayBuffer());
}
