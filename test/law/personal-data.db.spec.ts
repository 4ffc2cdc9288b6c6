import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Files } from '#files';
import type { Actor } from '#foundation';
import { Verifier } from '#ledger';
import type { LetterRow } from '#letters';
import { Mailroom } from '#mailroom';
import { MatterPages } from '#matters';
import { PermissionLog, OpenOffice, loadProfiles, type Profile, Sessions, SignIn, StaffPasswords } from '#office';
import { AccessLog, readContact, ReplyAddresses, StrongBox, Vault } from '#people';
import {
  AccessBoard,
  AccessProof,
  AccessReviews,
  boundsOf,
  BreachLetterContents,
  CorrectContact,
  DecideDisposal,
  DisposalList,
  EraseResident,
  MarkDisposal,
  MatterExports,
  MatterExportWork,
  ReviewAccess,
  SealAccessLog,
} from '#privacy';
import { readXlsx, sheetXml } from '../support/documents/read-xlsx.js';
import { CANARY, CONTACT, PrivacyDesk } from '../support/privacy-desk.js';

/** 개인정보 보호법 (개), its 시행령 (개영), 안전성 확보조치 기준 (고시), 공공기록물법 (기) on a real database. */

let desk: PrivacyDesk;
beforeAll(async () => {
  desk = await PrivacyDesk.open();
}, 60_000);
afterAll(() => desk.close());

const OFFICE = 'naju';
const FROM = '10.0.0.7';
const rows = <Row>(text: string, values: unknown[] = []): Promise<Row[]> => desk.db.admin.query<Row[]>(text, values);
const asApp = (text: string, values: unknown[] = []): Promise<unknown> =>
  desk.db.tx.run(OFFICE, (tx) => tx.manager.query<unknown>(text, values));
const broken = (code: string) => expect.objectContaining({ code });
/** As an administrator who switches the guards off. */
const tampered = (text: string, values: unknown[]): Promise<unknown> =>
  desk.db.admin.transaction(async (manager) => {
    await manager.query('alter table access_log disable trigger user');
    await manager.query(text, values);
    await manager.query('alter table access_log enable trigger user');
  });
const opens = async (account: string, { matter, person }: { matter: string; person: string }, reason: string) => {
  const looking = { actor: await desk.staff(account), from: FROM, purpose: 'phone-call', reason };
  const about = { matter, department: 'road' };
  return desk.within((tx) => desk.get(Vault).open(tx, person, { ...looking, about }));
};

describe('민원 처리에 관한 법률 §7', () => {
  it('D-1 name, telephone and address of a resident stand nowhere in clear: no fact, queue, letter, log or list', async () => {
    await desk.at('2026-03-02T10:00');
    const about = await desk.received();
    await desk.product.deliver();
    await opens('road-1', about, '회신 전화');
    const leaks = [...(await desk.everythingWritten())].filter(([, written]) =>
      Object.values(CANARY).some((word) => written.includes(word) || written.includes(word.replaceAll('-', ''))),
    );
    expect(leaks.map(([table]) => table)).toEqual([]);
    const page = await desk.get(MatterPages).of(OFFICE, about.matter, await desk.staff('road-head'));
    const shown = { ...page, office: null, procedure: null, steps: null };
    for (const word of Object.values(CANARY)) expect(JSON.stringify(shown)).not.toContain(word);
  });
});

describe('개 §18', () => {
  it('D-2 a purpose is taken by whom it is for, and each file keeps its purpose, its reason and who had it', async () => {
    const question = { procedure: 'complaint', from: '2026-03-01', to: '2026-03-02', department: null };
    const exports = desk.get(MatterExports);
    const asked = { purpose: 'audit-sample', why: '감사 표본 추출', question };
    await expect(exports.request(OFFICE, asked, await desk.staff('road-1'), FROM)).rejects.toEqual(
      broken('privacy.purpose-not-yours'),
    );
    const auditor = await desk.staff('auditor-1');
    const made = await exports.request(OFFICE, asked, auditor, FROM);
    expect(made).toMatchObject({ purpose: 'audit-sample', why: '감사 표본 추출', requestedBy: auditor.id });
  });
});

