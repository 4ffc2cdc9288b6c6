import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Clock, RuleBroken, systemActor } from '#foundation';
import { type TestDatabase, testDatabase } from '../../../test/support/database.js';
import { readContact } from '../rules/contact.js';
import { AccessKeys } from '../storage/access-keys.js';
import type { LinkTarget } from '../storage/access-link.js';
import { ResidentSessions } from '../storage/resident-sessions.js';
import { Tries } from '../storage/tries.js';
import { Vault } from '../storage/vault.js';
import { VaultKeys } from '../storage/vault-keys.js';
import { MailCodes } from './mail-codes.js';
import { ResidentAccess } from './resident-access.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const HERE = '192.0.2.7';

const clock = new Clock();
const keys = new AccessKeys(Buffer.alloc(32, 'access'));
const tries = new Tries(keys);
const sessions = new ResidentSessions(clock);
const key = Buffer.alloc(32, 'vault');
const vault = new Vault(new VaultKeys({ masters: { 1: key }, current: 1, blind: key }), clock);
let db: TestDatabase;
let access: ResidentAccess;
let mail: MailCodes;

beforeAll(async () => {
  db = await testDatabase();
  access = new ResidentAccess(keys, tries, sessions, db.tx, clock);
  mail = new MailCodes(keys, tries, sessions, db.tx, clock);
});
afterAll(() => db.drop());

/** An office of its own with one matter, its clock and its doors. */
async function officeWithMatter() {
  const office = `office-${randomUUID().slice(0, 8)}`;
  const receiptNo = '2026-직소-000123';
  const { person, written } = await db.tx.quick(office, async (tx) => {
    const kept = vault.keep(
      tx,
      readContact({ name: '김예시', email: 'kim@demo.example', answer: 'email', consent: true }),
    );
    await kept.written;
    return kept;
  });
  await written;
  const matter: LinkTarget = { matter: randomUUID(), person, generation: 1 };
  const code = access.codeOf(office, matter.matter, 1);
  const byReceipt = (_tx: unknown, no: string) => Promise.resolve(no === receiptNo ? matter : undefined);
  const byMatter = (_tx: unknown, id: string) => Promise.resolve(id === matter.matter ? 1 : undefined);
  return {
    office,
    receiptNo,
    matter,
    code,
    byReceipt,
    byMatter,
    byCode: (typed: string, ip = HERE, no = receiptNo) =>
      access.openByCode(office, { receiptNo: no, code: typed, ip }, byReceipt),
    enter: (token: string) => db.tx.quick(office, (tx) => sessions.enter(tx, token)),
    later: (milliseconds: number) => clock.shift(office, milliseconds),
  };
}

const wrongCode = (right: string) => (right.startsWith('0') ? `1${right.slice(1)}` : `0${right.slice(1)}`);
const broken = async (work: Promise<unknown>): Promise<RuleBroken> => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof RuleBroken) return error;
  throw new Error('no rule was broken', { cause: error });
};
const codeOf = async (work: Promise<unknown>) => (await broken(work)).code;

