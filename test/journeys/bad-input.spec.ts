import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { Client } from 'pg';
import { workbook } from '../support/files/workbook.js';
import { MailPeer } from '../support/mail-peer.js';
import { RunningProduct } from '../support/running-product.js';

jest.setTimeout(120_000);

const OFFICE = 'naju';
/** Its residents meet the mayor in slots. */
const OTHER = 'gwanak';
const JSON_TYPE = 'application/json';
const BYTES_TYPE = 'application/octet-stream';
const COUNTED = [
  ...['matter', 'fact', 'passage', 'person', 'letter', 'command', 'reminder'],
  ...['meeting_session', 'meeting_slot', 'room_use', 'delegate_use', 'matter_link', 'list_upload', 'list_row'],
];
const STILL = `select not exists (select from delivery where parked_at is null)
  and not exists (select from letter where state = 'sending'
    or (state = 'pending' and next_at <= clock_timestamp() and (not_before is null or not_before <= clock_timestamp()))) as still`;
const NOBODY = '01890000-0000-7000-8000-000000000000';

let product: RunningProduct;
let mail: MailPeer;
let intake: string;
let otherIntake: string;
let secretary: string;

beforeAll(async () => {
  mail = await MailPeer.open();
  product = await RunningProduct.start({ queue: 'postgres', offices: [OFFICE, OTHER], mail });
  const token = async (office: string, account = 'intake-1'): Promise<string> =>
    (await product.installation().operator('token', '--office', office, '--account', account)).trim();
  [intake, otherIntake, secretary] = [await token(OFFICE), await token(OTHER), await token(OTHER, 'secretary-1')];
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
  /** Instead of a body: text or bytes as they are. */
  readonly raw?: string | Buffer;
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
    ...(written !== undefined && { body: typeof written === 'string' ? written : new Uint8Array(written) }),
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
    const columns = COUNTED.map((table) => `(select count(*)::int from ${table}) as ${table}`)
      .concat('(select count(matter_id)::int from meeting_slot) as taken')
      .join(', ');
    return (await client.query<Record<string, number>>(`select ${columns}`)).rows[0] ?? {};
  } finally {
    await client.end();
  }
}

/** Counts once what was done before has had its consequences: no fact waits for a reaction and no letter is due. */
async function settled(): Promise<Record<string, number>> {
  const client = new Client({ connectionString: product.services.databaseUrl });
  await client.connect();
  try {
    for (let still = false; !still;) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      const { rows } = await client.query<{ still: boolean }>(STILL);
      still = rows[0]?.still ?? false;
    }
  } finally {
    await client.end();
  }
  return counts();
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

/** A day from today in Asia/Seoul: the product runs by the real clock. */
function day(days: number): string {
  return new Date(Date.now() + (9 + days * 24) * 3_600_000).toISOString().slice(0, 10);
}