describe('고시 §2 3호, §8', () => {
  it('D-4 each access says who, when, from where, whose data, what, what for and why', async () => {
    await desk.at('2026-03-03T14:00');
    const about = await desk.received();
    await opens('road-1', about, '회신 전화');
    const [entry] = await desk.within((tx) => desk.get(AccessLog).lately(tx, about.person));
    const actor = await desk.staff('road-1');
    expect(entry).toMatchObject({
      actor: `staff:${actor.id}`,
      origin: FROM,
      person: about.person,
      act: 'open',
      purpose: 'phone-call',
      reason: '회신 전화',
      matter: about.matter,
    });
    expect(entry?.at.toISOString()).toMatch(/^2026-03-03T05:0/);
    await expect(opens('road-1', about, ' ')).rejects.toEqual(broken('people.reason-missing'));
  });

  it('L18 a row without the data subject, or of somebody who does not exist, is impossible', async () => {
    const insert = (person: string | null): Promise<unknown> =>
      asApp(
        `insert into access_log (office_id, id, at, actor_kind, actor, origin, person_id, act, purpose, reason)
         values ('naju', gen_random_uuid(), now(), 'staff', 's', '::1', $1, 'open', 'answer', '까닭')`,
        [person],
      );
    await expect(insert(null)).rejects.toThrow('not-null');
    await expect(insert('00000000-0000-4000-8000-000000000009')).rejects.toThrow('foreign key');
  });

  it('D-5 the log is never shortened: no role of the product may change or remove a row of it', async () => {
    for (const act of [`delete from access_log`, `update access_log set reason = 'x'`, 'truncate access_log']) {
      await expect(asApp(act)).rejects.toThrow(/permission denied/);
      await expect(rows(act)).rejects.toThrow('never changed or removed');
    }
  });

  it('D-6 a month is reviewed by a named person, with what is unusual and every download’s reason before them', async () => {
    await desk.at('2026-04-06T23:30');
    const about = await desk.received('misc');
    await opens('traffic-1', about, '민원인이 전화함');
    const { from, to } = boundsOf('2026-04');
    const read = (flag: 'night' | 'foreign' | 'many' | 'download') =>
      desk.within((tx) => desk.get(AccessBoard).read(tx, { from, to, flag, most: 50 }));
    expect((await read('foreign')).map(({ reason, flags }) => [reason, flags])).toEqual([
      ['민원인이 전화함', ['night', 'foreign']],
    ]);
    expect(await read('many')).toEqual([]);
    await desk.at('2026-04-07T11:00');
    for (let nth = 0; nth < 20; nth++) await opens('road-1', await desk.received('misc'), '일제 확인');
    expect((await read('many')).map(({ actor }) => actor)).toEqual([`staff:${(await desk.staff('road-1')).id}`]);

    const reviewing = desk.get(ReviewAccess);
    const review = { month: '2026-04', conclusion: 'found', note: '밤 접속 1건의 사유를 확인함' };
    const auditor = await desk.staff('auditor-1');
    await expect(reviewing.review(OFFICE, review, auditor)).rejects.toEqual(broken('privacy.month-not-over'));
    await expect(reviewing.review(OFFICE, review, await desk.staff('road-1'))).rejects.toEqual(
      broken('privacy.reviewer-only'),
    );
    await desk.at('2026-05-09T09:00');
    expect(await reviewing.remind(OFFICE)).toBeUndefined();
    await desk.at('2026-05-10T09:00');
    expect([await reviewing.remind(OFFICE), await reviewing.remind(OFFICE)]).toEqual(['2026-04', undefined]);
    await reviewing.review(OFFICE, review, auditor);
    const [kept] = await desk.within((tx) => desk.get(AccessReviews).ofMonth(tx, '2026-04'));
    expect(kept).toMatchObject({ reviewer: auditor.id, conclusion: 'found', entries: 21, note: review.note });
    expect(kept?.flagged).toBeGreaterThanOrEqual(2);
    const told = await rows<{ actor: string; body: object }>(
      `select actor, body from fact where name = 'privacy.access-reviewed.v1'`,
    );
    expect(told).toEqual([{ actor: `staff:${auditor.id}`, body: expect.objectContaining({ month: '2026-04' }) }]);
    await expect(asApp(`update access_review set conclusion = 'clear'`)).rejects.toThrow('permission denied');
  }, 30_000);

  it('D-7 a row that is changed, removed or slipped in is found by the log’s chain, which the office’s seals cover', async () => {
    const counted = async (): Promise<number> =>
      (await rows<{ n: number }>('select count(*)::int as n from access_log'))[0]?.n ?? 0;
    const verdict = () => desk.get(AccessProof).verify(OFFICE);
    // A transaction that still runs elsewhere on the server holds the edge back for a moment.
    const sealed = async (): Promise<void> => {
      while ((await verdict()).entries < (await counted())) await desk.get(SealAccessLog).seal(OFFICE);
    };
    await sealed();
    await opens('road-1', await desk.received('misc'), '둘째 묶음');
    await sealed();
    expect(await desk.get(SealAccessLog).seal(OFFICE)).toBeUndefined();
    const { broken: before, links } = await verdict();
    expect([before, links > 1]).toEqual([[], true]);
    const [row] = await rows<{ id: string }>(`select id from access_log where reason = '둘째 묶음'`);
    await tampered(`update access_log set actor = 'somebody-else' where id = $1`, [row?.id]);
    expect((await verdict()).broken).toEqual([links]);
    await tampered(`update access_log set actor = $2 where id = $1`, [row?.id, (await desk.staff('road-1')).id]);
    expect((await verdict()).broken).toEqual([]);
    await tampered(`delete from access_log where id = $1`, [row?.id]);
    expect((await verdict()).broken).toEqual([links]);
    expect((await desk.get(Verifier).verify(OFFICE)).findings).toEqual([]);
  });
});

