import { createReadStream, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Client } from 'pg';
import { submitTo } from '../support/api-call.js';
import { ClamdPeer, EICAR } from '../support/files/clamd-peer.js';
import { goodFiles, PLACE } from '../support/files/good-files.js';
import { RunningProduct } from '../support/running-product.js';

jest.setTimeout(240_000);

const OFFICE = 'naju';
const CANARY = '카나리아의 진술';
let product: RunningProduct;
let scanner: ClamdPeer;
let good: Readonly<Record<string, Buffer>>;
/** The resident's matter, by the API and by the browser. */
let matter: string;
let bearer: Record<string, string>;
let cookie: string;
/** An officer of the office. */
let staff: Record<string, string>;

interface Told {
  readonly file: string;
  readonly name: string;
  readonly state: string;
  readonly size: number;
  readonly detail: string | null;
}

beforeAll(async () => {
  scanner = await ClamdPeer.open();
  product = await RunningProduct.start({ queue: 'postgres', offices: [OFFICE], settings: { CLAMD_URL: scanner.url } });
  good = await goodFiles();
  const { body } = await submitTo(product.url('portal'), OFFICE, '가로등 고장', 'attachments-key-1');
  const opened = await json('POST', `${portal()}/tracking/sessions`, {
    receiptNo: body['receiptNo'],
    code: body['lookupCode'],
  });
  matter = String(opened['matter']);
  bearer = { authorization: `Bearer ${String(opened['token'])}` };
  const form = new URLSearchParams({ receiptNo: String(body['receiptNo']), code: String(body['lookupCode']) });
  const door = await fetch(`${product.url('portal')}/${OFFICE}/track`, {
    method: 'POST',
    body: form,
    redirect: 'manual',
  });
  cookie = String(door.headers.getSetCookie()[0]?.split(';')[0]);
  const [account] = product.installation().accounts.filter(({ office }) => office === OFFICE);
  const signedIn = await fetch(`${desk()}/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account: account?.account, password: account?.password }),
  });
  staff = { cookie: String(signedIn.headers.getSetCookie()[0]?.split(';')[0]) };
});
afterAll(async () => {
  await scanner.close();
  await product.stop();
});

const portal = (): string => `${product.url('portal')}/api/v1/offices/${OFFICE}`;
const desk = (): string => `${product.url('console')}/api/v1/offices/${OFFICE}`;
const mine = (): string => `${portal()}/tracking/${matter}/files`;
const theirs = (): string => `${desk()}/matters/${matter}/files`;

async function json(
  method: string,
  url: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Record<string, unknown>> {
  const answer = await fetch(url, {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, ...((await answer.json()) as object) };
}

async function send(name: string, content: Buffer): Promise<Told> {
  const place = await json('POST', mine(), { name, size: content.length }, bearer);
  expect(place['status']).toBe(201);
  const answer = await fetch(`${product.url('portal')}${String(place['content'])}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream', ...bearer },
    body: new Uint8Array(content),
  });
  return (await answer.json()) as Told;
}

/** How a file stands once the worker has looked into it, or what it stands at after a while. */
async function settled(file: string, whileIn = 'stored'): Promise<Told> {
  for (let n = 0; ; n++) {
    const { files } = (await json('GET', mine(), undefined, bearer)) as unknown as { files: Told[] };
    const found = files.find((one) => one.file === file);
    if (found && (found.state !== whileIn || n > 400)) return found;
    await wait(100);
  }
}

async function formTo(
  url: string,
  files: Readonly<Record<string, Buffer>>,
  headers: Record<string, string>,
): Promise<Response> {
  const form = new FormData();
  for (const [name, content] of Object.entries(files)) form.append('files', new Blob([new Uint8Array(content)]), name);
  const own = { accept: 'text/html', 'sec-fetch-site': 'same-origin', ...headers };
  return fetch(url, { method: 'POST', body: form, headers: own, redirect: 'manual' });
}

