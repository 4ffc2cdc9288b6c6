import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { FileShelf } from '#files';
import { FileTurnedAway } from '#files/facts';
import type { Actor } from '#foundation';
import { FactLog, OfficeTx, ParkedFacts } from '#ledger';
import { Letters } from '#letters';
import { Mailroom, MailroomModule } from '#mailroom';
import { MatterPages, ReplyNotes, toldToResident } from '#matters';
import { ReplyAddresses } from '#people';
import { ParkedController } from '../../apps/console/api/parked.controller.js';
import { DoorPlace, MailDoor } from '../../apps/worker/mail-door.js';
import { type TestDatabase, testDatabase } from '../support/database.js';
import { openOffices } from '../support/open-offices.js';
import { ProductAtHand } from '../support/product-at-hand.js';

const OFFICE = 'naju';
const EMAIL = 'kim@resident.example';
const visitor: Actor = { kind: 'resident', id: 'visitor', roles: ['resident'] };
let db: TestDatabase;
let product: ProductAtHand;
let door: MailDoor;

beforeAll(async () => {
  db = await testDatabase();
  await openOffices(db.tx, OFFICE, 'saha');
  product = await ProductAtHand.open(db, [MailroomModule]);
  door = new MailDoor(product.app.get(Mailroom), new DoorPlace('127.0.0.1', 0));
  await door.onApplicationBootstrap();
});
afterAll(async () => {
  await door.onModuleDestroy();
  await product.close();
  await db.drop();
});

/** A complaint in work, waiting for a supplement when asked so. */
async function complaint(waits: boolean): Promise<string> {
  const complainant = { name: '김예시', phone: '010-0000-1234', email: EMAIL, answer: 'email', consent: true };
  const answers = { title: '골목 가로등', content: '사흘째 꺼져 있어 밤길이 어둡습니다.', complainant };
  const { matter } = await product.takes(OFFICE, { procedure: 'complaint' }, 'submit', visitor, answers);
  const [intake, head] = [await product.staff(OFFICE, 'intake'), await product.staff(OFFICE, 'head', 'road')];
  await product.takes(OFFICE, { matter }, 'receive', intake, { kind: 'grievance' });
  await product.takes(OFFICE, { matter }, 'assign', intake, { department: 'road' });
  const until = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  if (waits) await product.takes(OFFICE, { matter }, 'ask-supplement', head, { items: '가로등 번호', until });
  return matter;
}
const addressOf = (matter: string, generation = 1): string =>
  `${product.app.get(ReplyAddresses).localPart(OFFICE, { matter, generation })}@naju.example`;

/** Sends as another mail server would. Answers the code of its refusal, or 250. */
async function send(to: string, raw: string, from = EMAIL): Promise<number> {
  const connection = new SMTPConnection({ host: '127.0.0.1', port: door.port ?? 0, ignoreTLS: true, logger: false });
  try {
    await new Promise<void>((open, fail) => connection.connect((error) => (error ? fail(error) : open())));
    return await new Promise((done) =>
      connection.send({ from, to: [to] }, raw, (error) =>
        done((error as { responseCode?: number } | null)?.responseCode ?? 250),
      ),
    );
  } finally {
    connection.close();
  }
}
const mail = (text: string, id = 'one', headers = ''): string =>
  `From: ${EMAIL}\r\nMessage-ID: <${id}@resident.example>\r\n${headers}Content-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n`;

async function settled(): Promise<void> {
  for (let rounds = 0; rounds < 4; rounds++) await product.deliver();
}
const outcomes = async (matter: string): Promise<unknown[]> =>
  (
    await db.admin.query<{ outcome: string; sealed: Buffer | null }[]>(
      'select outcome, sealed from inbound_mail where matter_id = $1 order by id',
      [matter],
    )
  ).map(({ outcome, sealed }) => [outcome, sealed]);
const page = (matter: string) => product.app.get(MatterPages).of(OFFICE, matter, product.system());
const written = async (matter: string): Promise<string[]> =>
  (await db.tx.run(OFFICE, (tx) => product.app.get(Letters).ofMatter(tx, matter))).map(({ template }) => template);

