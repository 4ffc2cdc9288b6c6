import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { loadProcedures } from '#procedure';
import type { ProfileProblem } from './rules/profile-refused.js';
import { procedureChanges, statusesOf } from './rules/visits.js';
import { loadProfiles, profileFrom, surroundings } from './storage/load-profiles.js';

const folder = 'config/offices';

describe('the five programmes', () => {
  it('are five profiles, all of them samples', async () => {
    const profiles = await loadProfiles(folder);
    expect([...profiles.keys()]).toEqual(['gwanak', 'naju', 'saha', 'tongtong39', 'yeonsu']);
    expect([...profiles.values()].every(({ sample }) => sample)).toBe(true);
  });

  it('name every 읍·면·동', async () => {
    const dongs = [...(await loadProfiles(folder)).values()].map(({ office, dongs }) => [office, dongs.length]);
    expect(Object.fromEntries(dongs)).toEqual({ gwanak: 21, naju: 20, saha: 16, tongtong39: 39, yeonsu: 15 });
  });

  it('round as each of them published: 관악 half up to one decimal, 연수 truncated', async () => {
    const profiles = await loadProfiles(folder);
    expect(profiles.get('gwanak')?.indicators.rounding).toEqual({ mode: 'half-up', digits: 1 });
    expect(profiles.get('yeonsu')?.indicators.rounding).toEqual({ mode: 'truncate', digits: 0 });
  });

  it('know 검토중 in 연수 only on visits of the metropolitan mayor, in the order they print', async () => {
    const { visits } = (await loadProfiles(folder)).get('yeonsu') ?? { visits: { label: '', statuses: [] } };
    const labels = (kind: string, on: string) => statusesOf(visits, kind, on).map(({ label }) => label);
    expect(labels('new-year', '2023-01-10')).toEqual(['완료', '추진중', '중장기추진', '추진불가', '이송']);
    expect(labels('metro-mayor', '2023-02-01')).toEqual(['추진중', '검토중', '추진불가']);
    expect(labels('field', '2022-06-30')).toEqual([]);
  });

  it('change of their procedures only what an office may change', async () => {
    const book = loadProcedures('config/procedures');
    const tables = new Set(book.versions().map(({ code }) => code));
    for (const profile of (await loadProfiles(folder)).values()) {
      expect(() => book.withOffice(profile.office, procedureChanges(profile, tables))).not.toThrow();
    }
    const naju = (await loadProfiles(folder)).get('naju');
    const changed = book.withOffice('naju', naju?.procedures ?? {}).version('complaint', '2026-11-02');
    expect(changed.kinds.get('misc')?.limit).toEqual({ length: 3, unit: 'day' });
  });
});

const beside = await surroundings('config');

describe('a profile is refused with file, line and cause', () => {
  const text = readFileSync(`${folder}/naju.yaml`, 'utf8');
  const lineOf = (words: string): number => text.slice(0, text.indexOf(words)).split('\n').length;
  const problemsOf = (from: string | RegExp, to: string): ProfileProblem[] => {
    const problems: ProfileProblem[] = [];
    profileFrom('config/offices/naju.yaml', text.replace(from, to), beside, problems);
    return problems;
  };
  const codes = (from: string | RegExp, to: string): string[] => problemsOf(from, to).map(({ code }) => code);

  it('as it stands it is accepted', () => {
    expect(problemsOf('', '')).toEqual([]);
  });

  it('a letter in words of its own that leave out what must be said', () => {
    const own = (text: string): string => `thresholds: []\nletters: { R4: { text: '${text}' } }\n`;
    expect(codes('thresholds: []', own('{{title}}: {{reason}} {{oldDue}}에서 {{newDue}}까지로 바꿉니다.'))).toEqual([]);
    expect(problemsOf('thresholds: []', own('{{title}}: {{reason}} {{oldDue}}보다 늦어집니다.'))).toMatchObject([
      { code: 'wrong-wording', cause: expect.stringContaining('text must say {{newDue}}') },
    ]);
  });

  it('an unknown department', () => {
    expect(problemsOf('road-2: { name: 박연습, department: road', 'road-2: { name: 박연습, department: raod')).toEqual([
      {
        file: 'config/offices/naju.yaml',
        line: lineOf('road-2:'),
        code: 'unknown-department',
        cause: "'raod' 부서가 없습니다.",
      },
    ]);
  });

  it('two heads, or none', () => {
    expect(codes('department: road, roles: [officer]', 'department: road, roles: [head, officer]')).toContain(
      'two-heads',
    );
    expect(codes('department: road, roles: [head]', 'department: road, roles: [officer]')).toEqual(['no-head']);
  });

  it('an unknown role', () => {
    expect(codes('roles: [examiner]', 'roles: [examiner, king]')).toEqual(['unknown-role']);
  });

  it('a duty nobody holds', () => {
    expect(codes('roles: [examiner]', 'roles: [officer]')).toEqual(['role-not-held']);
  });

  it('a key written twice', () => {
    expect(codes('kind: 시', 'kind: 시\nkind: 군')).toEqual(['duplicate-key']);
  });

  it('a telephone number nobody can dial', () => {
    const [problem] = problemsOf(/urgentPhone: \S+/, 'urgentPhone: 61.000.1119');
    expect(problem).toMatchObject({ code: 'wrong-shape', line: lineOf('urgentPhone') });
  });

  it('an unknown procedure, in a change or in a channel', () => {
    expect(codes('  complaint:\n', '  complain:\n')).toEqual(['unknown-procedure']);
    expect(codes('procedure: complaint', 'procedure: complain')).toEqual(['unknown-procedure']);
  });

  it('a status nobody can compare, one that says two things, a rota of no kind, a 동 that is not there', () => {
    const status = (choices: string): string[] => codes(/choices: \{ done: [^}]*\}/, `choices: ${choices}`);
    expect(status('{ done: 완료, planned: { label: 추진예정, means: in-progress } }')).toEqual([]);
    expect(status('{ finished: 완료 }')).toEqual(['status-without-meaning']);
    expect(status('{ done: { label: 완료, means: impossible } }')).toEqual(['status-means-another']);
    expect(status('{ done: 완료, planned: { label: 추진예정, means: later } }')).toContain('wrong-shape');
    const [two] = problemsOf(
      '    new-year: { label: 연두순방 주민과의 대화 }',
      '    new-year: { label: 연두순방, statuses: [{ inForce: 2016-01-01, choices: { done: 해결 } }] }',
    );
    expect(two).toMatchObject({ code: 'two-labels', line: lineOf('    new-year: {') });
    expect(codes('rota: { kind: new-year', 'rota: { kind: old-year')).toEqual(['unknown-visit-kind']);
    expect(codes('  rota: {', '  priorities: [{ label: 외곽, dongs: [없는동] }]\n  rota: {')).toEqual(['unknown-dong']);
  });

  it('a word the profile does not know', () => {
    const [problem] = problemsOf('web: /naju', 'web: /naju\nmotto: 소통');
    expect(problem).toMatchObject({
      code: 'wrong-shape',
      line: lineOf('web: ') + 1,
      cause: "기관: 'motto'은(는) 쓸 수 없는 이름입니다.",
    });
  });

  it('working hours that overlap, a 동 told twice, a sample with a real mail address', () => {
    expect(codes('09:00-12:00, 13:00', '09:00-13:30, 13:00')).toEqual(['work-spans']);
    expect(codes('왕곡면', '세지면')).toEqual(['duplicate-dong']);
    expect(codes('naju.example', 'naju.go.kr')).toEqual(['sample-mail']);
  });
});