describe('a correction of a contact', () => {
  let privacy: string;
  let matter: string;
  let receiptNo: string;
  let resident: string;
  let request: string;
  const moved = { ...complainant, email: 'kim.moved@resident.example' };
  const own = (person: object, of = matter): Sent => ({
    path: `/offices/${OFFICE}/tracking/${of}/contact`,
    body: { person },
    headers: staff(resident),
  });
  const asked = (body: object, token = privacy): Sent => ({
    to: 'console',
    path: `/offices/${OFFICE}/matters/${request}/correction`,
    body: { receiptNo, whom: 'petitioner', person: moved, reason: '본인이 요구함', ...body },
    headers: staff(token),
  });
  const done = async (sent: Sent, status: number): Promise<Told['body']> => {
    const told = await send(sent);
    expect([told.status, told.body.code]).toEqual([status, undefined]);
    return told.body;
  };

  beforeAll(async () => {
    privacy = (await product.installation().operator('token', '--office', OFFICE, '--account', 'planning-head')).trim();
    const { body } = await submit();
    [matter, receiptNo] = [String(body.matter), String(body.receiptNo)];
    const opening = { receiptNo, code: body['lookupCode'] };
    const session = await send({ path: `/offices/${OFFICE}/tracking/sessions`, body: opening });
    resident = String(session.body['token']);
    const wish = { kind: 'correct', title: '전자우편', content: '전자우편을 고쳐 주세요.', requester: complainant };
    const step = `/offices/${OFFICE}/procedures/data-request/matters?step=submit`;
    request = String((await done({ to: 'console', path: step, body: wish, headers: staff(intake) }, 201)).matter);
    const confirmed = `/offices/${OFFICE}/matters/${request}/steps/confirm-identity`;
    await done({ to: 'console', path: confirmed, body: { how: 'document' }, headers: staff(intake) }, 200);
    await settled();
  });

  it.each<[string, () => Sent, number, string]>([
    ['by a resident under another name', () => own({ ...moved, name: '다른예시' }), 422, 'people.contact-invalid'],
    ['by a resident with an address that is none', () => own({ ...moved, email: 'x' }), 422, 'people.contact-invalid'],
    ['by a resident of nothing', () => ({ ...own(moved), body: {} }), 422, 'people.contact-invalid'],
    ['by a resident of a matter of others', () => own(moved, NOBODY), 404, 'matters.not-found'],
    ['by nobody', () => ({ ...own(moved), headers: {} }), 401, 'front.sign-in-needed'],
    ['by staff without the duty', () => asked({}, intake), 403, 'privacy.corrector-only'],
    ['of an unknown matter', () => asked({ receiptNo: '2026-직소-99999' }), 422, 'procedure.answers-invalid'],
    ['of somebody who is not there', () => asked({ whom: 'third' }), 422, 'privacy.nobody-there'],
    ['without a reason', () => asked({ reason: '' }), 422, 'procedure.answers-invalid'],
    ['without a person', () => asked({ person: null }), 422, 'people.contact-invalid'],
  ])('%s is refused in words and leaves nothing', async (_, sent, status, code) => {
    const before = await counts();
    expectProblem(await send(sent()), status, code);
    expect(await counts()).toEqual(before);
  });

  it('is told once by the resident and once for a request, and not again when it is sent again', async () => {
    for (const sent of [own(moved), asked({ person: complainant })]) {
      const before = await settled();
      await done(sent, 204);
      const after = await settled();
      expect(after['letter']).toBe((before['letter'] ?? 0) + 1);
      await done(sent, 204);
      expect(await settled()).toEqual(after);
    }
  });
});