describe('the door', () => {
  it('lets in only what a matter was signed for', async () => {
    const matter = await complaint(false);
    for (const to of [
      'sotong@naju.example',
      `reply+${'a'.repeat(42)}@naju.example`,
      addressOf(matter, 2),
      addressOf(matter).replace('naju.example', 'saha.example'),
      addressOf(matter).replace(/.@/, (end) => (end === 'a@' ? 'b@' : 'a@')),
    ])
      expect(await send(to, mail('안녕하세요'))).toBe(550);
    expect(await outcomes(matter)).toEqual([]);
    expect(await send(addressOf(matter).toUpperCase(), mail('안녕하세요', 'upper'))).toBe(250);
  });

  it('keeps a mail, sealed, before it says so, and the same mail once', async () => {
    const matter = await complaint(false);
    const codes = await Promise.all([1, 2, 3].map(() => send(addressOf(matter), mail('번호는 12-3입니다.', 'same'))));
    expect(codes).toEqual([250, 250, 250]);
    const rows = await db.admin.query<{ outcome: string | null; sealed: Buffer }[]>(
      'select outcome, sealed from inbound_mail where matter_id = $1',
      [matter],
    );
    expect(rows).toEqual([{ outcome: null, sealed: expect.any(Buffer) }]);
    expect(rows[0]?.sealed.toString('latin1')).not.toContain(EMAIL);
    await settled();
    await send(addressOf(matter), mail('번호는 12-3입니다.', 'same'));
    await settled();
    expect(await outcomes(matter)).toEqual([['note', null]]);
  });

  it('takes nothing that is too large', async () => {
    const matter = await complaint(false);
    expect(await send(addressOf(matter), mail('가'.repeat(4 * 1_024 * 1_024), 'large'))).toBe(552);
    expect(await outcomes(matter)).toEqual([]);
  }, 30_000);
});

it('the door lets more of one matter wait for tomorrow, and its officer is not told without end', async () => {
  const matter = await complaint(false);
  for (let count = 0; count < 50; count++)
    expect(await send(addressOf(matter), mail('언제 고치시나요?', `m${count}`))).toBe(250);
  expect(await send(addressOf(matter), mail('언제 고치시나요?', 'more'))).toBe(450);
  for (let rounds = 0; rounds < 60; rounds++) await product.deliver();
  expect((await outcomes(matter)).filter((each) => JSON.stringify(each) === '["note",null]')).toHaveLength(50);
  expect((await written(matter)).filter((code) => code === 'N12')).toHaveLength(5);
}, 60_000);

