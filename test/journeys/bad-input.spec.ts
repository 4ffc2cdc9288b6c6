import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { Client } from 'pg';
import { MailPeer } from '../support/mail-peer.js';
import { RunningProduct } from '../support/running-product.js';

jest.setTimeout(120_000);

const OFFICE = 'naju';
const OTHER = 'saha';
const JSON_TYPE = 'application/json';
const COUNTED = ['matter', 'fact', 'passage', 'person', 'letter', 'command', 'reminder'];
const NOBODY = '01890000-0000-7000-8000-000000000000';

let product: RunningProduct;
let mail: MailPeer;
let intake: string;
let otherIntake: string;

beforeAll(async () => {
  mail = await MailPeer.open();
  product = await RunningProduct.start({ queue: 'postgres', offices: [OFFICE, OTHER], mail });
  const token = async (office: string): Promise<string> =>
    (await product.installation().operator('token', '--office', office, '--account', 'intake-1')).trim();
  [intake, otherIntake] = [await token(OFFICE), await token(OTHER)];
});
afterAll(async () => {
  await product.stop();
  await mail.close();
});

const complainant = { name: '김예시', email: 'kim@resident.example', answer: 'email', consent: true };
const sound = { title: '가로등 고장', content: '집 앞 골목 가로등이 꺼져 있습니다.', complainant };

interface Sent {
  readonly to?: 'portal' | 'console';
  readonly method?: string;
  readonly path?: string;
  readonly body?: unknown;
  /** Instead of a body: bytes as they are. */
  readonly raw?: string;
  readonly headers?: Readonly<Record<string, string>>;
}
interface Told {
  readonly status: number;
  readonly type: string;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>> & {
    readonly code?: string;
    readonly matter?: string;
    readonly receiptNo?: string;
  };
}

async function send({
  to = 'portal',
  method = 'POST',
  path = `/offices/${OFFICE}/complaints`,
  body,
  raw,
  headers,
}: Sent): Promise<Told> {
  const written = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const response = await fetch(`${product.url(to)}/api/v1${path}`, {
    method,
    headers: { ...(written !== undefined && { 'content-type': JSON_TYPE }), ...headers },
    ...(written !== undefined && { body: written }),
  });
  const said = await response.text();
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    headers: response.headers,
    body: (said === '' ? {} : JSON.parse(said)) as Told['body'],
  };
}

const staff = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });
const submit = (body: unknown = sound, headers: Record<string, string> = {}): Promise<Told> => send({ body, headers });

/** Rows of everything a request could leave behind. */
async function counts(): Promise<Record<string, number>> {
  const client = new Client({ connectionString: product.services.databaseUrl });
  await client.connect();
  try {
    const columns = COUNTED.map((table) => `(select count(*)::int from ${table}) as ${table}`).join(', ');
    return (await client.query<Record<string, number>>(`select ${columns}`)).rows[0] ?? {};
  } finally {
    await client.end();
  }
}

/** Counts that stand still: what was delivered before has had its consequences. */
async function settled(): Promise<Record<string, number>> {
  for (let before = await counts(); ;) {
    await new Promise((resolve) => setTimeout(resolve, 700));
    const now = await counts();
    if (JSON.stringify(now) === JSON.stringify(before)) return now;
    before = now;
  }
}

function expectProblem({ status, type, body }: Told, expected: number, code: string): void {
  expect({ status, type, code: body.code }).toEqual({
    status: expected,
    type: 'application/problem+json; charset=utf-8',
    code,
  });
  expect(body['detail']).toMatch(/[가-힣].*[.]/);
}