describe('a lookup code', () => {
  it('belongs to one matter of one office and one generation', () => {
    const [a, b] = [randomUUID(), randomUUID()];
    const codes = [
      ['x', a, 1],
      ['x', a, 2],
      ['x', b, 1],
      ['y', a, 1],
    ] as const;
    expect(new Set(codes.map(([office, matter, generation]) => access.codeOf(office, matter, generation))).size).toBe(
      4,
    );
    expect(access.codeOf('x', a, 1)).toBe(access.codeOf('x', a, 1));
    expect(access.codeOf('x', a, 1)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  it('opens everything, however it is typed', async () => {
    const { byCode, code, matter, enter } = await officeWithMatter();
    for (const typed of [
      code,
      code.toLowerCase(),
      code.replace('-', ' '),
      code.replaceAll('0', 'o').replaceAll('1', 'l'),
    ]) {
      const { token, ...session } = await byCode(typed);
      expect(session).toEqual({
        matter: matter.matter,
        person: matter.person,
        level: 'full',
        actor: { kind: 'resident', id: matter.person, roles: ['resident'] },
      });
      expect(await enter(token)).toEqual(session);
    }
  });

  it('answers a wrong code and an unknown receipt number alike', async () => {
    const { byCode, code } = await officeWithMatter();
    const wrong = await broken(byCode(wrongCode(code)));
    const unknown = await broken(byCode(code, HERE, '2026-직소-999999'));
    expect([wrong.code, wrong.details]).toEqual(['people.no-such-receipt-or-code', {}]);
    expect([unknown.code, unknown.details]).toEqual([wrong.code, wrong.details]);
    expect(await codeOf(byCode(''))).toBe(wrong.code);
    expect(await codeOf(byCode(code, HERE, '9'.repeat(500)))).toBe(wrong.code);
  });

  it('can be guessed five times in 15 minutes from one neighbourhood, known number or not', async () => {
    const { byCode, code, receiptNo, later } = await officeWithMatter();
    for (const no of [receiptNo, '2026-직소-999999']) {
      for (let n = 0; n < 5; n += 1) {
        expect(await codeOf(byCode(wrongCode(code), `192.0.2.${n}`, no))).toBe('people.no-such-receipt-or-code');
      }
      const refused = await broken(byCode(code, '192.0.2.99', no));
      expect(refused.code).toBe('people.too-many-tries');
      expect(refused.details['retryAfter']).toBeGreaterThan(880);
      expect(refused.details['retryAfter']).toBeLessThanOrEqual(900);
    }
    await expect(byCode(code, '198.51.100.1')).resolves.toMatchObject({ level: 'full' });
    later(16 * MINUTE);
    await expect(byCode(code)).resolves.toMatchObject({ level: 'full' });
  });

  it('counts guesses made at once like guesses made in a row', async () => {
    const { byCode, code } = await officeWithMatter();
    const outcomes = await Promise.all(Array.from({ length: 40 }, () => codeOf(byCode(wrongCode(code)))));
    expect(outcomes.filter((outcome) => outcome === 'people.no-such-receipt-or-code')).toHaveLength(5);
    expect(outcomes.filter((outcome) => outcome === 'people.too-many-tries')).toHaveLength(35);
  });

  it('is closed for the day after 50 guesses from anywhere, and the owner still comes in by mail code', async () => {
    const { office, byCode, code, byReceipt, receiptNo, later } = await officeWithMatter();
    for (let n = 0; n < 50; n += 1) await broken(byCode(wrongCode(code), `198.51.${n}.1`));
    expect(await codeOf(byCode(code, '203.0.113.1'))).toBe('people.mail-code-only');
    const { token, letter } = await mail.askByReceipt(office, { receiptNo }, byReceipt);
    await expect(mail.confirm(office, token, mail.digitsOf(office, letter?.code ?? ''))).resolves.toMatchObject({
      level: 'full',
    });
    later(DAY);
    await expect(byCode(code, '203.0.113.1')).resolves.toMatchObject({ level: 'full' });
  });

  it('does not count what was right', async () => {
    const { byCode, code } = await officeWithMatter();
    for (let n = 0; n < 60; n += 1) await byCode(code);
    await expect(byCode(code)).resolves.toMatchObject({ level: 'full' });
  });
});

describe('a mail link', () => {
  const fragmentOf = (link: string) => link.slice(link.indexOf('#'));

  it('shows the status, again and again, with everything behind the #', async () => {
    const { office, matter, byMatter } = await officeWithMatter();
    const link = access.linkOf(office, matter, clock.now(office));
    expect(link).toMatch(/^\/r#office-[0-9a-f]{8}\.[\w-]{67}$/);
    for (let n = 0; n < 3; n += 1) {
      await expect(access.openByLink(office, fragmentOf(link), byMatter)).resolves.toMatchObject({
        level: 'status',
        matter: matter.matter,
        person: matter.person,
      });
    }
  });

  it('is valid for 30 days after its day, until a new generation, in its office', async () => {
    const { office, matter, byMatter, later } = await officeWithMatter();
    const fragment = fragmentOf(access.linkOf(office, matter, clock.now(office)));
    later(30 * DAY);
    await expect(access.openByLink(office, fragment, byMatter)).resolves.toMatchObject({ level: 'status' });
    later(31 * DAY);
    expect(await codeOf(access.openByLink(office, fragment, byMatter))).toBe('people.link-over');
    later(0);
    expect(await codeOf(access.openByLink(office, fragment, () => Promise.resolve(2)))).toBe('people.link-invalid');
    expect(await codeOf(access.openByLink(office, fragment, () => Promise.resolve(undefined)))).toBe(
      'people.link-invalid',
    );
    expect(await codeOf(access.openByLink('other', fragment.replace(office, 'other'), byMatter))).toBe(
      'people.link-invalid',
    );
  });

  it('opens nothing when a single sign is another', async () => {
    const { office, matter } = await officeWithMatter();
    const fragment = fragmentOf(access.linkOf(office, matter, clock.now(office)));
    for (let at = 1; at < fragment.length; at += 1) {
      const other = `${fragment.slice(0, at)}${fragment.charAt(at) === 'A' ? 'B' : 'A'}${fragment.slice(at + 1)}`;
      expect(await codeOf(access.openByLink(office, other, () => Promise.resolve(1)))).toBe('people.link-invalid');
    }
    for (const none of ['', '#', `#${office}.`, `${fragment}A`, fragment.slice(0, -1)]) {
      expect(await codeOf(access.openByLink(office, none, () => Promise.resolve(1)))).toBe('people.link-invalid');
    }
  });
});

describe("a resident's session", () => {
  it('is over after 20 idle minutes, after 8 hours, and when it is ended', async () => {
    const { office, byCode, code, enter, later, matter } = await officeWithMatter();
    const { token } = await byCode(code);
    for (let minutes = 0; minutes <= 475; minutes += 19) {
      later(minutes * MINUTE);
      await expect(enter(token)).resolves.toMatchObject({ level: 'full' });
    }
    later(490 * MINUTE);
    expect(await codeOf(enter(token))).toBe('people.session-ended');

    const second = (await byCode(code)).token;
    later(511 * MINUTE);
    expect(await codeOf(enter(second))).toBe('people.session-ended');

    const third = (await byCode(code)).token;
    await db.tx.quick(office, (tx) => sessions.end(tx, third));
    expect(await codeOf(enter(third))).toBe('people.session-ended');

    const fourth = (await byCode(code)).token;
    await db.tx.quick(office, (tx) => sessions.endOfMatter(tx, matter.matter));
    expect(await codeOf(enter(fourth))).toBe('people.session-ended');
  });

  it('ends when the person is forgotten', async () => {
    const { office, byCode, code, enter, matter } = await officeWithMatter();
    const { token } = await byCode(code);
    const by = { actor: systemActor('spec.erasure'), from: 'spec', basis: '개인정보 보호법 §36' };
    await db.tx.quick(office, (tx) => vault.forget(tx, matter.person, by));
    expect(await codeOf(enter(token))).toBe('people.session-ended');
  });

  it('is worth nothing in another office, and a made-up one nowhere', async () => {
    const { byCode, code, enter } = await officeWithMatter();
    const other = await officeWithMatter();
    const { token } = await byCode(code);
    expect(await codeOf(other.enter(token))).toBe('people.session-ended');
    expect(await codeOf(enter('made-up'))).toBe('people.session-ended');
  });

  it('is swept away with its mail codes when it is over', async () => {
    const { office, receiptNo, byReceipt, later } = await officeWithMatter();
    await mail.askByReceipt(office, { receiptNo }, byReceipt);
    const rows = () =>
      db.admin.query<{ n: string }[]>(
        `select count(*) as n from (select office_id from resident_session union all select office_id from mail_code
           union all select office_id from access_try) t where office_id = $1`,
        [office],
      );
    await access.sweep(office);
    expect(await rows()).toEqual([{ n: '3' }]);
    later(3 * DAY);
    await access.sweep(office);
    expect(await rows()).toEqual([{ n: '0' }]);
  });
});

describe('a mail code', () => {
  async function byLink() {
    const world = await officeWithMatter();
    const { office, matter, byMatter } = world;
    const link = access.linkOf(office, matter, clock.now(office));
    const { token } = await access.openByLink(office, link.slice(3), byMatter);
    const letter = await mail.ask(office, token);
    return { ...world, token, letter, digits: mail.digitsOf(office, letter.code) };
  }

  it('raises the browser that asked to everything, under a new token', async () => {
    const { office, token, digits, letter, matter, enter } = await byLink();
    expect(letter).toMatchObject({ matter: matter.matter, person: matter.person });
    expect(digits).toMatch(/^\d{6}$/);
    const raised = await mail.confirm(office, token, ` ${digits.slice(0, 3)} ${digits.slice(3)} `);
    expect(raised).toMatchObject({ level: 'full', matter: matter.matter });
    expect(await enter(raised.token)).toMatchObject({ level: 'full' });
    expect(await codeOf(enter(token))).toBe('people.session-ended');
  });

  it('serves no other browser', async () => {
    const { office, digits, matter, byMatter } = await byLink();
    const link = access.linkOf(office, matter, clock.now(office));
    const { token } = await access.openByLink(office, link.slice(3), byMatter);
    expect(await codeOf(mail.confirm(office, token, digits))).toBe('people.mail-code-wrong-or-over');
  });

  it('serves once, also when typed ten times at once', async () => {
    const { office, token, digits } = await byLink();
    const all = await Promise.allSettled(Array.from({ length: 10 }, () => mail.confirm(office, token, digits)));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is over after five wrong tries, after ten minutes, and when a newer one was asked for', async () => {
    const first = await byLink();
    const wrong = first.digits === '000000' ? '000001' : '000000';
    for (let n = 0; n < 5; n += 1) {
      expect(await codeOf(mail.confirm(first.office, first.token, wrong))).toBe('people.mail-code-wrong-or-over');
    }
    expect(await codeOf(mail.confirm(first.office, first.token, first.digits))).toBe('people.mail-code-wrong-or-over');

    const second = await byLink();
    second.later(10 * MINUTE + 1000);
    expect(await codeOf(mail.confirm(second.office, second.token, second.digits))).toBe(
      'people.mail-code-wrong-or-over',
    );

    const third = await byLink();
    third.later(1000);
    const newer = await mail.ask(third.office, third.token);
    const digits = mail.digitsOf(third.office, newer.code);
    await expect(mail.confirm(third.office, third.token, digits)).resolves.toMatchObject({ level: 'full' });
  });

  it('is asked for at most ten times a day, by receipt number and by link apart', async () => {
    const { office, token, receiptNo, byReceipt } = await byLink();
    for (let n = 0; n < 10; n += 1) await mail.askByReceipt(office, { receiptNo }, byReceipt);
    expect(await codeOf(mail.askByReceipt(office, { receiptNo }, byReceipt))).toBe('people.too-many-mail-codes');
    for (let n = 0; n < 9; n += 1) await mail.ask(office, token);
    expect(await codeOf(mail.ask(office, token))).toBe('people.too-many-mail-codes');
  });

  it('looks alike for a receipt number that nobody has, and opens nothing', async () => {
    const { office, byReceipt } = await officeWithMatter();
    const asked = await mail.askByReceipt(office, { receiptNo: '2026-직소-999999' }, byReceipt);
    expect(asked).toEqual({ token: expect.stringMatching(/^[\w-]{43}$/) });
    const [row] = await db.admin.query<{ id: string }[]>('select id from mail_code where office_id = $1', [office]);
    const digits = mail.digitsOf(office, row?.id ?? '');
    expect(await codeOf(mail.confirm(office, asked.token, digits))).toBe('people.mail-code-wrong-or-over');
    expect(await codeOf(db.tx.quick(office, (tx) => sessions.enter(tx, asked.token)))).toBe('people.session-ended');
  });
});

describe('the tables', () => {
  it('hold no code, digits, token, receipt number or address of a browser', async () => {
    const { office, code, byCode, receiptNo, byReceipt, matter } = await officeWithMatter();
    await broken(byCode(wrongCode(code)));
    const { token } = await byCode(code);
    const waiting = await mail.askByReceipt(office, { receiptNo }, byReceipt);
    const link = access.linkOf(office, matter, clock.now(office));
    const secrets = [code, code.replace('-', ''), token, waiting.token, receiptNo, HERE, link.slice(-24), 'kim@demo'];
    for (const table of ['person', 'person_key', 'access_log', 'access_try', 'resident_session', 'mail_code']) {
      const rows = await db.admin.query<{ text: string }[]>(
        `select t::text as text from ${table} t where office_id = $1`,
        [office],
      );
      const text = rows.map((row) => row.text).join('\n');
      for (const secret of secrets) {
        expect(text).not.toContain(secret);
        expect(text).not.toContain(Buffer.from(secret).toString('hex'));
      }
    }
  });

  it('are empty outside their office', async () => {
    const { byCode, code } = await officeWithMatter();
    await byCode(code);
    for (const table of ['person', 'person_key', 'access_log', 'access_try', 'resident_session', 'mail_code']) {
      const rows = await db.tx.quick('elsewhere', (tx) =>
        tx.rows({ name: `spec.all-${table}`, text: `select * from ${table}` }),
      );
      expect(rows).toEqual([]);
    }
  });
});