describe('a reply', () => {
  it('is the supplement the matter waits for, and its clock goes on', async () => {
    const matter = await complaint(true);
    await send(addressOf(matter), mail('번호는 12-3입니다.\r\n\r\n> 필요한 것: 가로등 번호', 'supplement'));
    await settled();
    expect(await outcomes(matter)).toEqual([['supplement', null]]);
    const { record, timeline, due } = await page(matter);
    expect([record.state, due]).toEqual(['in-progress', expect.any(String)]);
    const given = timeline.find(({ step }) => step === 'give-supplement');
    expect(given?.actor.kind).toBe('resident');
    expect(given?.answers.map(({ value }) => value)).toEqual(['번호는 12-3입니다.']);
    expect(await written(matter)).toContain('N6');
  });

  it('otherwise is a note that its officer is told of and its writer may read', async () => {
    const matter = await complaint(false);
    await send(addressOf(matter), mail('언제 고치시나요?', 'question'));
    await settled();
    expect(await outcomes(matter)).toEqual([['note', null]]);
    const { timeline } = await page(matter);
    const note = timeline.find(({ fact }) => fact === 'matters.reply-noted.v1');
    expect(note).toMatchObject({ actor: { kind: 'resident' }, label: expect.stringContaining('민원인의 주소에서') });
    expect(note && toldToResident(note, timeline).map(({ value }) => value)).toEqual(['언제 고치시나요?']);
    expect(await written(matter)).toContain('N12');
  });

  it('from somebody else is no supplement, whatever it says', async () => {
    const matter = await complaint(true);
    const forged = mail('번호는 9-9입니다.', 'forged').replace(EMAIL, 'other@elsewhere.example');
    await send(addressOf(matter), forged, 'other@elsewhere.example');
    await settled();
    expect(await outcomes(matter)).toEqual([['unverified', null]]);
    const { record, timeline } = await page(matter);
    expect(record.state).toBe('supplement');
    const note = timeline.find(({ fact }) => fact === 'matters.reply-noted.v1');
    expect(note && toldToResident(note, timeline)).toEqual([]);
    expect(note?.answers.map(({ value }) => value)).toEqual(['번호는 9-9입니다.']);
  });

  it('with a 주민등록번호 is thrown away and answered', async () => {
    const matter = await complaint(true);
    await send(addressOf(matter), mail('제 번호는 900101-1234567입니다.', 'number'));
    await settled();
    expect(await outcomes(matter)).toEqual([['refused', null]]);
    expect((await page(matter)).record.state).toBe('supplement');
    expect(await written(matter)).toContain('R20');
    const kept = await db.admin.query('select body from passage where matter_id = $1', [matter]);
    expect(JSON.stringify(kept)).not.toContain('1234567');
  });

  it('of a machine dies', async () => {
    const matter = await complaint(true);
    await send(addressOf(matter), mail('부재중입니다.', 'away', 'Auto-Submitted: auto-replied\r\n'));
    await settled();
    expect(await outcomes(matter)).toEqual([['dropped-automatic', null]]);
    expect((await page(matter)).record.state).toBe('supplement');
  });

  const attached = (text: string, files: readonly (readonly [name: string, content: string])[], id: string): string => {
    const parts = files.map(
      ([name, content]) =>
        `--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n${content}\r\n`,
    );
    const words = `--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n`;
    return mail(`${words}${parts.join('')}--b--\r\n`, id).replace(
      'text/plain; charset=utf-8\r\n\r\n--b',
      'multipart/mixed; boundary="b"\r\n\r\n--b',
    );
  };
  const filesOf = async (matter: string): Promise<unknown[]> =>
    (await product.app.get(FileShelf).list(OFFICE, matter)).map(({ name, side, state }) => [name, side, state]);

  it('with something attached hands it to the files in quarantine, and tells what was not taken', async () => {
    const matter = await complaint(true);
    const sent = [
      ['C:\\\\사진\\\\번호.txt', '가로등 12-3'],
      ['사진.png', 'no picture'],
      ['run.exe', 'MZ'],
    ] as const;
    await send(addressOf(matter), attached('번호는 12-3입니다.', sent, 'attached'));
    await settled();
    expect(await outcomes(matter)).toEqual([['supplement', null]]);
    expect(await filesOf(matter)).toEqual([['번호.txt', 'resident', 'stored']]);
    const told = (await page(matter)).timeline.find(({ fact }) => fact === 'mailroom.attached.v1');
    expect(told?.body).toMatchObject({
      to: 'give-supplement',
      refused: ['files.content-differs', 'files.kind-not-taken'],
    });
    expect(told?.label).toBe(
      '편지에 붙은 파일을 받음 (1개, 받지 않음 2개: files.content-differs, files.kind-not-taken)',
    );
    expect(await written(matter)).toEqual(expect.arrayContaining(['R20', 'N65']));
  });

  it('of files alone is a note, and of somebody unknown at most five files, on the office’s side', async () => {
    const matter = await complaint(true);
    await send(addressOf(matter), attached('', [['a.txt', 'ㄱ']], 'files-alone'));
    const many = Array.from({ length: 7 }, (_, n) => [`${n}.txt`, `글 ${n}`] as const);
    const forged = attached('자료', many, 'many').replace(EMAIL, 'other@elsewhere.example');
    await send(addressOf(matter), forged, 'other@elsewhere.example');
    await settled();
    expect((await outcomes(matter)).map((each) => (each as unknown[])[0])).toEqual(['note', 'unverified']);
    const files = await filesOf(matter);
    expect(files.filter((each) => (each as unknown[])[1] === 'staff')).toHaveLength(5);
    expect(files).toHaveLength(6);
    expect((await written(matter)).filter((code) => code === 'R20')).toEqual([]);
  });

  it('tells the officer when a file that came by mail is turned away afterwards, and of no upload', async () => {
    const matter = await complaint(false);
    await send(addressOf(matter), attached('사진입니다.', [['a.txt', 'ㄱ']], 'turned-away'));
    await settled();
    expect(await written(matter)).not.toContain('N65');
    const [file] = await product.app.get(FileShelf).list(OFFICE, matter);
    for (const id of [randomUUID(), file?.id ?? '']) {
      const body = { file: id, state: 'infected', reason: 'files.infected' } as const;
      const draft = { matter, kind: FileTurnedAway, body, actor: 'system:files', at: new Date() };
      await db.tx.run(OFFICE, (tx) => product.app.get(FactLog).appendNext(tx, draft));
    }
    await settled();
    expect((await written(matter)).filter((code) => code === 'N65')).toHaveLength(1);
  });

  it('that is cut short while it is taken in is taken in again, and nothing of it twice', async () => {
    const matter = await complaint(false);
    await send(addressOf(matter), attached('사진입니다.', [['a.txt', 'ㄱ']], 'cut-short'));
    const keep = jest.spyOn(product.app.get(ReplyNotes), 'keep').mockRejectedValueOnce(new Error('the process died'));
    await settled();
    expect([await outcomes(matter), await filesOf(matter)]).toEqual([[[null, expect.any(Buffer)]], []]);
    keep.mockRestore();
    await db.admin.query(`update delivery set next_at = now() where matter_id = $1`, [matter]);
    await settled();
    expect(await outcomes(matter)).toEqual([['note', null]]);
    expect(await filesOf(matter)).toEqual([['a.txt', 'resident', 'stored']]);
  });
});