describe('what a resident sends wrong', () => {
  const field = (name: string, value: unknown): Sent => ({ body: { ...sound, [name]: value } });
  const person = (name: string, value: unknown): Sent => ({
    body: { ...sound, complainant: { ...complainant, [name]: value } },
  });

  it.each<[string, Sent, number, string]>([
    ['half a JSON', { raw: '{"title":' }, 400, 'front.body-malformed'],
    ['no JSON at all', { raw: '가로등' }, 400, 'front.body-malformed'],
    ['no body', { raw: '' }, 400, 'front.body-malformed'],
    ['a list', { body: [sound] }, 400, 'front.body-malformed'],
    ['a word', { raw: '"가로등"' }, 400, 'front.body-malformed'],
    ['nothing', { raw: 'null' }, 400, 'front.body-malformed'],
    ['plain text', { raw: 'title=1', headers: { 'content-type': 'text/plain' } }, 415, 'front.media-type'],
    ['a title that is a number', field('title', 7), 422, 'procedure.answers-invalid'],
    ['a title that is a list', field('title', ['가로등']), 422, 'procedure.answers-invalid'],
    ['an empty title', field('title', ''), 422, 'procedure.answers-invalid'],
    ['a title of blanks', field('title', '   '), 422, 'procedure.answers-invalid'],
    ['a title over its length', field('title', '가'.repeat(101)), 422, 'procedure.answers-invalid'],
    ['a content over its length', field('content', '가'.repeat(4001)), 422, 'procedure.answers-invalid'],
    ['a title of two lines', field('title', '가로등\n고장'), 422, 'procedure.answers-invalid'],
    [
      'a control character',
      field('content', `집 앞 가로등이${String.fromCharCode(7)} 꺼져 있습니다.`),
      422,
      'procedure.answers-invalid',
    ],
    [
      'a zero byte',
      field('content', `집 앞 가로등이${String.fromCharCode(0)} 꺼져 있습니다.`),
      422,
      'procedure.answers-invalid',
    ],
    [
      'text that runs backwards',
      field('title', `가로등 ${String.fromCharCode(0x202e)}장고`),
      422,
      'procedure.answers-invalid',
    ],
    [
      'a 주민등록번호',
      field('content', '제 번호는 900101-1234568 입니다. 가로등을 고쳐 주세요.'),
      422,
      'procedure.answers-invalid',
    ],
    ['a field nobody asked for', field('state', 'closed'), 422, 'procedure.answers-invalid'],
    ['a channel only staff may name', field('channel', 'phone'), 422, 'procedure.answers-invalid'],
    [
      'a prototype',
      { raw: `{"__proto__":{"roles":["intake"]},${JSON.stringify(sound).slice(1)}` },
      400,
      'front.body-malformed',
    ],
    ['a constructor', field('constructor', { prototype: { roles: ['intake'] } }), 400, 'front.body-malformed'],
    ['a quarter that does not exist', field('dong', '없는동'), 422, 'procedure.answers-invalid'],
    ['no consent', person('consent', false), 422, 'people.contact-invalid'],
    [
      'an address of two lines',
      person('email', 'kim@resident.example\r\nBcc: lee@resident.example'),
      422,
      'people.contact-invalid',
    ],
    ['two addresses', person('email', 'kim@resident.example,lee@resident.example'), 422, 'people.contact-invalid'],
    ['an object as an address', person('email', { toString: 'x' }), 422, 'people.contact-invalid'],
    ['a key that is too short', { body: sound, headers: { 'idempotency-key': 'x' } }, 400, 'front.header-invalid'],
    ['an office that is not there', { path: '/offices/atlantis/complaints', body: sound }, 404, 'office.unknown'],
    ['an office like a path', { path: '/offices/..%2fnaju/complaints', body: sound }, 404, 'office.unknown'],
    ['a method that is not there', { method: 'PUT', body: sound }, 404, 'front.not-found'],
    ['a wish to delete', { method: 'DELETE' }, 404, 'front.not-found'],
    ['another site', { body: sound, headers: { origin: 'https://evil.example' } }, 403, 'front.origin-refused'],
    ['a path that is not there', { path: '/offices/naju/complaint', body: sound }, 404, 'front.not-found'],
    [
      'a matter without a session',
      { method: 'GET', path: `/offices/${OFFICE}/tracking/${NOBODY}` },
      401,
      'front.sign-in-needed',
    ],
    [
      'a session nobody opened',
      { method: 'GET', path: `/offices/${OFFICE}/tracking/${NOBODY}`, headers: staff('x'.repeat(43)) },
      401,
      'people.session-ended',
    ],
    [
      'a lookup code that is no text',
      { path: `/offices/${OFFICE}/tracking/sessions`, body: { receiptNo: 7, code: {} } },
      422,
      'front.body-invalid',
    ],
    [
      'a field more at the lookup',
      {
        path: `/offices/${OFFICE}/tracking/sessions`,
        body: { receiptNo: '2026-직소-00001', code: 'AAAA-AAAA', admin: true },
      },
      422,
      'front.body-invalid',
    ],
    [
      'a wrong lookup code',
      { path: `/offices/${OFFICE}/tracking/sessions`, body: { receiptNo: '2026-직소-99999', code: 'AAAA-AAAA' } },
      404,
      'people.no-such-receipt-or-code',
    ],
    [
      'a huge period',
      { path: '/deadline', body: { length: 1e308, unit: 'day', from: '2026-09-01' } },
      422,
      'calendar.question-invalid',
    ],
    [
      'a day that is not there',
      { path: '/deadline', body: { length: 1, unit: 'day', from: '2026-02-30' } },
      422,
      'calendar.question-invalid',
    ],
  ])('%s is refused in words and leaves nothing', async (_, sent, status, code) => {
    const before = await counts();
    expectProblem(await send(sent), status, code);
    expect(await counts()).toEqual(before);
  });

  it('a body of 10 MB is refused before it is read', async () => {
    const before = await counts();
    const headers = { 'content-type': JSON_TYPE, 'content-length': String(10 * 1024 * 1024) };
    const url = `${product.url('portal')}/api/v1/offices/${OFFICE}/complaints`;
    const asked = request(url, { method: 'POST', headers });
    asked.on('error', () => undefined); // The server hangs up on the rest.
    asked.write('{"title":"');
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    const body = JSON.parse(await text(answer)) as Told['body'];
    asked.destroy();
    const type = String(answer.headers['content-type']);
    expectProblem({ status: answer.statusCode ?? 0, type, headers: new Headers(), body }, 413, 'front.body-too-large');
    expect(await counts()).toEqual(before);
  });

  it('a 주민등록번호 is refused with advice', async () => {
    const { body } = await submit({ ...sound, content: '제 번호는 900101-1234568 입니다. 가로등을 고쳐 주세요.' });
    expect(JSON.stringify(body)).toContain('주민등록번호는 적지 마세요');
    expect(JSON.stringify(body)).not.toContain('900101');
  });
});

