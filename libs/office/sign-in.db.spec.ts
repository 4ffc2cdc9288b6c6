import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Clock } from '#foundation';
import { OpenOffice } from './actions/open-office.js';
import { Passwords } from './actions/passwords.js';
import { PersonalTokens } from './actions/personal-tokens.js';
import { Sessions } from './actions/sessions.js';
import { SignIn } from './actions/sign-in.js';
import { StaffPasswords } from './actions/staff-passwords.js';
import type { Profile } from './rules/profile.js';
import { loadProfiles } from './storage/load-profiles.js';
import { testDatabase, type TestDatabase } from '../../test/support/database.js';

class MovedClock extends Clock {
  ahead = 0;
  override now(office?: string): Date {
    return new Date(super.now(office).getTime() + this.ahead);
  }
}
const MINUTE = 60_000;
const PASSWORD = 'correct horse battery';

let db: TestDatabase;
let saha: Profile;
const clock = new MovedClock();
const passwords = new Passwords();
let signIn: SignIn;
let sessions: Sessions;
let tokens: PersonalTokens;
let staffPasswords: StaffPasswords;

beforeAll(async () => {
  db = await testDatabase();
  const profiles = await loadProfiles('config/offices');
  saha = profiles.get('saha') as Profile;
  for (const code of ['saha', 'naju']) await new OpenOffice(db.tx).open(profiles.get(code) as Profile);
  signIn = new SignIn(db.tx, clock, passwords);
  sessions = new Sessions(db.tx, clock);
  tokens = new PersonalTokens(db.tx, clock);
  staffPasswords = new StaffPasswords(db.tx, clock, passwords);
  await staffPasswords.set('saha', 'road-1', PASSWORD);
}, 60_000);
afterAll(() => db.drop());
beforeEach(async () => {
  clock.ahead = 0;
  await db.admin.query('delete from sign_in_attempt');
});

const enter = (password = PASSWORD, account = 'road-1', address = '203.0.113.7'): Promise<string> =>
  signIn.signIn('saha', account, password, address);

describe('signing in', () => {
  it('opens a session that acts with the roles and department of the person', async () => {
    const cookie = await enter();
    expect(await sessions.of(cookie)).toMatchObject({
      office: 'saha',
      actor: { kind: 'staff', roles: ['officer'], department: 'road' },
    });
    const [row] = await db.admin.query<{ digest: Buffer }[]>('select digest from staff_session');
    expect(cookie).not.toContain(row?.digest.toString('base64url'));
  });

  it('refuses a wrong password, an unknown account and another office alike', async () => {
    const failed = { code: 'office.sign-in-failed', details: {} };
    await expect(enter('wrong')).rejects.toMatchObject(failed);
    await expect(enter(PASSWORD, 'nobody')).rejects.toMatchObject(failed);
    await expect(enter(PASSWORD, 'road-2')).rejects.toMatchObject(failed);
    await expect(signIn.signIn('naju', 'road-1', PASSWORD, '203.0.113.7')).rejects.toMatchObject(failed);
  });

  it('costs as much for an unknown account as for a wrong password', async () => {
    const kept = await passwords.hash(PASSWORD);
    await passwords.holds(undefined, 'first use makes the hash of nobody');
    const spent = { known: 0, unknown: 0 };
    for (let round = 0; round < 5; round += 1) {
      for (const who of ['known', 'unknown'] as const) {
        const before = process.cpuUsage();
        expect(await passwords.holds(who === 'known' ? kept : undefined, 'wrong')).toBe(false);
        spent[who] += process.cpuUsage(before).user;
      }
    }
    expect(spent.unknown).toBeGreaterThan(spent.known / 3);
    expect(spent.unknown).toBeLessThan(spent.known * 3);
  });

  it('locks an account after five failures, the right password included, and opens it a quarter of an hour later', async () => {
    for (let failure = 0; failure < 5; failure += 1)
      await expect(enter('wrong')).rejects.toMatchObject({ code: 'office.sign-in-failed' });
    clock.ahead = 5 * MINUTE;
    const locked = await enter().catch((error: unknown) => error);
    expect(locked).toMatchObject({ code: 'office.sign-in-locked' });
    expect((locked as { details: { retryAfter: number } }).details.retryAfter).toBeGreaterThan(9 * 60);
    expect((locked as { details: { retryAfter: number } }).details.retryAfter).toBeLessThanOrEqual(10 * 60);
    clock.ahead = 16 * MINUTE;
    expect(await enter()).toMatch(/^saha\./);
  });

  it('lets no more guesses through when they come all at once', async () => {
    const guesses = await Promise.allSettled(Array.from({ length: 20 }, (_, guess) => enter(`guess ${String(guess)}`)));
    const codes = guesses.map((guess) =>
      guess.status === 'rejected' ? (guess.reason as { code: string }).code : 'in',
    );
    expect(codes.filter((code) => code === 'office.sign-in-failed')).toHaveLength(5);
    expect(codes.filter((code) => code === 'office.sign-in-locked')).toHaveLength(15);
  });

  it('locks an address prefix that tries many accounts, and no other prefix', async () => {
    await db.admin.query(
      `insert into sign_in_attempt select 'saha', digest('prefix 203.0.113.0/24', 'sha256'), 100, clock_timestamp()`,
    );
    await expect(enter(PASSWORD, 'road-1', '203.0.113.200')).rejects.toMatchObject({ code: 'office.sign-in-locked' });
    expect(await enter(PASSWORD, 'road-1', '198.51.100.1')).toMatch(/^saha\./);
  });

  it('forgets failures after a success', async () => {
    for (let round = 0; round < 3; round += 1) {
      for (let failure = 0; failure < 4; failure += 1) await expect(enter('wrong')).rejects.toThrow();
      expect(await enter()).toMatch(/^saha\./);
    }
  });

  it('hashes two at a time and refuses what would wait too long', async () => {
    const one = new Passwords();
    const kept = await one.hash('x');
    const all = await Promise.allSettled(Array.from({ length: 70 }, () => one.holds(kept, 'x')));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(66);
    expect(all.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'office.sign-in-busy' } });
  });
});

