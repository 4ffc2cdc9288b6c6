import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Clock, factKind, systemActor } from '#foundation';
import { FactLog } from '#ledger';
import { bareMatter, bareOffice } from '../../test/support/bare-matter.js';
import { type TestDatabase, testDatabase } from '../../test/support/database.js';
import { LetterDesk } from '../../test/support/letter-desk.js';
import { MailPeer } from '../../test/support/mail-peer.js';
import { LetterBook } from './letter-book.js';
import { LetterSender, SendingSettings } from './letter-sender.js';
import { Letters, type LetterState } from './letters.js';
import { MailLedger } from './mail-ledger.js';
import { MailPage, NobodyToAsk, type Reconciler } from './reconciler.js';
import type { MailServer } from './smtp.js';

const OFFICE = 'example';
const RESIDENT = { kind: 'resident' as const, id: 'person-1' };
const NOON = new Date('2026-11-21T12:00:00+09:00');
const Happened = factKind<Record<string, never>>('test.happened.v1');
const ADDRESS = 'yesi.kim@example.org';

/** The machine's clock with its hands set: this office's noon, and a monotonic hand that can be pushed on. */
class SetClock extends Clock {
  day = NOON;
  ahead = 0;
  override now(): Date {
    return this.day;
  }
  override monotonic(): number {
    return super.monotonic() + this.ahead;
  }
}

class Settings extends SendingSettings {
  override readonly lease = { seconds: 1, settle: 0 };
  override readonly margin = 0.2;
  override readonly patience = { connect: 300, greeting: 300, socket: 500 };
  override readonly pause: number = 0.2;
  constructor(private readonly peer: MailPeer) {
    super();
  }
  server(): MailServer {
    return { host: '127.0.0.1', port: this.peer.port };
  }
}

class Slow extends Settings {
  override readonly pause = 600;
}

class Patient extends Settings {
  override readonly patience = { connect: 300, greeting: 300, socket: 5_000 };
}

let db: TestDatabase;
let peer: MailPeer;
let clock: SetClock;
let desk: LetterDesk;
let letters: Letters;
let matter: string;
const facts = new FactLog();
const book = LetterBook.load(join(import.meta.dirname, '../../config/letters'));

beforeAll(async () => {
  db = await testDatabase();
  await bareOffice(db, OFFICE);
  await bareOffice(db, 'other');
});
afterAll(() => db.drop());
beforeEach(async () => {
  peer = await MailPeer.open();
  clock = new SetClock();
  desk = new LetterDesk();
  letters = new Letters(book, db.tx, facts, clock);
  await db.admin.query('delete from letter');
  matter = await bareMatter(db, OFFICE);
});
afterEach(() => peer.close());

function worker(
  reconciler: Reconciler = new NobodyToAsk(),
  its: Clock = clock,
  settings: Settings = new Settings(peer),
): LetterSender {
  return new LetterSender(db.tx, new MailLedger(db.tx, facts, its), book, desk, reconciler, settings, its);
}

/** Lets something happen to the matter and writes a letter about it. */
async function write(
  code: string,
  recipient: { kind: 'resident' | 'staff'; id: string } = RESIDENT,
  about = matter,
): Promise<string> {
  await db.tx.run(OFFICE, async (tx) => {
    const { seq } = await facts.appendNext(tx, {
      matter: about,
      kind: Happened,
      body: {},
      actor: 'system:test',
      at: NOON,
    });
    await letters.write(tx, { matter: about, seq, code, recipients: [recipient] });
  });
  return (await all()).at(-1)?.id ?? '';
}
const all = (about = matter): Promise<LetterState[]> => db.tx.run(OFFICE, (tx) => letters.ofMatter(tx, about));
const one = async (): Promise<LetterState> => (await all())[0] as LetterState;
const told = async (): Promise<unknown[]> =>
  (await db.tx.run(OFFICE, (tx) => facts.of(tx, matter)))
    .filter(({ name }) => name.startsWith('letters.'))
    .map(({ name, body }) => ({ name, ...body }));
const due = (late = '0'): Promise<{ id: string }[]> =>
  db.source.query(`select id from letters_due(20, '0', $2::interval) where office_id = $1`, [OFFICE, late]);