describe('고시 §5, §6', () => {
  it('D-8 grants, changes and revocations are written down with who and when, and stay', async () => {
    await desk.at('2027-01-04T10:00');
    const profile = (await loadProfiles('config/offices')).get(OFFICE) as Profile;
    const { 'park-1': gone, ...staff } = profile.staff;
    const moved = { ...staff, 'road-2': { ...profile.staff['road-2'], department: 'traffic', roles: ['officer'] } };
    await desk.get(OpenOffice).open({ ...profile, staff: moved } as Profile, 'staff:admin-1');
    const log = await desk.within((tx) => desk.get(PermissionLog).read(tx, { most: 2 }));
    expect(log.map(({ account, change, department, actor }) => [account, change, department, actor]).sort()).toEqual([
      ['park-1', 'revoke', gone?.department, 'staff:admin-1'],
      ['road-2', 'change', 'traffic', 'staff:admin-1'],
    ]);
    const own = await desk.within((tx) => desk.get(PermissionLog).read(tx, { account: 'road-2' }));
    expect(own.map(({ change }) => change)).toEqual(['change', 'grant']);
    await expect(asApp('delete from permission_change')).rejects.toThrow('permission denied');
    await expect(rows('delete from permission_change')).rejects.toThrow('never changed or removed');
    await desk.get(OpenOffice).open(profile);
  });

  it('D-9 five failures lock an account for a while, the right password included', async () => {
    const signIn = desk.get(SignIn);
    await desk.get(StaffPasswords).set(OFFICE, 'road-1', 'correct horse battery');
    for (let nth = 0; nth < 5; nth++) {
      await expect(signIn.signIn(OFFICE, 'road-1', 'wrong', FROM)).rejects.toEqual(broken('office.sign-in-failed'));
    }
    await expect(signIn.signIn(OFFICE, 'road-1', 'correct horse battery', FROM)).rejects.toEqual(
      broken('office.sign-in-locked'),
    );
    await rows('delete from sign_in_attempt');
    expect(await signIn.signIn(OFFICE, 'road-1', 'correct horse battery', FROM)).toMatch(/^naju\./);
  });

  it('D-10 a session left alone ends by itself, and what is over is removed', async () => {
    const sessions = desk.get(Sessions);
    const cookie = await desk.get(SignIn).signIn(OFFICE, 'road-1', 'correct horse battery', FROM);
    expect(await sessions.of(cookie)).toBeDefined();
    await rows(`update staff_session set seen_at = seen_at - interval '31 minutes'`);
    expect(await sessions.of(cookie)).toBeUndefined();
    await sessions.sweep(OFFICE);
    expect(await rows('select from staff_session')).not.toEqual([]);
    await rows(
      `update staff_session set seen_at = seen_at - interval '2 days', begun_at = begun_at - interval '2 days'`,
    );
    expect(await sessions.sweep(OFFICE)).toBeGreaterThan(0);
    expect(await rows('select from staff_session')).toEqual([]);
  });
});

describe('고시 §7', () => {
  it('D-11 passwords are kept one way, contacts and exported files sealed, and another key opens nothing', async () => {
    const [password] = await rows<{ hash: string }>('select hash from password limit 1');
    expect(password?.hash).toMatch(/^\$argon2id\$/);
    const box = desk.get(StrongBox);
    const sealed = box.close(OFFICE, 'file-1', Buffer.from(CANARY.name));
    expect(sealed.includes(Buffer.from(CANARY.name))).toBe(false);
    expect(box.open(OFFICE, 'file-1', sealed).toString()).toBe(CANARY.name);
    expect(() => box.open('saha', 'file-1', sealed)).toThrow();
    expect(() => box.open(OFFICE, 'file-2', sealed)).toThrow();
    const contacts = await rows<{ sealed: Buffer }>('select sealed from person where sealed is not null');
    expect(contacts.filter(({ sealed: kept }) => kept.includes(Buffer.from(CANARY.name)))).toEqual([]);
  });
});