describe('a session', () => {
  it('ends after half an hour without use, and stays while it is used', async () => {
    const [used, idle] = [await enter(), await enter()];
    for (clock.ahead = 20 * MINUTE; clock.ahead < 120 * MINUTE; clock.ahead += 20 * MINUTE) {
      expect(await sessions.of(used)).toBeDefined();
    }
    expect(await sessions.of(idle)).toBeUndefined();
  });

  it('ends after twelve hours however much it is used', async () => {
    const cookie = await enter();
    for (clock.ahead = 0; clock.ahead < 719 * MINUTE; clock.ahead += 25 * MINUTE)
      expect(await sessions.of(cookie)).toBeDefined();
    clock.ahead = 721 * MINUTE;
    expect(await sessions.of(cookie)).toBeUndefined();
  });

  it('ends with signing out, with a new password, and with leaving', async () => {
    const out = await enter();
    await sessions.end(out);
    expect(await sessions.of(out)).toBeUndefined();

    const old = await enter();
    await staffPasswords.set('saha', 'road-1', PASSWORD);
    expect(await sessions.of(old)).toBeUndefined();

    const left = await enter();
    const { 'road-1': gone, ...staff } = saha.staff;
    expect(gone).toBeDefined();
    await new OpenOffice(db.tx).open({ ...saha, staff });
    expect(await sessions.of(left)).toBeUndefined();
    await expect(enter()).rejects.toMatchObject({ code: 'office.sign-in-failed' });
    await new OpenOffice(db.tx).open(saha);
    expect(await sessions.of(left)).toBeUndefined();
  });

  it('loses a role with the next request', async () => {
    const cookie = await enter();
    const staff = { ...saha.staff, 'road-1': { ...saha.staff['road-1'], roles: ['auditor'] } } as Profile['staff'];
    await new OpenOffice(db.tx).open({ ...saha, staff });
    expect((await sessions.of(cookie))?.actor.roles).toEqual(['auditor']);
    await new OpenOffice(db.tx).open(saha);
  });

  it('of one office is none of another', async () => {
    const cookie = await enter();
    expect(await sessions.of(cookie.replace('saha.', 'naju.'))).toBeUndefined();
    expect(await sessions.of('saha.')).toBeUndefined();
    expect(await sessions.of(`saha.${'A'.repeat(43)}`)).toBeUndefined();
  });
});

describe('a personal token', () => {
  it('acts for its maker until it expires or is revoked', async () => {
    const token = await tokens.make('saha', 'road-1', { name: '통계 연계', scopes: ['matters:read'], days: 30 });
    expect(await tokens.of(token)).toMatchObject({
      office: 'saha',
      actor: { kind: 'staff', department: 'road' },
      scopes: ['matters:read'],
    });
    clock.ahead = 31 * 24 * 60 * MINUTE;
    expect(await tokens.of(token)).toBeUndefined();
    clock.ahead = 0;
    await tokens.revoke(token);
    expect(await tokens.of(token)).toBeUndefined();
  });

  it('is refused for nobody and for ever', async () => {
    const token = { name: 'x', scopes: [], days: 30 };
    await expect(tokens.make('saha', 'nobody', token)).rejects.toMatchObject({ code: 'office.unknown-account' });
    await expect(tokens.make('saha', 'road-1', { ...token, days: 4000 })).rejects.toMatchObject({
      code: 'office.token-lifetime',
    });
  });
});

describe('accounts of a sample office', () => {
  it('get a password once, in a file only its owner reads', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tongtong-'));
    const given = await staffPasswords.giveSamples('saha', folder);
    expect(given).toBe(Object.keys(saha.staff).length - 1);
    expect(await staffPasswords.giveSamples('saha', folder)).toBe(0);
    const file = join(folder, 'sample-accounts.json');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const accounts = JSON.parse(await readFile(file, 'utf8')) as {
      office: string;
      account: string;
      password: string;
    }[];
    expect(accounts).toHaveLength(given);
    expect(accounts.some(({ account }) => account === 'road-1')).toBe(false);
    const head = accounts.find(({ account }) => account === 'road-head');
    expect(head).toMatchObject({ office: 'saha', work: '건설과 민원책임관(부서장)' });
    expect(await sessions.of(await enter(head?.password, 'road-head'))).toMatchObject({
      actor: { roles: ['head'] },
    });
    await rm(folder, { recursive: true });
  }, 20_000);

  it('a password is twelve characters or more', async () => {
    await expect(staffPasswords.set('saha', 'road-1', '열한글자인비밀번호다요')).rejects.toMatchObject({
      code: 'office.password-length',
    });
  });
});
