import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { type Actor, holdsResidentNumber } from '#foundation';
import { loadProfiles, Office, type Profile, printProfile, profileProblems, STAFF_ROLES } from '#office';
import { readContact } from '#people';
import { EXPORT_COLUMNS, ExportPurposes, keptUntil } from '#privacy';
import { loadProcedures, type MatterRecord, momentsOf } from '#procedure';
import { allGuards } from '../../config/tools/all-guards.js';
import { ProcedureStory } from '../support/procedure-story.js';
import { sampleCalendar } from '../support/sample-calendar.js';

/** 개인정보 보호법, its 시행령, 안전성 확보조치 기준, 공공기록물법 as far as rules alone can be asked; the rest is in personal-data.db.spec.ts. */

const naju = (await loadProfiles('config/offices')).get('naju') as Profile;
const written = readFileSync('config/offices/naju.yaml', 'utf8');
const codesOf = async (text: string): Promise<string[]> =>
  (await profileProblems('config/offices', 'naju.yaml', text)).map(({ code }) => code);
const refused = (from: string | RegExp, to: string): Promise<string[]> => codesOf(written.replace(from, to));
const officeWith = (privacy: Profile['privacy']): Office =>
  new Office({
    profile: privacy === undefined ? naju : { ...naju, privacy },
    revision: 1,
    departments: [],
    staff: [],
    holidays: { id: 'none', years: [2026], days: {} },
  });

describe('민원 처리에 관한 법률 §7, 영 §3', () => {
  it('D-1 the yearly check and training are written down by the office and printed with its profile', async () => {
    expect(printProfile(naju)).toContain('점검 2026-02-10, 교육 2026-02-12');
    expect(await refused('check: 2026-02-10', 'check: soon')).toEqual(['wrong-shape']);
  });
});

describe('개인정보 보호법 §23–24의2', () => {
  it('D-3 a resident number is refused in a contact and seen in a text, whatever stands between its digits', () => {
    const contact = { name: '900101-1234567', phone: '010-0000-1234', answer: 'phone', consent: true };
    expect(() => readContact(contact)).toThrow('people.contact-invalid');
    expect(['900101-1234567', '９００１０１－１２３４５６７', '900101 1234567'].map(holdsResidentNumber)).toEqual([
      true,
      true,
      true,
    ]);
  });
});

describe('안전성 확보조치 기준', () => {
  it('D-5 the access log is kept two years or longer, never shorter', async () => {
    const years = (said: number): string =>
      written.replace('privacy:\n', `privacy:\n  accessLogYears: ${String(said)}\n`);
    const problems = (said: number): Promise<string[]> => codesOf(years(said));
    expect([await problems(1), await problems(2), await problems(5)]).toEqual([['wrong-shape'], [], []]);
    expect(printProfile(naju)).toContain('접속기록 2년, 권한 기록 3년');
  });

  it('D-8 an account is one person’s and a person has one: a second one is refused', async () => {
    const line = /^ {2}road-2: .*$/m.exec(written)?.[0] ?? '';
    expect(await refused(line, `${line}\n${line.replace('road-2', 'road-3')}`)).toEqual(['two-accounts']);
  });

  it('D-9 no rule of composition or rotation is asked of a password: none is left in §5', () => {
    const words = readFileSync('libs/office/actions/staff-passwords.ts', 'utf8');
    expect(words).not.toMatch(/\[A-Z\]|\[0-9\]|expires|rotat/);
  });

  it('D-10 an office that names its networks is reached from them and from nowhere else', async () => {
    const office = officeWith({ networks: ['10.20.0.0/16', '2001:db8::/32'] });
    const reached = ['10.20.3.4', '::ffff:10.20.3.4', '10.21.0.1', '2001:db8::7', '2001:db9::7', 'nonsense'];
    expect(reached.map((address) => office.allowsAddress(address))).toEqual([true, true, false, true, false, false]);
    expect(officeWith({}).allowsAddress('203.0.113.9')).toBe(true);
    expect(await refused('privacy:\n', "privacy:\n  networks: ['10.20.0.0/40']\n")).toEqual(['no-network']);
  });

  it('D-12 each purpose of an export has columns of its own, and full contacts serve one purpose only', () => {
    const all = ExportPurposes.load('config/exports', new Set(book.versions().map(({ code }) => code))).of({
      kind: 'staff',
      id: 's',
      roles: [...STAFF_ROLES.keys()],
    });
    const full = all.filter(({ columns }) =>
      columns.some((key) => 'personal' in EXPORT_COLUMNS[key] && EXPORT_COLUMNS[key].personal === 'full'),
    );
    expect(full.map(({ code }) => code)).toEqual(['field-visit']);
    expect(full.every(({ scope }) => scope === 'department')).toBe(true);
    const statistics = all.find(({ code }) => code === 'statistics')?.columns ?? [];
    expect(statistics.filter((key) => 'personal' in EXPORT_COLUMNS[key])).toEqual([]);
  });
});