describe('what is sent wrong about meetings and visits', () => {
  const at = (days: number, time = '10:00'): string => `${day(days)}T${time}`;
  const reason = '오래 기다리셨습니다.';
  const opens = (procedure: string, step: string, body: object, about = ''): Sent => ({
    to: 'console',
    path: `/offices/${OTHER}/procedures/${procedure}/matters?step=${step}${about && `&about=${about}`}`,
    body: { title: '시험', ...body },
    headers: staff(secretary),
  });
  const takes = (matter: string, step: string, body: object, token = secretary): Sent => ({
    to: 'console',
    path: `/offices/${OTHER}/matters/${matter}/steps/${step}`,
    body,
    headers: staff(token),
  });
  const meetings = (path: string): Sent => ({
    to: 'console',
    method: 'GET',
    path: `/offices/${OTHER}/meetings/${path}`,
    headers: staff(secretary),
  });
  const done = async (sent: Sent): Promise<string> => {
    const { status, body } = await send(sent);
    if (status >= 300) throw new Error(JSON.stringify(body));
    return String(body.matter);
  };
  const plans = (body: object): Sent =>
    opens('meeting-session', 'plan', { meeting: 'talk-date', at: at(21), dayOff: true, ...body });
  const visited = (body: object): Sent =>
    opens('visit', 'record', {
      ...{ kind: 'field', visitedOn: day(-2), place: '회관', department: 'road', attendees: 12 },
      ...body,
    });
  const suggests =
    (about: () => string, body: object = {}): (() => Sent) =>
    () =>
      opens(
        'suggestion',
        'enter',
        { content: '난간이 낮습니다.', field: 'safety', department: 'road', ...body },
        about(),
      );
  const step = (matter: () => string, name: string, body: object) => (): Sent => takes(matter(), name, body);
  const selects = (slot: () => string) => (): Sent => takes(waiting, 'select', { slot: slot(), reason });
  const transfer = { agency: '예시공사', agencyPhone: '02-000-9000', reason, replyUntil: day(30) };
  const cost = { costNational: 0, costProvince: 0, costOwn: 0, costWhen: 'main' };
  const substitute = { delegate: NOBODY, at: at(10), minutes: 20, reason };

  let session: string;
  let waiting: string;
  let placed: string;
  let visit: string;
  let planned: string;
  let suggestion: string;
  const ofWaiting = (): string => waiting;
  const ofPlaced = (): string => placed;
  const ofVisit = (): string => visit;
  const ofSuggestion = (): string => suggestion;

  beforeAll(async () => {
    const request = opens('meeting', 'request', { gist: '배수로를 넓혀 주시기 바랍니다.', applicant: complainant });
    const screen = { policy: 'yes', reason: '예산이 드는 일입니다.', department: 'road' };
    session = await done(plans({}));
    [waiting, placed] = [await done(request), await done(request)];
    for (const matter of [waiting, placed]) await done(takes(matter, 'screen', screen));
    await done(takes(placed, 'select', { slot: `${session}:1`, reason }));
    visit = await done(visited({}));
    planned = await done(
      opens('visit', 'plan', { kind: 'field', visitedOn: day(5), place: '회관', department: 'road' }),
    );
    suggestion = await done(suggests(ofVisit)());
    await settled();
  });

  const ANSWERS = 'procedure.answers-invalid';
  it.each<[string, () => Sent, number, string]>([
    ['a session in the past', () => plans({ at: at(-1) }), 422, ANSWERS],
    ['a session on a day that is not there', () => plans({ at: '2027-02-30T10:00' }), 422, ANSWERS],
    ['a session at 25 o’clock', () => plans({ at: at(21, '25:00') }), 422, ANSWERS],
    ['a session of a kind that is not there', () => plans({ meeting: 'tea' }), 422, 'meetings.no-such-kind'],
    ['a session of a kind named like a property', () => plans({ meeting: 'toString' }), 422, 'meetings.no-such-kind'],
    ['two sessions in one room', () => plans({ at: at(21, '10:59') }), 422, 'meetings.room-taken'],
    [
      'a session planned by the wrong person',
      () => ({ ...plans({}), headers: staff(otherIntake) }),
      404,
      'procedure.no-such-procedure',
    ],
    [
      'a rule for no kind',
      () => ({
        ...plans({}),
        path: `/offices/${OTHER}/meetings/plan`,
        body: { kind: 'toString', from: day(1), to: day(30) },
      }),
      422,
      'meetings.no-such-kind',
    ],
    [
      'a rule for a hundred years',
      () => ({
        ...plans({}),
        path: `/offices/${OTHER}/meetings/plan`,
        body: { kind: 'talk-date', from: day(1), to: '2126-01-01' },
      }),
      422,
      'meetings.period-invalid',
    ],
    ['a session moved to the past', () => takes(session, 'move', { at: at(-3), reason }), 422, ANSWERS],
    [
      'a session closed before it began',
      () => takes(session, 'close', { groups: 1, attended: 9 }),
      422,
      'meetings.not-begun',
    ],
    ['a session that is not there', () => meetings(`sessions/${NOBODY}`), 404, 'meetings.no-such-session'],
    ['a session that is no number', () => meetings('sessions/x'), 404, 'meetings.no-such-session'],
    ['a slot that is full', selects(() => `${session}:1`), 422, 'meetings.slot-taken'],
    ['a slot beyond the session', selects(() => `${session}:99`), 422, 'meetings.no-such-slot'],
    ['a slot of nobody', selects(() => `${NOBODY}:1`), 422, 'meetings.no-such-slot'],
    ['a slot that is a matter', selects(() => `${waiting}:1`), 422, 'meetings.no-such-slot'],
    ['a slot that is none', selects(() => "1' or 1=1"), 422, ANSWERS],
    [
      'a slot given by the wrong person',
      () => takes(waiting, 'select', { slot: `${session}:2`, reason }, otherIntake),
      403,
      'procedure.not-allowed',
    ],
    ['a substitute nobody named', step(ofWaiting, 'substitute', substitute), 422, 'meetings.no-such-substitute'],
    ['a substitute in the past', step(ofWaiting, 'substitute', { ...substitute, at: at(-1) }), 422, ANSWERS],
    ['a meeting without end', step(ofWaiting, 'substitute', { ...substitute, minutes: 1e308 }), 422, ANSWERS],
    [
      'a visit in a room named like a property',
      () =>
        opens('meeting', 'receive-visit', {
          ...{ gist: '여럿이 함께 오셨습니다.', companions: 3, minutes: 30, room: 'constructor' },
        }),
      422,
      'meetings.no-such-room',
    ],
    [
      'a request for yesterday',
      () =>
        opens('meeting', 'request', {
          gist: '배수로를 넓혀 주세요. 부탁합니다.',
          applicant: complainant,
          wishedOn: day(-1),
        }),
      422,
      ANSWERS,
    ],
    [
      'a request of fewer than nobody',
      () =>
        opens('meeting', 'request', {
          gist: '배수로를 넓혀 주세요. 부탁합니다.',
          applicant: complainant,
          companions: -1,
        }),
      422,
      ANSWERS,
    ],
    [
      'a meeting recorded before it began',
      step(ofPlaced, 'hold', {
        present: 2,
        opinion: '해마다 넘칩니다.',
        directive: '추경에 담겠습니다.',
        handling: 'going-on',
      }),
      422,
      'meetings.not-begun',
    ],
    [
      'a follow-up of a meeting that was not held',
      () => opens('follow-up', 'order', { what: '추경에 올립니다.', department: 'road', dueOn: day(30) }, placed),
      422,
      'meetings.not-held-yet',
    ],
    ['a visit held tomorrow', () => visited({ visitedOn: day(1) }), 422, ANSWERS],
    ['a visit of fewer than nobody', () => visited({ attendees: -1 }), 422, ANSWERS],
    ['a visit of a kind that is not there', () => visited({ kind: 'toString' }), 422, ANSWERS],
    ['a visit to a 동 that is not there', () => visited({ dong: '없는동' }), 422, ANSWERS],
    ['a suggestion of no visit', suggests(() => ''), 404, 'procedure.no-such-procedure'],
    ['a suggestion of an unknown visit', suggests(() => NOBODY), 404, 'matters.not-found'],
    ['a suggestion of a visit that is no id', suggests(() => '1%27'), 404, 'matters.not-found'],
    ['a suggestion of a visit still to come', suggests(() => planned), 422, 'visits.not-held'],
    ['a suggestion of a meeting', suggests(() => placed), 404, 'procedure.no-such-procedure'],
    ['a suggestion for a 동 that is not there', suggests(ofVisit, { dong: '없는동' }), 422, ANSWERS],
    ['이송 to nobody', step(ofSuggestion, 'transfer', { ...transfer, agency: ' ' }), 422, ANSWERS],
    [
      '이송 with a reply due yesterday',
      step(ofSuggestion, 'transfer', { ...transfer, replyUntil: day(-1) }),
      422,
      ANSWERS,
    ],
    ['중장기 without a reason', step(ofSuggestion, 'set-long-term', { nextReview: day(90) }), 422, ANSWERS],
    ['중장기 without a next look', step(ofSuggestion, 'set-long-term', { reason }), 422, ANSWERS],
    [
      'a status the visit does not use',
      step(ofSuggestion, 'set-reviewing', { progress: '보는 중' }),
      422,
      'visits.status-not-of-the-visit',
    ],
    ['done tomorrow', step(ofSuggestion, 'set-done', { progress: '고쳤습니다.', doneOn: day(1) }), 422, ANSWERS],
    ['a cost below nothing', step(ofSuggestion, 'set-cost', { ...cost, costOwn: -1 }), 422, ANSWERS],
    ['a cost beyond bounds', step(ofSuggestion, 'set-cost', { ...cost, costOwn: 1e12 }), 422, ANSWERS],
    ['half a 원', step(ofSuggestion, 'set-cost', { ...cost, costOwn: 0.5 }), 422, ANSWERS],
    ['a cost in words', step(ofSuggestion, 'set-cost', { ...cost, costOwn: '삼천만' }), 422, ANSWERS],
    [
      'a status by the wrong person',
      () => takes(suggestion, 'note-budget-opinion', { opinion: 'needed', ground: reason }),
      403,
      'procedure.not-allowed',
    ],
    [
      'a ranking by the wrong person',
      () => ({
        ...takes(suggestion, '', {}),
        method: 'PUT',
        path: `/offices/${OTHER}/suggestions/ranking/2027`,
        body: { order: [suggestion] },
        headers: { ...staff(secretary), 'if-match': '"0"' },
      }),
      403,
      'visits.rankers-only',
    ],
  ])('%s is refused in words and leaves nothing', async (_, sent, status, code) => {
    const before = await counts();
    expectProblem(await send(sent()), status, code);
    expect(await counts()).toEqual(before);
  });
});