/** What a worker does until nothing is due any more, at most for so many milliseconds. */
async function work(sender: LetterSender, milliseconds = 4_000): Promise<void> {
  for (const end = performance.now() + milliseconds; performance.now() < end; await pause(50)) {
    for (const { id } of await due()) await sender.deliver(OFFICE, id);
    const [{ open } = { open: 0 }] = await db.admin.query(
      `select count(*)::int as open from letter where state in ('pending', 'sending')`,
    );
    if (open === 0) return;
  }
}

describe('a letter', () => {
  it('goes out once, is marked and told as a fact, and leaves no address or word behind', async () => {
    const id = await write('R8');
    await work(worker());
    expect(peer.taken).toHaveLength(1);
    const [{ from, to, mail }] = peer.taken as [MailPeer['taken'][number]];
    expect([from, to]).toEqual(['minwon@example.go.kr', [ADDRESS]]);
    expect(mail.subject).toBe('[예시구] 답변드립니다 – 어두운 골목 가로등');
    expect(mail.text).toContain('1. 결론: 고쳤습니다.');
    expect(mail.html).toContain('1. 결론: 고쳤습니다.');
    expect(mail.messageId).toBe(`<${id}.R8@example.go.kr>`);
    const headers = Object.fromEntries(mail.headers.map(({ key, value }) => [key, value]));
    expect(headers).toMatchObject({
      'auto-submitted': 'auto-generated',
      'x-auto-response-suppress': 'All',
    });
    // A notice of the law: nobody can unsubscribe from it, and no server may take it for bulk.
    for (const absent of ['list-unsubscribe', 'precedence', 'references', 'reply-to'])
      expect(headers).not.toHaveProperty(absent);
    expect(await one()).toMatchObject({ state: 'sent', reason: null, attempt: 1 });
    expect(await told()).toEqual([
      {
        name: 'letters.sent.v1',
        letter: id,
        template: 'R8',
        version: '2022-07-12',
        recipientKind: 'resident',
        reconciled: 'reply',
      },
    ]);
    const kept = JSON.stringify(await db.admin.query('select * from letter'));
    for (const word of [ADDRESS, '김예시', '가로등', '02-000']) expect(kept).not.toContain(word);
  });

  it('stands under the first one about its matter, is answered to the matter and refused with one press', async () => {
    const [first, later] = [await write('R2'), await write('R15')];
    const replyTo = `reply+${'a2'.repeat(21)}@example.go.kr`;
    desk.ways = {
      replyTo,
      unsubscribe: 'https://example.go.kr/naju/news/R14/abc',
      firstLetter: { id: first, template: 'R2' },
    };
    await worker().deliver(OFFICE, first);
    await worker().deliver(OFFICE, later);
    const [one, two] = peer.taken.map(({ mail }) =>
      Object.fromEntries(mail.headers.map(({ key, value }) => [key, value])),
    );
    expect(one).not.toHaveProperty('in-reply-to');
    expect(two).toMatchObject({
      references: `<${first}.R2@example.go.kr>`,
      'in-reply-to': `<${first}.R2@example.go.kr>`,
      precedence: 'bulk',
      'list-unsubscribe': '<https://example.go.kr/naju/news/R14/abc>',
      'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
    });
    expect(two?.['reply-to']).toContain(replyTo);
    expect(peer.taken.map(({ from }) => from)).toEqual([replyTo, replyTo]);
  });

  it('is written once per fact, wording and person', async () => {
    await db.tx.run(OFFICE, async (tx) => {
      const { seq } = await facts.appendNext(tx, { matter, kind: Happened, body: {}, actor: 'system:test', at: NOON });
      const order = { matter, seq, code: 'R2', recipients: [RESIDENT, RESIDENT] };
      await letters.write(tx, order);
      await letters.write(tx, order);
    });
    expect(await all()).toHaveLength(1);
  });

  it('of a digest is one a day for one officer, however many matters cause it', async () => {
    const officer = { kind: 'staff' as const, id: 'staff-1' };
    const second = await bareMatter(db, OFFICE);
    await write('N2', officer);
    await write('N2', officer, second);
    await write('N2', { kind: 'staff', id: 'staff-2' }, second);
    expect([(await all()).length, (await all(second)).length]).toEqual([1, 1]);
    clock.day = new Date(NOON.getTime() + 86_400_000);
    await write('N2', officer, second);
    expect(await all(second)).toHaveLength(2);
  });

  it('that the clock alone causes is written to one person about one matter five times a day, and a notice of the law always', async () => {
    const happened = async () => {
      const { seq } = await db.tx.run(OFFICE, (tx) =>
        facts.appendNext(tx, { matter, kind: Happened, body: {}, actor: 'system:test', at: clock.now() }),
      );
      return seq;
    };
    const order = async (code: string) => ({
      matter,
      seq: await happened(),
      code,
      recipients: [RESIDENT],
      automatic: true,
    });
    for (let i = 0; i < 7; i++) {
      const [news, notice] = [await order('R2'), await order('R8')];
      await db.tx.run(OFFICE, (tx) => letters.write(tx, news, notice));
    }
    const codes = (await all()).map(({ template }) => template);
    expect(codes.filter((code) => code === 'R8')).toHaveLength(7);
    expect(codes.filter((code) => code === 'R2')).toHaveLength(3);
  });

  it('waits for an earlier one about its matter to the same person, and for no other', async () => {
    peer.mischief.refuse = 451;
    const slow = worker(new NobodyToAsk(), clock, new Slow(peer));
    const other = await bareMatter(db, OFFICE);
    const first = await write('R2');
    await slow.deliver(OFFICE, first);
    delete peer.mischief.refuse;
    const second = await write('R15');
    const toOfficer = await write('N1', { kind: 'staff', id: 'staff-1' });
    await write('R2', RESIDENT, other);
    const [ofOther] = await all(other);
    expect((await due()).map(({ id }) => id).sort()).toEqual([toOfficer, ofOther?.id].sort());
    await slow.deliver(OFFICE, second);
    expect((await all()).map(({ state }) => state)).toEqual(['pending', 'pending', 'pending']);
    await db.admin.query(`update letter set written_at = written_at - interval '2 hours' where id = $1`, [first]);
    expect((await due()).map(({ id }) => id)).toContain(second);
  });

  it('whose sender is gone is due to whoever asks, however long a new one may wait for the queue', async () => {
    const [taken] = [await write('R8'), await write('R8', RESIDENT, await bareMatter(db, OFFICE))];
    await new MailLedger(db.tx, facts, clock).claim(OFFICE, taken, { seconds: 0, settle: 0 });
    expect((await due('1 hour')).map(({ id }) => id)).toEqual([taken]);
  });

  it('stays behind its office wall', async () => {
    const id = await write('R2');
    await worker().deliver('other', id);
    expect(peer.calls).toBe(0);
    expect(await db.source.query('select * from letter')).toEqual([]);
  });
});