describe('공공기록물법 시행령 §26', () => {
  it.each([
    ['5 years', '2024-03-04', '2029-12-31'],
    ['1 year', '2024-12-31', '2025-12-31'],
    ['1 year', '2025-01-01', '2026-12-31'],
    ['30 years', '2024-01-01', '2054-12-31'],
    ['permanent', '2024-01-01', null],
    ['semi-permanent', '2024-01-01', null],
  ] as const)(
    'D-14 %s of what was completed on %s ends with %s: it runs from 1 January of the next year',
    (of, done, end) => {
      expect(keptUntil(of, done)).toBe(end);
    },
  );

  it('D-14 the class follows the kind, else the procedure, else the office, else five years', async () => {
    const said = officeWith({
      retention: {
        class: '3 years',
        procedures: { complaint: { class: '10 years', kinds: { grievance: '30 years' } } },
      },
    });
    expect(said.retentionClass('complaint', 'grievance')).toBe('30 years');
    expect(said.retentionClass('complaint', 'misc')).toBe('10 years');
    expect(said.retentionClass('petition')).toBe('3 years');
    expect(officeWith({}).retentionClass('petition')).toBe('5 years');
    expect(await refused('class: 5 years', 'class: 6 years')).toEqual(['wrong-shape']);
  });
});

describe('개인정보 보호법 §26, §32, 시행령 §30의2', () => {
  it('D-17 who works on personal data for the office is named with the work and the day, and printed', async () => {
    expect(printProfile(naju)).toContain('처리위탁: 견본 전산관리(가상) — 민원 시스템 유지관리(2026-01-01부터)');
    expect(await refused('work: 민원 시스템 유지관리, ', '')).toEqual(['wrong-shape']);
  });

  it('D-18 the registered file is named with its number and the day, and printed', async () => {
    expect(printProfile(naju)).toContain('개인정보파일: 직소민원 신청인(견본-2026-001, 2026-01-05 등록)');
    expect(await refused('number: 견본-2026-001, ', '')).toEqual(['wrong-shape']);
  });

  it('D-19 a designated system names the day and its plan; otherwise the profile says that it is none', () => {
    const designated = { designated: '2026-03-01', plan: '민원 시스템 안전조치 계획 2026' };
    expect(printProfile({ ...naju, privacy: { publicSystem: designated } })).toContain(
      '공공시스템 지정: 2026-03-01 지정, 안전조치 계획 「민원 시스템 안전조치 계획 2026」',
    );
    expect(printProfile(naju)).toContain('공공시스템 지정: 지정되지 않음');
  });
});

describe('the purposes of exports', () => {
  it('are refused with every mistake at once', () => {
    const raw = parse('a: { label: 가, law: 나, by: [king], scope: office, columns: [secret] }') as unknown;
    expect(() => ExportPurposes.from(raw)).toThrow(/king[^]*secret/);
  });
});