describe('고시 §12', () => {
  it('D-12 an export holds the columns of its purpose and no others, says on every page who had it, and logs each person in it', async () => {
    await desk.at('2026-06-01T10:00');
    const about = [await desk.received(), await desk.received()];
    const [exports, work] = [desk.get(MatterExports), desk.get(MatterExportWork)];
    const question = { procedure: 'complaint', from: '2026-06-01', to: '2026-06-01', department: null };
    const made = async (purpose: string, account: string): Promise<{ id: string; bytes: Buffer }> => {
      const actor = await desk.staff(account);
      const { id } = await exports.request(OFFICE, { purpose, why: '월말 점검', question }, actor, FROM);
      await work.make(OFFICE, id);
      return { id, bytes: (await exports.file(OFFICE, id, actor, FROM)).bytes };
    };
    const sheet = (bytes: Buffer): string[][] =>
      ([...readXlsx(bytes).values()][0] ?? []).map((cells) => cells.map(({ text }) => text));

    const register = await made('register', 'intake-1');
    const table = sheet(register.bytes);
    expect(table[0]).toEqual([
      ...['연번', '접수번호', '접수일시', '민원명', '종류', '민원인', '처리주무부서', '처리기한', '처리일', '처리결과'],
    ]);
    expect(table[1]?.[5]).toBe('나○○○시');
    expect(table.flat().join()).not.toContain(CANARY.name);
    expect(table.flat().join('\n')).toMatch(/열람자 시민소통실 권예제\(intake-1\) · 열람일시 2026\. 6\. 1\./);
    expect(sheetXml(register.bytes, 1)).toContain('열람자 시민소통실 권예제');
    const logged = await rows<{ person_id: string; reason: string; purpose: string }>(
      `select person_id, reason, purpose from access_log where export_id = $1`,
      [register.id],
    );
    expect(logged.map(({ person_id: person }) => person).sort()).toEqual(about.map(({ person }) => person).sort());
    expect(logged.every(({ reason, purpose }) => reason === '월말 점검' && purpose === 'register')).toBe(true);

    await desk.demanded(about[0]?.matter ?? '');
    const demands = sheet((await made('demand-register', 'intake-1')).bytes);
    expect(demands[0]).toEqual([
      ...['연번', '접수번호', '접수일시', '요구한 민원', '요구한 것', '요구한 사람', '살핀 결과', '알린 날'],
    ]);
    expect(demands[1]?.slice(3, 7)).toEqual([table[1]?.[1], '서류를 더 달라고 합니다', '나○○○시', '-']);

    const statistics = await made('statistics', 'planning-1');
    expect(sheet(statistics.bytes).flat().join()).not.toMatch(/가로등|나○/);
    expect(await rows('select from access_log where export_id = $1', [statistics.id])).toEqual([]);

    const visit = await made('field-visit', 'road-1');
    expect(sheet(visit.bytes)[1]?.slice(3, 6)).toEqual([CANARY.name, CANARY.phone, CONTACT.address]);
    expect(sheet((await made('field-visit', 'traffic-1')).bytes)[1]?.[0] ?? '').not.toBe('1');

    await expect(exports.file(OFFICE, visit.id, await desk.staff('intake-1'), FROM)).rejects.toEqual(
      broken('privacy.export-not-found'),
    );
    expect(await rows('select from export_download where export_id = $1', [visit.id])).toHaveLength(1);
    await desk.at('2026-06-09T10:00');
    expect(await exports.sweep(OFFICE)).toBeGreaterThan(0);
    await expect(exports.file(OFFICE, visit.id, await desk.staff('road-1'), FROM)).rejects.toEqual(
      broken('privacy.export-not-ready'),
    );
  }, 30_000);
});

describe('개 §36', () => {
  it('D-16 what another law demands is not erased, with its article; what never became a record is', async () => {
    await desk.at('2026-07-01T10:00');
    const erasing = desk.get(EraseResident);
    const by = { actor: await desk.staff('planning-head'), from: FROM, basis: '개인정보 보호법 제36조' };
    const record = await desk.received('misc');
    await desk.withdrawn(record.matter);
    await expect(erasing.erase(OFFICE, record.matter, by)).rejects.toEqual(
      expect.objectContaining({
        code: 'privacy.record-must-be-kept',
        details: { law: '공공기록물 관리에 관한 법률 제27조제1항' },
      }),
    );
    const draft = await desk.submitted();
    await expect(erasing.erase(OFFICE, draft.matter, by)).rejects.toEqual(broken('privacy.record-must-be-kept'));
    await desk.withdrawn(draft.matter);
    await expect(erasing.erase(OFFICE, draft.matter, { ...by, actor: await desk.staff('road-head') })).rejects.toEqual(
      broken('privacy.eraser-only'),
    );
    const owner = { office: OFFICE, matter: draft.matter, actor: { kind: 'resident', id: 'p', roles: [] } as const };
    await desk.get(Files).add(owner, '진술.txt', Readable.from(['함께 낸 글']));
    await erasing.erase(OFFICE, draft.matter, by);
    expect(await rows('select from file_key where matter_id = $1', [draft.matter])).toEqual([]);
    expect(await rows('select state, name from file where matter_id = $1', [draft.matter])).toEqual([
      { state: 'removed', name: null },
    ]);
    expect(await rows('select from person_key where person_id = $1', [draft.person])).toEqual([]);
    expect(await rows('select from passage where matter_id = $1', [draft.matter])).toEqual([]);
  });
});