describe('a letter that came back', () => {
  const bounce = (messageId: string, id: string): string =>
    `From: MAILER-DAEMON@mx.example\r\nMessage-ID: <${id}@mx.example>\r\nContent-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n` +
    `--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n` +
    `--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: ${messageId}\r\n\r\nx\r\n--b--\r\n`;

  it('is marked, told to the officer and left for a person', async () => {
    const matter = await complaint(false);
    await settled();
    await db.admin.query(`update letter set state = 'sent' where matter_id = $1 and template = 'R1'`, [matter]);
    const [letter] = await db.admin.query<{ id: string }[]>(
      `select id from letter where matter_id = $1 and template = 'R1'`,
      [matter],
    );
    const messageId = `<${letter?.id ?? ''}.R1@naju.example>`;
    await send(addressOf(matter), bounce(messageId, 'dsn-1'), '');
    await send(addressOf(matter), bounce(messageId, 'dsn-2'), '');
    await settled();
    expect(await outcomes(matter)).toEqual([
      ['bounced', null],
      ['bounced-unknown', null],
    ]);
    const [row] = await db.admin.query<{ state: string; reason: string }[]>(
      'select state, reason from letter where id = $1',
      [letter?.id],
    );
    expect(row).toEqual({ state: 'failed', reason: 'letters.bounced-5.1.1' });
    expect((await written(matter)).filter((code) => code === 'N11')).toHaveLength(1);
    expect((await page(matter)).timeline.at(-1)?.label ?? '').toMatch(/R1|편지/);
  });

  it('of another matter is not this one’s to mark', async () => {
    const [matter, other] = [await complaint(false), await complaint(false)];
    await settled();
    await db.admin.query(`update letter set state = 'sent' where matter_id = $1`, [other]);
    const [letter] = await db.admin.query<{ id: string }[]>(`select id from letter where matter_id = $1 limit 1`, [
      other,
    ]);
    await send(addressOf(matter), bounce(`<${letter?.id ?? ''}.R1@naju.example>`, 'dsn-other'), '');
    await settled();
    const [row] = await db.admin.query<{ state: string }[]>('select state from letter where id = $1', [letter?.id]);
    expect(row?.state).toBe('sent');
  });
});

it('waiting letters and parked facts are listed page by page, each once', async () => {
  const [letters, parked] = [product.app.get(Letters), product.app.get(ParkedFacts)];
  const api = new ParkedController(parked, letters, product.app.get(OfficeTx));
  const matter = await complaint(false);
  await db.admin.query(`update delivery set parked_at = now() where matter_id = $1`, [matter]);
  await db.admin.query(`update letter set state = 'held' where office_id = $1`, [OFFICE]);
  const actor: Actor = { kind: 'staff', id: 'x', roles: ['intake'] };
  const all = async (list: (query: Record<string, unknown>) => Promise<[readonly unknown[], string | null]>) => {
    const rows: unknown[] = [];
    let after: string | null = '';
    while (after !== null) {
      const [page, next]: [readonly unknown[], string | null] = await list({ limit: '2', after });
      expect(page.length).toBeLessThanOrEqual(2);
      rows.push(...page);
      after = next;
    }
    return rows;
  };
  const held = await all(async (query) => {
    const { letters: page, next } = await api.waiting(OFFICE, query, actor);
    return [page.map(({ id }) => id), next];
  });
  const known = await db.admin.query<{ id: string }[]>('select id from letter where office_id = $1 order by id', [
    OFFICE,
  ]);
  expect(held).toEqual(known.map(({ id }) => id));
  const stopped = await all(async (query) => {
    const { parked: page, next } = await api.list(OFFICE, query, actor);
    return [page.map(({ seq }) => seq), next];
  });
  expect(stopped).toEqual([1, 2, 3]);
  await expect(api.waiting(OFFICE, { after: 'eyJ4' }, actor)).rejects.toMatchObject({ code: 'matters.cursor-invalid' });
});
