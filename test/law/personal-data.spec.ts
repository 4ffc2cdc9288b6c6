import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { holdsResidentNumber } from '#foundation';
import { loadProfiles, Office, type Profile, printProfile, profileProblems, STAFF_ROLES } from '#office';
import { readContact } from '#people';
import { EXPORT_COLUMNS, ExportPurposes, keptUntil } from '#privacy';

/** 개인정보 보호법, its 시행령, 안전성 확보조치 기준, 공공기록물법 as far as rules alone can be asked; the rest is in personal-data.db.spec.ts. */

const naju = (await loadProfiles('config/offices')).get('naju') as Profile;
const written = readFileSync('config/offices/naju.yaml', 'utf8');
const refused = (from: string | RegExp, to: string): string[] =>
  profileProblems('config/offices/naju.yaml', written.replace(from, to), new Set(['complaint'])).map(
    ({ code }) => code,
  );
const officeWith = (privacy: Profile['privacy']): Office =>
  new Office({
    profile: privacy === undefined ? naju : { ...naju, privacy },
    revision: 1,
    departments: [],
    staff: [],
    holidays: { id: 'none', years: [2026], days: {} },
  });

describe('민원 처리에 관한 법률 §7, 영 §3', () => {
  it('D-1 the yearly check and training are written down by the office and printed with its profile', () => {
    expect(printProfile(naju)).toContain('점검 2026-02-10, 교육 2026-02-12');
    expect(refused('check: 2026-02-10', 'check: soon')).toEqual(['wrong-shape']);
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
  it('D-5 the access log is kept two years or longer, never shorter', () => {
    const years = (said: number): string =>
      written.replace('privacy:\n', `privacy:\n  accessLogYears: ${String(said)}\n`);
    const problems = (said: number): string[] =>
      profileProblems('config/offices/naju.yaml', years(said), new Set(['complaint'])).map(({ code }) => code);
    expect([problems(1), problems(2), problems(5)]).toEqual([['wrong-shape'], [], []]);
    expect(printProfile(naju)).toContain('접속기록 2년, 권한 기록 3년');
  });

  it('D-8 an account is one person’s and a person has one: a second one is refused', () => {
    const line = /^ {2}road-2: .*$/m.exec(written)?.[0] ?? '';
    expect(refused(line, `${line}\n${line.replace('road-2', 'road-3')}`)).toEqual(['two-accounts']);
  });

  it('D-9 no rule of composition or rotation is asked of a password: none is left in §5', () => {
    const words = readFileSync('libs/office/actions/staff-passwords.ts', 'utf8');
    expect(words).not.toMatch(/\[A-Z\]|\[0-9\]|expires|rotat/);
  });

  it('D-10 an office that names its networks is reached from them and from nowhere else', () => {
    const office = officeWith({ networks: ['10.20.0.0/16', '2001:db8::/32'] });
    const reached = ['10.20.3.4', '::ffff:10.20.3.4', '10.21.0.1', '2001:db8::7', '2001:db9::7', 'nonsense'];
    expect(reached.map((address) => office.allowsAddress(address))).toEqual([true, true, false, true, false, false]);
    expect(officeWith({}).allowsAddress('203.0.113.9')).toBe(true);
    expect(refused('privacy:\n', "privacy:\n  networks: ['10.20.0.0/40']\n")).toEqual(['no-network']);
  });

  it('D-12 each purpose of an export has columns of its own, and full contacts serve one purpose only', () => {
    const all = ExportPurposes.load('config/exports').of({ kind: 'staff', id: 's', roles: [...STAFF_ROLES.keys()] });
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

  it('D-14 the class follows the kind, else the procedure, else the office, else five years', () => {
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
    expect(refused('class: 5 years', 'class: 6 years')).toEqual(['wrong-shape']);
  });
});

describe('개인정보 보호법 §26, §32, 시행령 §30의2', () => {
  it('D-17 who works on personal data for the office is named with the work and the day, and printed', () => {
    expect(printProfile(naju)).toContain('처리위탁: 견본 전산관리(가상) — 민원 시스템 유지관리(2026-01-01부터)');
    expect(refused('work: 민원 시스템 유지관리, ', '')).toEqual(['wrong-shape']);
  });

  it('D-18 the registered file is named with its number and the day, and printed', () => {
    expect(printProfile(naju)).toContain('개인정보파일: 직소민원 신청인(견본-2026-001, 2026-01-05 등록)');
    expect(refused('number: 견본-2026-001, ', '')).toEqual(['wrong-shape']);
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