describe('개 §34–38', () => {
  it('D-15 a breach calls the privacy officer at once, and again before and after the 72 hours', async () => {
    await desk.at('2026-07-02T10:00');
    const officer = await desk.staff('planning-head');
    const { matter, due } = await desk.product.takes(OFFICE, { procedure: 'breach' }, 'discover', officer, {
      title: '목록 오발송',
      known: '2026-07-02T09:00',
      course: '다른 사람에게 목록을 보냈습니다.',
      people: 3,
      sensitive: 'no',
      intrusion: 'no',
    });
    expect(due).toBe('2026-07-05T09:00');
    await desk.product.deliver();
    const letters = await rows<{ template: string; recipient: string }>(
      'select template, recipient from letter where matter_id = $1',
      [matter],
    );
    expect(letters).toEqual([{ template: 'N32', recipient: officer.id }]);
    const armed = await rows<{ moment: string }>('select moment from reminder where matter_id = $1 order by due_at', [
      matter,
    ]);
    expect(armed.map(({ moment }) => moment)).toEqual(['a-day-gone', 'a-day-left', 'overdue']);
  }, 60_000);

  it('D-15 whoever is concerned is told once, by a letter that leads nowhere into the record; who is named later, too', async () => {
    await desk.at('2026-07-02T11:00');
    const officer = await desk.staff('planning-head');
    const [first, second] = [await desk.withCompanions(), await desk.received()];
    const discovery = {
      title: '목록 오발송',
      known: '2026-07-02T09:00',
      course: '다른 사람에게 목록을 보냈습니다.',
      people: 4,
      sensitive: 'no',
      intrusion: 'no',
    };
    const { matter } = await desk.product.takes(OFFICE, { procedure: 'breach' }, 'discover', officer, discovery);
    const step = (code: string, answers: object) =>
      desk.product.takes(OFFICE, { matter }, code, officer, answers as never);
    await step('contain', { measure: '지우게 했습니다.' });
    const numbers = await rows<{ id: string; receipt_no: string }>('select id, receipt_no from matter');
    const numberOf = (id: string): string => numbers.find((row) => row.id === id)?.receipt_no ?? '';
    const notice = {
      items: '이름과 전화번호',
      course: '명단이 잘못 갔습니다.',
      selfProtection: '모르는 전화를 조심해 주세요.',
      response: '받은 사람에게 지우게 했습니다.',
      contact: '기획예산실 061-000-2100',
      rights: '열람과 정정을 요구할 수 있습니다.',
      way: 'both',
      postedUntil: '2026-09-30',
    };
    const told = async (): Promise<string[]> => {
      await desk.product.deliver();
      const letters = await rows<{ recipient: string }>(
        `select recipient from letter where matter_id = $1 and template = 'R61' order by recipient`,
        [matter],
      );
      return letters.map(({ recipient }) => recipient);
    };
    await step('name-subjects', { concerned: numberOf(first.matter) });
    await step('notify', notice);
    expect(await told()).toEqual([first.person, ...first.companions].sort());
    await step('name-subjects', { concerned: `${numberOf(first.matter)}, ${numberOf(second.matter)}` });
    await step('notify', notice);
    expect(await told()).toEqual([first.person, second.person, ...first.companions].sort());

    const [letter] = await rows<LetterRow & { template_version: string }>(
      `select id, office_id as office, matter_id as matter, seq, template, template_version::text as version, kind,
         recipient_kind as "recipientKind", recipient from letter where matter_id = $1 and template = 'R61' limit 1`,
      [matter],
    );
    const content = await desk.within((tx) => desk.get(BreachLetterContents).content(tx, letter as LetterRow));
    expect(content).toMatchObject({ address: expect.stringContaining('canary'), replyTo: undefined });
    expect(content.view.answers).toMatchObject({ items: notice.items, rights: notice.rights });
    expect([content.view.trackUrl, content.view.lookupCode]).toEqual(['http://127.0.0.1/naju/privacy', undefined]);
  }, 60_000);

  it('D-16 a request is opened by its person, told about, and answered by the privacy officer alone', async () => {
    await desk.at('2026-07-03T10:00');
    const resident: Actor = { kind: 'resident', id: 'nobody-yet', roles: ['resident'] };
    const { matter } = await desk.product.takes(OFFICE, { procedure: 'data-request' }, 'submit', resident, {
      kind: 'access',
      title: '내 민원 기록',
      content: '기록의 사본을 받고 싶습니다.',
      requester: CONTACT,
    });
    await expect(
      desk.product.takes(OFFICE, { matter }, 'refuse', await desk.staff('road-head'), {
        ground: 'forbidden',
        reason: '보여 드릴 수 없습니다.',
      }),
    ).rejects.toEqual(broken('procedure.not-allowed'));
    const officer = await desk.staff('planning-head');
    await desk.product.takes(OFFICE, { matter }, 'confirm-identity', officer, { how: 'code' });
    await desk.product.takes(OFFICE, { matter }, 'grant', officer, {
      measure: 'copied',
      items: '사본을 보내 드립니다.',
    });
    await desk.product.deliver();
    const letters = await rows<{ template: string }>(
      'select template from letter where matter_id = $1 order by seq, template',
      [matter],
    );
    expect(letters.map(({ template }) => template)).toEqual(['N30', 'R40', 'R41']);
  }, 60_000);
});