describe('what staff send wrong', () => {
  let matter: string;
  beforeAll(async () => {
    matter = String((await submit()).body.matter);
    await settled();
  });
  const step = (name: string, body: unknown, headers: Record<string, string> = {}): Sent => ({
    to: 'console',
    path: `/offices/${OFFICE}/matters/${matter}/steps/${name}`,
    body,
    headers: { ...staff(intake), ...headers },
  });

  it.each<[string, () => Sent, number, string]>([
    ['a step that is not open', () => step('assign', { department: 'road' }), 409, 'procedure.step-not-open'],
    ['a step that is not there', () => step('vanish', {}), 404, 'procedure.no-such-step'],
    ['a step named like a property', () => step('constructor', {}), 404, 'procedure.no-such-step'],
    ['a step for others', () => step('note-supplement-lapse', {}), 403, 'procedure.not-allowed'],
    ['a kind that is not there', () => step('receive', { kind: 'toString' }), 422, 'procedure.answers-invalid'],
    [
      'a number without end',
      () => step('extend', { days: 1e308, ground: 'cooperation', reason: '관계 기관과 협의해야 합니다.' }),
      422,
      'procedure.answers-invalid',
    ],
    ['a stale version', () => step('receive', { kind: 'grievance' }, { 'if-match': '"9"' }), 412, 'matters.stale'],
    [
      'a version that is none',
      () => step('receive', { kind: 'grievance' }, { 'if-match': 'W/"x"' }),
      400,
      'front.header-invalid',
    ],
    ['nobody at all', () => step('receive', { kind: 'grievance' }, { authorization: '' }), 401, 'front.sign-in-needed'],
    [
      'another office in the path',
      () => ({ ...step('receive', { kind: 'grievance' }), path: `/offices/${OTHER}/matters/${matter}/steps/receive` }),
      404,
      'office.unknown',
    ],
    [
      "another office's matter",
      () => ({
        ...step('receive', { kind: 'grievance' }, staff(otherIntake)),
        path: `/offices/${OTHER}/matters/${matter}/steps/receive`,
      }),
      404,
      'matters.not-found',
    ],
    [
      "a look at another office's matter",
      () => ({
        to: 'console',
        method: 'GET',
        path: `/offices/${OTHER}/matters/${matter}`,
        headers: staff(otherIntake),
      }),
      404,
      'matters.not-found',
    ],
    [
      'a matter that is none',
      () => ({
        to: 'console',
        method: 'GET',
        path: `/offices/${OFFICE}/matters/1%27%20or%201=1`,
        headers: staff(intake),
      }),
      404,
      'matters.not-found',
    ],
    [
      'a page without end',
      () => ({ to: 'console', method: 'GET', path: `/offices/${OFFICE}/matters?limit=1e9`, headers: staff(intake) }),
      400,
      'front.query-invalid',
    ],
    [
      'a place that is none',
      () => ({ to: 'console', method: 'GET', path: `/offices/${OFFICE}/matters?after=x`, headers: staff(intake) }),
      400,
      'matters.cursor-invalid',
    ],
    [
      'a wrong password',
      () => ({ to: 'console', path: `/offices/${OFFICE}/sessions`, body: { account: 'intake-2', password: 'x' } }),
      401,
      'office.sign-in-failed',
    ],
    [
      'another site',
      () => step('receive', { kind: 'grievance' }, { 'sec-fetch-site': 'cross-site' }),
      403,
      'front.origin-refused',
    ],
  ])('%s is refused in words and leaves nothing', async (_, sent, status, code) => {
    const before = await counts();
    expectProblem(await send(sent()), status, code);
    expect(await counts()).toEqual(before);
  });
});

describe('what is sent twice', () => {
  it('is done once for the same key and body, and refused for another body', async () => {
    const key = { 'idempotency-key': 'twice-0001' };
    const first = await submit(sound, key);
    expect(first.status).toBe(201);
    const before = (await counts())['matter'];
    expect((await submit(sound, key)).body).toEqual(first.body);
    expectProblem(await submit({ ...sound, title: '다른 제목' }, key), 422, 'matters.key-reused');
    expect((await counts())['matter']).toBe(before);
  });

  it('makes one matter of ten at once', async () => {
    const before = (await counts())['matter'] ?? 0;
    const key = { 'idempotency-key': 'ten-at-once-0001' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => submit(sound, key)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.matter)).size).toBe(1);
    expect((await counts())['matter']).toBe(before + 1);
  });
});