const book = loadProcedures('config/procedures', { guards: allGuards.keys() });
const resident: Actor = { kind: 'resident', id: 'person-1', roles: ['resident'] };
const officer: Actor = { kind: 'staff', id: 'staff-7', roles: ['privacy'], department: 'planning' };
const told = (code: string, at: string): ProcedureStory =>
  new ProcedureStory(book.version(code, at.slice(0, 10)), allGuards, sampleCalendar).at(at);
const request = (kind: string, at = '2025-09-26T10:00'): ProcedureStory => {
  const story = told('data-request', at);
  story.takes(resident, 'submit', {
    kind,
    title: '내 기록',
    content: '민원 기록을 보고 싶습니다.',
    requester: { person: 'person-1' },
  });
  return story;
};

describe('개인정보 보호법 §35–38', () => {
  it('V55 D-16 a request of 26 September 2025 is answered by 10 October: ten days, first not counted, the last rolled', () => {
    const story = told('data-request', '2025-09-26T10:00');
    const asked = { title: '내 기록', content: '민원 기록을 보고 싶습니다.', requester: { person: 'person-1' } };
    for (const kind of ['access', 'correct', 'erase', 'suspend']) {
      story.matter = undefined;
      expect(story.takes(resident, 'submit', { ...asked, kind }).because.due).toBe('2025-10-10');
    }
  });

  it('D-16 each request is granted by what fits it and refused only on a ground the law has for it', () => {
    const story = request('access');
    story.takes(officer, 'confirm-identity', { how: 'code' });
    const refuse = { ground: 'kept-by-law', reason: '다른 법률이 보존을 정하고 있습니다.' };
    expect(() => story.takes(officer, 'refuse', refuse)).toThrow('privacy.ground-misfits');
    expect(() => story.takes(officer, 'grant', { measure: 'erased', items: '지웠습니다.' })).toThrow(
      'privacy.measure-misfits',
    );
    expect(story.takes(officer, 'refuse', { ...refuse, ground: 'forbidden' }).because.letters).toEqual(['R42']);
    const erasure = request('erase');
    expect(erasure.takes(officer, 'refuse', refuse).becomes.state).toBe('refused');
  });

  it('D-16 only access is postponed, its ten days stand still meanwhile, and nothing can be extended', () => {
    const story = request('access');
    story.takes(officer, 'confirm-identity', { how: 'document' });
    story.at('2025-09-29T10:00');
    expect(story.takes(officer, 'postpone', { reason: '조사가 끝나야 보여 드릴 수 있습니다.' }).because.due).toBeNull();
    story.at('2025-10-13T10:00');
    expect(story.takes(officer, 'resume', {}).because.due).toBe('2025-10-21');
    const correction = request('correct');
    correction.takes(officer, 'confirm-identity', { how: 'document' });
    expect(correction.offers(officer)['postpone']).toBe('privacy.only-access-is-postponed');
    const clocks = [...book.version('data-request', '2025-09-26').steps.values()].map(({ clock }) => clock.kind);
    expect(clocks).not.toContain('extend');
  });

  it('D-16 a refusal tells the reason and the ways of appeal', () => {
    const wording =
      readFileSync('config/letters/R42.yaml', 'utf8') + readFileSync('config/letters/remedies.yaml', 'utf8');
    for (const word of ['{{answers.reason}}', '제38조제5항', '분쟁조정위원회', '행정심판'])
      expect(wording).toContain(word);
  });
});