describe('개 §36, 민원 처리에 관한 법률 §22②', () => {
  const moved = { ...CONTACT, phone: '010-0000-8642' };
  const page = (matter: string, actor: Actor) => desk.get(MatterPages).of(OFFICE, matter, actor);
  const opened = async (person: string) =>
    desk.within(async (tx) => {
      const looking = { actor: await desk.staff('road-1'), from: FROM, purpose: 'check', reason: '바뀐 값 확인' };
      return desk.get(Vault).open(tx, person, looking);
    });

  it('D-16 a correction is asked for, its person confirmed, and the privacy officer puts the new contact in the old one’s place', async () => {
    await desk.at('2026-07-03T11:00');
    const [{ matter, person }, officer] = [await desk.received('misc'), await desk.staff('planning-head')];
    const { receiptNo } = await page(matter, officer);
    const request = await desk.correctionAsked();
    const raw = { receiptNo, whom: 'petitioner', person: moved, reason: '전화번호가 틀렸다고 함' };
    const correcting = desk.get(CorrectContact);
    const correct = async (more: object, actor = officer) =>
      correcting.forRequest(await page(request, actor), { ...raw, ...more }, actor, FROM);
    await expect(correct({})).rejects.toEqual(broken('privacy.correction-not-asked-for'));
    await desk.product.takes(OFFICE, { matter: request }, 'confirm-identity', officer, { how: 'code' });
    await expect(correct({}, await desk.staff('road-head'))).rejects.toEqual(broken('privacy.corrector-only'));
    await expect(correct({ receiptNo: '2026-직소-99999' })).rejects.toEqual(broken('procedure.answers-invalid'));
    await expect(correct({ whom: 'third' })).rejects.toEqual(broken('privacy.nobody-there'));
    await Promise.all([correct({}), correct({})]);
    expect(await opened(person)).toMatchObject({ phone: '+821000008642', name: CANARY.name });
    const told = await rows<{ body: object }>(
      `select body from fact where matter_id = $1 and name = 'privacy.contact-corrected.v1'`,
      [matter],
    );
    expect(told).toEqual([{ body: { person, request, parts: ['phone'] } }]);
    const log = await desk.within((tx) => desk.get(AccessLog).lately(tx, person));
    expect(log).toContainEqual(expect.objectContaining({ act: 'correct', reason: '전화번호가 틀렸다고 함' }));
    expect(await rows(`select from letter where matter_id = $1 and template = 'R60'`, [matter])).toHaveLength(1);
  });

  it('D-16 residents change where they are answered to while their matter is open, and nobody else’s name with it', async () => {
    const { matter, person } = await desk.received('misc');
    const self: Actor = { kind: 'resident', id: person, roles: ['resident'] };
    const change = async (contact: object) =>
      desk.get(CorrectContact).ofOneself(await page(matter, self), { person: contact as never }, self, FROM);
    await expect(change({ ...moved, name: '다른예시' })).rejects.toEqual(broken('people.contact-invalid'));
    await change({ ...moved, phone: '', answer: 'email' });
    expect(await opened(person)).not.toHaveProperty('phone');
    await desk.withdrawn(matter);
    await expect(change(moved)).rejects.toEqual(broken('privacy.matter-over'));
  });
});