describe('a letter waits for a person', () => {
  it('when it cannot say who answers (영 §31), and goes out once it can', async () => {
    desk.view = { officer: '' };
    await write('R4');
    await work(worker());
    expect(await one()).toMatchObject({ state: 'held', reason: 'letters.officer-missing' });
    expect(await told()).toMatchObject([{ name: 'letters.held.v1', reason: 'letters.officer-missing' }]);
    expect(peer.calls).toBe(0);
    desk.view = { newDue: '2026. 11. 19.(목)', oldDue: '2026. 11. 10.(화)', reason: '현장 확인' };
    expect(await db.tx.run(OFFICE, (tx) => letters.releaseOf(tx, [matter], ['letters.officer-missing']))).toBe(1);
    await work(worker());
    expect(await one()).toMatchObject({ state: 'sent' });
  });

  it.each([
    [undefined, 'letters.no-address'],
    ['r@example.org\r\nBcc: other@example.net', 'letters.address-malformed'],
    ['a@example.org, b@example.org', 'letters.address-malformed'],
  ])('when its address is %j', async (address, reason) => {
    desk.address = address;
    await write('R2');
    await work(worker());
    expect(await one()).toMatchObject({ state: 'held', reason });
    expect(peer.calls).toBe(0);
  });

  it('and only such a letter can be released', async () => {
    const id = await write('R2');
    await expect(db.tx.run(OFFICE, (tx) => letters.release(tx, id))).rejects.toThrow('letters.not-waiting');
  });
});