describe('a list that is none', () => {
  const plain = '<row r="1"><c r="A1" t="inlineStr"><is><t>제목</t></is></c></row>';
  const HEAD = '연번,제목,내용,이름,답변 받을 방법,전화번호,개인정보 동의';
  const GOOD = '가로등 고장,마을회관 앞 가로등이 꺼져 있습니다.,표본 주민,전화,010-0000-1234,예';
  const list = (raw: string | Buffer, query = 'procedure=complaint&name=송월동 방문'): Sent => ({
    to: 'console',
    path: `/offices/${OFFICE}/lists?${query}`,
    raw: Buffer.from(raw),
    headers: { ...staff(intake), 'content-type': BYTES_TYPE },
  });

  it.each<[string, () => Sent, number, string]>([
    ['a formula', () => list(`${HEAD}\n1,=1+1,${GOOD}\n`), 422, 'lists.formula'],
    [
      'merged cells',
      () => list(workbook({ rows: plain, after: '<mergeCells><mergeCell ref="A1:A2"/></mergeCells>' })),
      422,
      'lists.merged',
    ],
    ['letters of no kind', () => list(Buffer.from(`\ufeff${HEAD}\n`, 'utf16le')), 422, 'lists.encoding-unknown'],
    ['fifty thousand rows', () => list(`${HEAD}\n${'1\n'.repeat(50_000)}`), 422, 'lists.too-many-rows'],
    [
      'a bomb',
      () => list(workbook({ rows: `<row r="1">${' '.repeat(70 * 1_024 * 1_024)}</row>` })),
      422,
      'files.unpacks-too-big',
    ],
    ['10 MB', () => list(Buffer.alloc(10 * 1_024 * 1_024, 'a')), 422, 'lists.file-too-big'],
    ['a picture', () => list(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')), 422, 'lists.encoding-unknown'],
    ['nothing', () => list(''), 422, 'lists.empty'],
    ['other columns', () => list('가,나\n1,2\n'), 422, 'lists.columns-wrong'],
    ['no file at all', () => ({ ...list(''), raw: '{}', headers: staff(intake) }), 415, 'front.media-type'],
    ['no name', () => list(`${HEAD}\n`, 'procedure=complaint'), 422, 'lists.name-invalid'],
    [
      'a table that is not there',
      () => list(`${HEAD}\n`, 'procedure=toString&name=송월동'),
      404,
      'procedure.no-such-procedure',
    ],
    [
      'a table that is not theirs',
      () => list(`${HEAD}\n`, 'procedure=visit&name=송월동'),
      404,
      'procedure.no-such-procedure',
    ],
    [
      'no gathered sheet',
      () => ({ ...list(`${HEAD}\n1,${GOOD}\n`), path: `/offices/${OFFICE}/lists/returns` }),
      422,
      'lists.no-gathering-sheet',
    ],
    [
      'a confirmation of nothing',
      () => ({
        ...list(''),
        path: `/offices/${OFFICE}/lists/${NOBODY}/confirmation`,
        raw: '{}',
        headers: staff(intake),
      }),
      404,
      'lists.not-found',
    ],
    ['nobody’s list', () => ({ ...list(HEAD), headers: { 'content-type': BYTES_TYPE } }), 401, 'front.sign-in-needed'],
    [
      'another office’s list',
      () => ({ ...list(HEAD), headers: { ...staff(otherIntake), 'content-type': BYTES_TYPE } }),
      404,
      'office.unknown',
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