describe('개 §21, 기 §27', () => {
  let old: { matter: string; person: string };

  it('D-14 what was registered is not altered, and no class of the office is forgotten', async () => {
    await desk.at('2023-03-06T10:00');
    old = await desk.received('suggestion');
    const owner = { office: OFFICE, matter: old.matter, actor: await desk.staff('intake-1') };
    await desk.get(Files).add(owner, '사진.txt', Readable.from([Buffer.from('골목 사진의 설명')]));
    await desk.withdrawn(old.matter);
    for (const what of [`receipt_no = 'x'`, 'submitted_at = now()']) {
      await expect(asApp(`update matter set ${what} where id = $1`, [old.matter])).rejects.toThrow('never altered');
    }
    await desk.at('2028-12-31T10:00');
    expect(await desk.get(MarkDisposal).mark(OFFICE)).toBe(0);
  });

  it('L17 the job that runs by itself marks a candidate and destroys nothing; a matter kept ten years is not marked', async () => {
    await desk.at('2023-03-06T10:00');
    const longer = await desk.received('grievance');
    await desk.withdrawn(longer.matter);
    await desk.at('2029-01-01T10:00');
    expect([await desk.get(MarkDisposal).mark(OFFICE), await desk.get(MarkDisposal).mark(OFFICE)]).toEqual([1, 0]);
    const listed = await desk.within((tx) => desk.get(DisposalList).read(tx, { most: 10 }));
    expect(listed).toMatchObject([{ matter: old.matter, class: '5 years', until: '2028-12-31', state: 'waiting' }]);
    expect(await rows('select from passage where matter_id = $1', [old.matter])).not.toEqual([]);
    expect(await opens('road-1', old, '아직 있는지 확인')).toMatchObject({ name: CANARY.name });
  });

  it('D-13 only an approved disposal destroys: texts and the person’s key are gone, facts stay and their chain verifies', async () => {
    const [deciding, archivist] = [desk.get(DecideDisposal), await desk.staff('planning-1')];
    const [first] = await desk.within((tx) => desk.get(DisposalList).read(tx, { most: 1 }));
    const id = first?.id ?? '';
    await expect(deciding.destroy(OFFICE, id, archivist, FROM)).rejects.toEqual(
      broken('privacy.disposal-not-approved'),
    );
    const keep = { decision: 'keep', class: '3 years', reason: '소송이 남아 있음' } as const;
    await expect(deciding.decide(OFFICE, id, keep, archivist)).rejects.toEqual(broken('privacy.class-not-longer'));
    await expect(deciding.decide(OFFICE, id, keep, await desk.staff('road-head'))).rejects.toEqual(
      broken('privacy.archivist-only'),
    );
    await deciding.decide(OFFICE, id, { ...keep, class: '10 years' }, archivist);
    await desk.at('2033-12-31T10:00');
    await desk.get(MarkDisposal).mark(OFFICE);
    const waiting = () => desk.within((tx) => desk.get(DisposalList).read(tx, { state: 'waiting', most: 50 }));
    expect((await waiting()).map(({ matter }) => matter)).not.toContain(old.matter);
    await desk.at('2034-01-01T10:00');
    await desk.get(MarkDisposal).mark(OFFICE);
    const again = (await waiting()).find(({ matter }) => matter === old.matter);
    expect(again).toMatchObject({ class: '10 years', until: '2033-12-31' });

    const approve = { decision: 'approve', council: '2034-1차-03', reason: '보존 가치가 없음' } as const;
    await deciding.decide(OFFICE, again?.id ?? '', approve, archivist);
    await deciding.destroy(OFFICE, again?.id ?? '', archivist, FROM);
    expect(await rows('select from passage where matter_id = $1', [old.matter])).toEqual([]);
    expect(await rows('select from person_key where person_id = $1', [old.person])).toEqual([]);
    expect(await rows('select from file_key where matter_id = $1', [old.matter])).toEqual([]);
    await expect(opens('road-1', old, '다시 열기')).rejects.toEqual(broken('people.forgotten'));
    const facts = await rows<{ name: string }>('select name from fact where matter_id = $1 order by seq', [old.matter]);
    expect(facts.map(({ name }) => name).slice(-6)).toEqual([
      'privacy.disposal-marked.v1',
      'privacy.disposal-decided.v1',
      'privacy.disposal-marked.v1',
      'privacy.disposal-decided.v1',
      'files.destroyed.v1',
      'privacy.destroyed.v1',
    ]);
    expect((await desk.get(Verifier).verify(OFFICE)).findings).toEqual([]);
    const page = await desk.get(MatterPages).of(OFFICE, old.matter, archivist);
    expect([page.title, page.receiptNo]).toEqual([null, expect.stringMatching(/^2023-직소-/)]);
  });
});