describe('sending hours', () => {
  it('keep news until eight in the morning by the office clock, and no legal notice', async () => {
    clock.day = new Date('2026-11-21T23:00:00+09:00');
    await write('R2');
    await write('R8', { kind: 'resident', id: 'person-2' });
    for (const { id } of await all()) await worker().deliver(OFFICE, id);
    expect((await all()).map(({ template, state }) => [template, state])).toEqual([
      ['R2', 'pending'],
      ['R8', 'sent'],
    ]);
    const [row] = await db.admin.query(`select not_before from letter where template = 'R2'`);
    expect(row.not_before).toEqual(new Date('2026-11-22T08:00:00+09:00'));
  });
});

describe('a mail server that', () => {
  it('says 451 gets the letter again later', async () => {
    peer.mischief.refuse = 451;
    const id = await write('R8');
    await worker().deliver(OFFICE, id);
    expect(await one()).toMatchObject({ state: 'pending', reason: 'letters.reply-451' });
    expect(await due()).toEqual([]);
    delete peer.mischief.refuse;
    await work(worker());
    expect(await one()).toMatchObject({ state: 'sent', attempt: 2 });
    expect(peer.taken).toHaveLength(1);
  });

  it('says 550 ends it, and a person is told', async () => {
    peer.mischief.refuse = 550;
    const id = await write('R8');
    await work(worker());
    expect(await one()).toMatchObject({ state: 'failed', reason: 'letters.reply-550', attempt: 1 });
    expect(await told()).toMatchObject([{ name: 'letters.failed.v1', letter: id, reply: 550 }]);
    expect(await db.tx.run(OFFICE, (tx) => letters.trouble(tx))).toMatchObject([{ id }]);
    expect(await db.tx.run(OFFICE, (tx) => letters.trouble(tx, id))).toEqual([]);
  });

  it('is not there, or never greets, costs little time and nothing else', async () => {
    peer.mischief.mute = true;
    const id = await write('R8');
    const begun = performance.now();
    await worker().deliver(OFFICE, id);
    expect(performance.now() - begun).toBeLessThan(1_500);
    expect(await one()).toMatchObject({ state: 'pending', reason: 'letters.server-trouble' });
    peer.mischief.mute = false;
    await work(worker());
    expect(peer.taken).toHaveLength(1);
  });

  it('is in trouble is left alone after five letters', async () => {
    peer.mischief.mute = true;
    const sender = worker();
    for (let i = 0; i < 7; i++)
      await sender.deliver(OFFICE, await write('R2', { kind: 'resident', id: `person-${i}` }));
    expect(peer.calls).toBe(5);
    clock.ahead += 31_000;
    await sender.deliver(OFFICE, (await all()).at(-1)?.id ?? '');
    expect(peer.calls).toBe(6);
  });

  it('is well again when it takes one letter: the others need not wait out their pauses', async () => {
    peer.mischief.mute = true;
    const sender = worker(new NobodyToAsk(), clock, new Slow(peer));
    const to = (id: string) => write('R8', { kind: 'resident', id });
    const waiting = [await to('person-1'), await to('person-2')];
    for (const id of waiting) await sender.deliver(OFFICE, id);
    peer.mischief.refuse = 451;
    peer.mischief.mute = false;
    await sender.deliver(OFFICE, await to('person-3'));
    delete peer.mischief.refuse;
    expect(await due()).toEqual([]);
    await sender.deliver(OFFICE, await to('person-4'));
    expect((await due()).map(({ id }) => id).sort()).toEqual(waiting.sort());
  });

  it('answers after we stopped listening has the letter all the same: asked, it is not sent twice', async () => {
    peer.mischief.slow = 700;
    await write('R8');
    await work(worker(new MailPage(peer.page)));
    expect(peer.taken).toHaveLength(1);
    expect(await told()).toMatchObject([{ name: 'letters.sent.v1', reconciled: 'server' }]);
  });
});