describe('개인정보 보호법 §34', () => {
  const discovery = {
    title: '목록 오발송',
    course: '담당자가 다른 사람에게 목록을 보냈습니다.',
    known: '2025-10-02T15:00',
  };
  const discovered = (more: object): ProcedureStory => {
    const story = told('breach', '2025-10-02T16:30');
    story.takes(officer, 'discover', { ...discovery, people: 3, sensitive: 'no', intrusion: 'no', ...more });
    return story;
  };
  const notice = {
    items: '이름과 전화번호',
    course: '10월 2일 오후 3시에 잘못 보냈습니다.',
    selfProtection: '모르는 전화를 조심해 주세요.',
    response: '받은 사람에게 지우게 했고 손해는 배상합니다.',
    contact: '기획예산실 061-000-2100',
    rights: '열람, 정정·삭제, 처리정지와 분쟁조정을 요구할 수 있습니다.',
    way: 'each',
  };

  /** The matter of somebody concerned, as the breach names it. */
  const named = (story: ProcedureStory): ProcedureStory => {
    story.others.set('2025-직소-00001', { id: 'matter-1', receiptNo: '2025-직소-00001', record: {} as MatterRecord });
    story.takes(officer, 'name-subjects', { concerned: '2025-직소-00001' });
    return story;
  };

  it('D-15 the 72 hours run from the discovery through nights and the Chuseok holidays', () => {
    const story = told('breach', '2025-10-02T16:30');
    const { because } = story.takes(officer, 'discover', { ...discovery, people: 3, sensitive: 'no', intrusion: 'no' });
    expect(because).toMatchObject({ due: '2025-10-05T15:00', letters: ['N32'] });
    const version = book.version('breach', '2025-10-02');
    const armed = momentsOf(version, story.matter as MatterRecord, sampleCalendar);
    expect(armed.map(({ moment, at }) => [moment.code, at.toISOString()])).toEqual([
      ['a-day-gone', '2025-10-03T06:00:00.000Z'],
      ['a-day-left', '2025-10-04T06:00:00.000Z'],
      ['overdue', '2025-10-05T06:00:00.000Z'],
    ]);
  });

  it('D-15 the subjects are told all six things, and who cannot be reached is told on the website for thirty days', () => {
    const story = discovered({});
    story.takes(officer, 'contain', { measure: '받은 사람에게 지우게 함' });
    for (const missing of ['items', 'course', 'selfProtection', 'response', 'contact', 'rights']) {
      const { [missing as keyof typeof notice]: _, ...rest } = notice;
      expect(() => story.takes(officer, 'notify', rest)).toThrow('procedure.answers-invalid');
    }
    const website = { ...notice, way: 'website' };
    expect(() => story.takes(officer, 'notify', website)).toThrow('privacy.website-notice-too-short');
    expect(() => story.takes(officer, 'notify', { ...website, postedUntil: '2025-10-31' })).toThrow(
      'privacy.website-notice-too-short',
    );
    expect(story.takes(officer, 'notify', { ...website, postedUntil: '2025-11-01' }).becomes.state).toBe('notified');
  });

  it.each([
    [{ people: 999, sensitive: 'no', intrusion: 'no' }, null],
    [{ people: 1000, sensitive: 'no', intrusion: 'no' }, 'privacy.breach-not-reported'],
    [{ people: 1, sensitive: 'yes', intrusion: 'no' }, 'privacy.breach-not-reported'],
    [{ people: 1, sensitive: 'no', intrusion: 'yes' }, 'privacy.breach-not-reported'],
    [{ people: 1, sensitive: 'unknown', intrusion: 'no' }, 'privacy.breach-not-reported'],
  ])('D-15 a breach of %j settles without a report: %s', (extent, whyNot) => {
    const story = discovered(extent);
    story.takes(officer, 'contain', { measure: '받은 사람에게 지우게 함' });
    expect(() => story.takes(officer, 'notify', notice)).toThrow('privacy.no-subjects-named');
    named(story).takes(officer, 'notify', notice);
    expect(story.offers(officer)['settle']).toBe(whyNot);
    story.takes(officer, 'report', { where: 'agency', number: '2025-신고-7' });
    expect(story.offers(officer)).toMatchObject({ settle: null, report: 'privacy.breach-reported-already' });
  });
});