describe('개 §21, whatever else belongs to a matter', () => {
  it('D-13 every column that can hold words is named in the guide, with how it ends', async () => {
    const found = await rows<{ name: string }>(
      `select table_name || '.' || column_name as name from information_schema.columns
       where table_schema = 'public' and data_type in ('text', 'ARRAY', 'json', 'jsonb', 'bytea', 'character varying')
         and column_name <> 'office_id' and udt_name not in ('_int4', '_uuid')`,
    );
    const lines = readFileSync('docs/guide/where-words-stand.md', 'utf8').split('\n');
    const cells = lines.map((line) => line.split('|').map((cell) => cell.trim())).filter(({ length }) => length === 6);
    const named = cells.slice(2).flatMap(([, table, columns, end, why]) => {
      expect(end).toMatch(/^(폐기|기한|없음)$/);
      expect(why).not.toBe('');
      return (columns ?? '').split(', ').map((column) => `${table ?? ''}.${column}`);
    });
    expect(named.sort()).toEqual(found.map(({ name }) => name).sort());
  });

  it('D-13 goes with it: representatives, parties before a council, minutes with the last matter, mail, exports, fingerprints', async () => {
    await desk.at('2034-02-06T10:00');
    const [first, second] = [await desk.withCompanions(), await desk.received()];
    const session = await desk.deliberated([first.matter, second.matter]);
    await desk
      .get(Mailroom)
      .take(
        { office: OFFICE, matter: first.matter },
        { envelopeFrom: '', bytes: Buffer.from('Subject: 공굴다리\r\n\r\n공굴다리') },
      );
    const asked = { procedure: 'complaint', from: '2034-02-01', to: '2034-02-28', department: null };
    const clerk = await desk.staff('intake-1');
    const exported = await desk
      .get(MatterExports)
      .request(OFFICE, { purpose: 'register', why: '처리부', question: asked }, clerk, FROM);
    await desk.get(MatterExportWork).make(OFFICE, exported.id);
    for (const { matter } of [first, second]) await desk.withdrawn(matter);

    await desk.disposedOf(first.matter);
    const left = await rows<{ id: string }>('select id from person where id = any ($1) and sealed is not null', [
      [first.person, ...first.companions, session.party],
    ]);
    expect(left).toEqual([]);
    expect(await rows('select body from council_text where session_id = $1', [session.id])).toHaveLength(2);
    expect(await rows('select sealed, outcome from inbound_mail where matter_id = $1', [first.matter])).toEqual([
      { sealed: null, outcome: 'destroyed' },
    ]);
    expect(await rows('select state, file from matter_export where id = $1', [exported.id])).toEqual([
      { state: 'expired', file: null },
    ]);
    await desk.disposedOf(second.matter);
    expect(await rows('select body from council_text where session_id = $1', [session.id])).toEqual([]);
    const words = [...(await desk.everythingWritten())].filter(([, written]) => written.includes('공굴다리'));
    expect(words.map(([table]) => table)).toEqual([]);
    expect((await desk.get(Verifier).verify(OFFICE)).findings).toEqual([]);
  }, 30_000);

  it('D-13 a person who stands in another matter stays until that one goes, and nothing new comes to what is gone', async () => {
    const complaint = await desk.received();
    const demand = await desk.demanded(complaint.matter);
    const local = desk.get(ReplyAddresses).localPart(OFFICE, { matter: complaint.matter, generation: 1 });
    const address = `${local}@naju.example`;
    expect(await desk.get(Mailroom).addressee(address)).toBeDefined();
    for (const matter of [demand, complaint.matter]) await desk.withdrawn(matter);
    const sealed = () => rows('select from person where id = $1 and sealed is not null', [complaint.person]);
    await desk.disposedOf(complaint.matter);
    expect(await desk.get(Mailroom).addressee(address)).toBeUndefined();
    expect(await sealed()).toHaveLength(1);
    await desk.disposedOf(demand);
    expect(await sealed()).toEqual([]);
  }, 30_000);
});

describe('민원 처리에 관한 법률 시행령 §7의3⑧', () => {
  it('D-20 whatever is learnt about a person stands under one lock: sealed, opened for a reason, by the office alone, logged', async () => {
    const contact = readContact({ ...CONTACT, name: '본인정보예시' });
    const person = await desk.within(async (tx) => {
      const kept = desk.get(Vault).keep(tx, contact);
      await kept.written;
      return kept.person;
    });
    const looking = { actor: await desk.staff('road-1'), from: FROM, purpose: 'check', reason: '자격 확인' };
    await expect(desk.db.tx.quick('saha', (tx) => desk.get(Vault).open(tx, person, looking))).rejects.toEqual(
      broken('people.no-such-person'),
    );
    expect(await desk.within((tx) => desk.get(Vault).open(tx, person, looking))).toMatchObject({
      name: '본인정보예시',
    });
    expect(await desk.within((tx) => desk.get(AccessLog).lately(tx, person))).toHaveLength(1);
  });
});