describe('when the reply is lost after the letter was taken', () => {
  const lose = async (code: string, reconciler: Reconciler): Promise<void> => {
    peer.mischief.loseReply = true;
    const id = await write(code);
    await worker(reconciler).deliver(OFFICE, id);
    expect(await one()).toMatchObject({ state: 'sending' });
    expect(await due()).toEqual([]);
    peer.mischief.loseReply = false;
    await work(worker(reconciler));
  };

  it('and the server can be asked, it is marked and not sent again', async () => {
    await lose('R8', new MailPage(peer.page));
    expect(peer.taken).toHaveLength(1);
    expect(await told()).toMatchObject([{ name: 'letters.sent.v1', reconciled: 'server' }]);
  });

  it('and nobody can be asked, news goes again under the same Message-ID', async () => {
    await lose('R2', new NobodyToAsk());
    expect(peer.taken).toHaveLength(2);
    expect(new Set(peer.taken.map(({ mail }) => mail.messageId)).size).toBe(1);
    expect(await told()).toHaveLength(1);
  });

  it('every time, and nobody can be asked, even news waits for an officer after three tries', async () => {
    peer.mischief.loseReply = true;
    await write('R2');
    await work(worker(), 8_000);
    expect(peer.taken).toHaveLength(3);
    expect(await one()).toMatchObject({ state: 'held', reason: 'letters.outcome-unknown' });
  }, 15_000);

  it('and nobody can be asked, a legal notice waits for an officer, who may confirm it', async () => {
    await lose('R8', new NobodyToAsk());
    expect(peer.taken).toHaveLength(1);
    const { id, state, reason } = await one();
    expect([state, reason]).toEqual(['held', 'letters.outcome-unknown']);
    const officer = { ...systemActor('test'), kind: 'staff' as const, id: 'staff-1' };
    await db.tx.run(OFFICE, (tx) => letters.confirm(tx, id, officer));
    expect(await one()).toMatchObject({ state: 'sent' });
    expect((await told()).at(-1)).toMatchObject({ name: 'letters.sent.v1', reconciled: 'officer' });
  });
});

describe('a server that takes its time', () => {
  it('longer than a lease keeps nobody else waiting for the letter: its sender holds it', async () => {
    peer.mischief.slow = 1_600;
    const id = await write('R8');
    const sending = worker(new NobodyToAsk(), clock, new Patient(peer)).deliver(OFFICE, id);
    await pause(1_300);
    await worker().deliver(OFFICE, id);
    await sending;
    expect(peer.taken).toHaveLength(1);
    expect((await one()).state).toBe('sent');
  });
});

describe('two workers', () => {
  it('that reach for the same letters send each once', async () => {
    for (let i = 0; i < 10; i++) await write('R2');
    const ids = (await all()).map(({ id }) => id);
    const workers = [worker(), worker()];
    await Promise.all(workers.flatMap((sender) => ids.map((id) => sender.deliver(OFFICE, id))));
    // On a busy machine some may have come too late for their lease.
    await work(worker(), 5_000);
    expect(peer.taken).toHaveLength(10);
    expect((await all()).every(({ state }) => state === 'sent')).toBe(true);
    expect(await told()).toHaveLength(10);
  });

  it('of which one slept past its lease: the sleeper does not finish the message', async () => {
    const sleepy = new SetClock();
    const id = await write('R8');
    // Claimed, then stopped for two seconds while another takes over.
    desk.onContent = () => (sleepy.ahead = 2_000);
    await worker(new NobodyToAsk(), sleepy).deliver(OFFICE, id);
    expect(peer.calls).toBe(1);
    expect(peer.taken).toHaveLength(0);
    desk.onContent = () => undefined;
    await work(worker());
    expect(peer.taken).toHaveLength(1);
  });
});

it('tells the operator how many letters wait, are held and failed', async () => {
  peer.mischief.refuse = 550;
  await work(worker(), (await write('R2')) ? 500 : 0);
  await write('R2');
  expect(await letters.health()).toMatchObject([{ office: OFFICE, pending: 1, held: 0, failed: 1 }]);
});