describe('a resident', () => {
  it('sends a photo by the API and gets it back without its place, never as a page', async () => {
    const photo = good['photo.jpg'] ?? Buffer.alloc(0);
    const { file, state } = await send('꺼진 가로등 (밤).jpg', photo);
    expect(state).toBe('stored');
    expect((await settled(file)).state).toBe('clean');
    const answer = await fetch(`${mine()}/${file}/content`, { headers: bearer });
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([photo.includes(PLACE), bytes.includes(PLACE), bytes.includes('Exif')]).toEqual([true, false, false]);
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="file.jpg"; filename*=UTF-8''${encodeURIComponent('꺼진 가로등 ')}%28${encodeURIComponent('밤')}%29.jpg`,
    );
    expect(answer.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(Number(answer.headers.get('content-length'))).toBe(bytes.length);
  });

  it('sends files by the form without a script; what is refused is told one by one and keeps nothing else out', async () => {
    const page = `${product.url('portal')}/${OFFICE}/track/${matter}/files`;
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
    const answer = await formTo(
      page,
      { '진술.txt': Buffer.from(CANARY), '그림.svg': svg, '그림.png': svg },
      { cookie },
    );
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain('그림.svg: svg 파일은 올릴 수 없습니다.');
    expect(html).toContain('그림.png: 이름의 끝말과 내용이 다른 파일입니다.');
    expect(html).toContain('파일 1개를 받았습니다.');
    const whole = await formTo(
      page,
      { '보고.hwpx': good['report.hwpx'] ?? svg, '글.hwp': good['letter.hwp'] ?? svg },
      { cookie },
    );
    expect([whole.status, whole.headers.get('location')]).toEqual([303, `/${OFFICE}/track/${matter}/files?taken=2`]);
    const none = await formTo(page, {}, { cookie });
    expect(await none.text()).toContain('올릴 파일을 골라 주세요.');
  });

  it('is told how big a file is that is too big', async () => {
    const page = `${product.url('portal')}/${OFFICE}/track/${matter}/files`;
    const answer = await formTo(page, { '긴 영상.mp4': Buffer.alloc(34 * 1_048_576, 1) }, { cookie });
    expect(await answer.text()).toContain('긴 영상.mp4: 20MB를 넘어 올릴 수 없습니다(현재 34MB).');
    const told = await json('POST', mine(), { name: 'a.mp4', size: 34 * 1_048_576 }, bearer);
    expect([told['status'], told['code']]).toEqual([413, 'files.too-big']);
  });

  it('is told when a virus was found, and nobody opens that file', async () => {
    const { file } = await send('eicar.txt', Buffer.from(EICAR));
    expect(await settled(file)).toMatchObject({
      state: 'infected',
      detail: expect.stringContaining('바이러스가 있어'),
    });
    const answer = await json('GET', `${mine()}/${file}/content`, undefined, bearer);
    expect([answer['status'], answer['code']]).toEqual([409, 'files.not-open']);
  });

  it('waits shut while the scanner is silent, and no longer', async () => {
    scanner.mood = 'error';
    const { file } = await send('later.txt', Buffer.from('나중에 볼 글'));
    for (let n = 0; n < 300 && (await settled(file, 'x')).detail === null; n++) await wait(100);
    expect((await settled(file, 'x')).detail).toContain('검사기가 답하지 않아');
    expect((await json('GET', `${mine()}/${file}/content`, undefined, bearer))['status']).toBe(409);
    scanner.mood = 'scans';
    expect((await settled(file)).state).toBe('clean');
  });

  it('is not let in with a file where none belongs, nor without a session', async () => {
    const octets = {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array(10),
    };
    expect((await fetch(`${portal()}/complaints`, octets)).status).toBe(415);
    const form = await formTo(`${product.url('portal')}/${OFFICE}/track`, { 'a.txt': Buffer.from('a') }, {});
    expect(form.status).toBe(415);
    expect((await fetch(mine())).status).toBe(401);
    const stranger = await fetch(`${product.url('portal')}/${OFFICE}/track/${matter}/files`, { redirect: 'manual' });
    expect([stranger.status, stranger.headers.get('location')]).toEqual([303, `/${OFFICE}/track?ended=yes`]);
  });
});

describe('an officer', () => {
  const files = async (): Promise<Told[]> =>
    ((await json('GET', theirs(), undefined, staff)) as unknown as { files: Told[] }).files;

  it('opens a file for a reason, and the access log says who, why and whose', async () => {
    const found = (await files()).find(({ name }) => name === '진술.txt');
    await settled(found?.file ?? '');
    const open = (reason: string) =>
      fetch(`${theirs()}/${found?.file ?? ''}/downloads`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...staff },
        body: JSON.stringify({ reason }),
      });
    expect((await open('')).status).toBe(422);
    expect(await (await open('현장 확인')).text()).toBe(CANARY);
    const database = new Client({ connectionString: product.services.databaseUrl });
    await database.connect();
    const { rows } = await database.query<{ n: number }>(
      `select count(*)::int as n from access_log l join matter m on m.office_id = l.office_id and m.person_id = l.person_id
       where m.id = $1 and l.act = 'open' and l.purpose = 'file' and l.reason = '현장 확인' and l.actor_kind = 'staff'`,
      [matter],
    );
    await database.end();
    expect(rows[0]?.n).toBe(1);
  });

  it('sees files on the matter page, opens one there for a reason and adds one the resident does not see', async () => {
    const page = `${product.url('console')}/${OFFICE}/matters/${matter}`;
    const html = await (await fetch(page, { headers: { accept: 'text/html', ...staff } })).text();
    for (const name of ['꺼진 가로등 (밤).jpg', '진술.txt', '보고.hwpx', 'eicar.txt']) expect(html).toContain(name);
    expect(html).toContain('파일이 올라옴');
    const found = (await files()).find(({ name }) => name === '진술.txt');
    const asked = (reason: string) =>
      fetch(`${page}/files/downloads`, {
        method: 'POST',
        headers: { accept: 'text/html', 'sec-fetch-site': 'same-origin', ...staff },
        body: new URLSearchParams({ reason, file: found?.file ?? '' }),
      });
    const without = await asked('');
    expect([without.status, (await without.text()).includes('사유')]).toEqual([422, true]);
    expect(await (await asked('답변 작성')).text()).toBe(CANARY);
    const added = await formTo(`${page}/files`, { '내부 검토.txt': Buffer.from('안에서만 봅니다.') }, staff);
    expect(added.status).toBe(303);
    expect((await files()).map(({ name }) => name)).toContain('내부 검토.txt');
    const told = (await json('GET', mine(), undefined, bearer)) as unknown as { files: Told[] };
    expect(told.files.map(({ name }) => name)).not.toContain('내부 검토.txt');
  });

  it('takes away what they added by mistake, and nothing else', async () => {
    const all = await files();
    const fileOf = (wanted: string): string => all.find(({ name }) => name === wanted)?.file ?? '';
    const remove = (file: string) => fetch(`${theirs()}/${file}`, { method: 'DELETE', headers: staff });
    expect((await remove(fileOf('진술.txt'))).status).toBe(403);
    expect((await remove(fileOf('내부 검토.txt'))).status).toBe(204);
    expect((await files()).find(({ file }) => file === fileOf('내부 검토.txt'))).toMatchObject({
      state: 'removed',
      name: null,
    });
  });
});

describe('what an installation writes', () => {
  it('holds no word of a file and no place, in the store, the database, the queue or the log', async () => {
    const held: string[] = [];
    for (const name of readdirSync(product.data, { recursive: true, encoding: 'utf8' })) {
      const path = join(product.data, name);
      if (!statSync(path, { throwIfNoEntry: false })?.isFile()) continue;
      if (await holds(path, [CANARY, PLACE, '진술.txt'])) held.push(name);
    }
    expect(held).toEqual([]);
    const metrics = await (await fetch(`${product.url('worker')}/metrics`)).text();
    expect(metrics).toMatch(/tongtong_queue_length\{queue="files",office="naju"/);
  });
});

/** Whether a file of any size holds one of these. */
async function holds(path: string, words: readonly string[]): Promise<boolean> {
  let tail = Buffer.alloc(0);
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
    const seen = Buffer.concat([tail, piece]);
    if (words.some((word) => seen.includes(word))) return true;
    tail = seen.subarray(-200);
  }
  return false;
}
