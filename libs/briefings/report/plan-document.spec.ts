import { describe, expect, it } from '@jest/globals';
import { type Block, checkLine, type OfficialDocument, rowTexts, type Table } from '#documents';
import { loadProfiles, type Profile } from '#office';
import { readHwpx } from '../../../test/support/documents/read-hwpx.js';
import { readXlsx } from '../../../test/support/documents/read-xlsx.js';
import type { CommunicationSnapshot, FiguresSnapshot } from '../rules/plan-snapshots.js';
import { communicationDocument, figuresChecks, figuresDocument } from './plan-document.js';
import { renderBriefing } from './render-briefing.js';

const profiles = await loadProfiles('config/offices');
const frame = (office: string) => {
  const profile = profiles.get(office) as Profile;
  return {
    profile,
    asOf: '2026-11-03T08:30',
    calendar: 'test',
    published: profile.published ?? {},
    office: {
      code: office,
      title: profile.title,
      department: { label: '소통과', phone: '000-000-0000' },
      signers: ['담당'],
      rounding: profile.indicators.rounding,
    },
  };
};
const kept = <Snapshot>(kind: string, snapshot: Snapshot) => ({
  id: '01900000-0000-7000-8000-000000000001',
  kind,
  month: '2026-11',
  subject: '',
  version: 1,
  sha256: '7f3a19c244d0'.padEnd(64, '0'),
  snapshot,
});
const figuresOf = (office: string): FiguresSnapshot => frame(office);
const documentOf = (office: string) => figuresDocument(kept('figures', figuresOf(office)));
const blocksOf = (document: OfficialDocument): readonly Block[] => document.sections.flatMap(({ blocks }) => blocks);
const tableOf = (document: OfficialDocument, id: string): Table => {
  const found = blocksOf(document).find((block) => block.type === 'table' && block.table.id === id);
  if (found?.type !== 'table') throw new Error(`no table ${id}`);
  return found.table;
};
const printed = (table: Table): string[] => table.rows.map((row) => rowTexts(table.columns, row).join(' '));
const told = (document: OfficialDocument): string[] =>
  blocksOf(document).flatMap((block) => (block.type === 'bullet' ? [`${block.level} ${block.text}`] : []));
const wrong = (office: string): string[] =>
  figuresChecks(figuresOf(office))
    .filter(({ holds }) => !holds)
    .map(checkLine);

describe('what an office printed', () => {
  it('is kept, its totals reckoned beside: 225 against 213, 44 against 32', () => {
    const plan = tableOf(documentOf('tongtong39'), 'published-yearly-plan');
    expect(plan.columns.map(({ title }) => title).join(' ')).toBe(
      '구분 2018년 2019년 2020년 2021년 2022년 합계(계산) 합계(원문)',
    );
    expect(printed(plan)).toEqual([
      '합계(계산) 51 43 44 43 32 213 -',
      '합계(원문) 51 43 44 43 44 225 225',
      '통통데이 12 24 24 24 12 96 96',
      '동 방문 39 19 20 19 20 117 117',
    ]);
    expect(wrong('tongtong39')).toEqual([
      '검산: 2022년 계산 32 ≠ 합계 44 (불일치)',
      '검산: 합계 계산 213 ≠ 합계 225 (불일치)',
    ]);
    expect(told(documentOf('tongtong39'))).toEqual([
      '※ 합계 검산 불일치: 2022년 원문 44, 계산 32(차이 12)',
      '※ 합계 검산 불일치: 합계 원문 225, 계산 213(차이 12)',
    ]);
  });

  it('is flagged where a headline is behind its table: 91 against 108', () => {
    expect(wrong('yeonsu')).toEqual(['검산: 머리글 계산 108 ≠ 합계 91 (불일치)']);
    expect(printed(tableOf(documentOf('yeonsu'), 'published-communication-count'))).toContain(
      '2023년 1 15 21 1 13 1 - 52 52',
    );
    expect(printed(tableOf(documentOf('yeonsu'), 'published-budget'))).toEqual(
      expect.arrayContaining(['투자계획 3.0 6.0 6.0 6.0 6.0 27.0 27.0', '집행액 1.8 3.9 - - - 5.7 5.7']),
    );
  });

  it('is flagged where a payout does not follow from its rule: 100 against 120', () => {
    expect(wrong('gwanak')).toEqual(['검산: 2023년 1월~6월 계산 120 ≠ 합계 100 (불일치)']);
  });
});

describe('an indicator', () => {
  it('of 연수 is truncated: 39, 91, 108 of 200 are 19, 45, 54 %', () => {
    const table = tableOf(documentOf('yeonsu'), 'indicator-communication');
    expect(printed(table)).toEqual([
      '2022년 20 10 39 39 19',
      '2023년 50 25 52 91 45',
      '2024년 90 45 17 108 54',
      '2025년 140 70 - - -',
      '2026년 200 100 - - -',
    ]);
    expect(table.notes).toEqual(
      expect.arrayContaining(['기준일 2024. 3. 31.(일)', '달성률 = 누계 ÷ 목표 × 100(정수까지 버림)']),
    );
  });

  it('of 관악 is rounded once, from exact parts: 37.5, 40.0, 42.9 are 40.0, and 20.0 of the pledge above', () => {
    const document = documentOf('gwanak');
    expect(printed(tableOf(document, 'indicator-online')).map((row) => row.split(' ').at(-1))).toEqual([
      '37.5',
      '40.0',
      '42.9',
    ]);
    expect(told(document)).toContain('□ 온라인 관악청(聽) 활성화: 이행률 40.0%, 상위 지표에서의 몫(50%) 20.0%');
  });

  it('of 나주 is the mean of two: 76 and 72 are 74 %', () => {
    expect(told(documentOf('naju'))).toEqual(['□ 시민건의사항 처리율(목표): 이행률 74%']);
    expect(wrong('naju')).toEqual([]);
  });
});

const communication: CommunicationSnapshot = {
  ...frame('yeonsu'),
  provisional: true,
  from: '2026-01-01',
  to: '2026-11-03',
  counts: [
    { kind: 'tea-talk', label: '구청장 차담회', times: 21, groups: 23, people: 212 },
    { kind: 'visit:new-year', label: '구청장 동 연두방문', times: 15, groups: 0, people: 640 },
  ],
  since: { communication: { from: '2024-04-01', times: 50 } },
};

describe('what was held', () => {
  const document = communicationDocument(kept('communication', communication));

  it('counts times, groups and people apart, and adds the times to the indicator', () => {
    expect(document.title).toBe('구민과의 소통 실적(잠정)');
    expect(printed(tableOf(document, 'communication'))).toEqual([
      '합계 36 23 852',
      '구청장 차담회 21 23 212',
      '구청장 동 연두방문 15 - 640',
    ]);
    expect(told(document)).toEqual(
      expect.arrayContaining([
        '□ 구민과의 소통횟수(누적): 목표 200회, 실적 108회(54%)',
        '○ 2024. 4. 1.(월)부터 2026. 11. 3.(화)까지 50회를 더하여 누계 158회(79%)',
      ]),
    );
  });

  it.each([
    ['소통 실적', document],
    ['계획과 지표', documentOf('tongtong39')],
  ])(
    '%s is the same in its files, cell for cell, both numbers included',
    async (_, made) => {
      const tables = blocksOf(made).flatMap((block) => (block.type === 'table' ? [block.table] : []));
      const expected = tables.map((table) => [
        table.columns.map(({ title }) => title),
        ...table.rows.map((row) => rowTexts(table.columns, row)),
      ]);
      const hwpx = readHwpx(await renderBriefing(made, 'hwpx'));
      const headings = expected.map((rows) => rows[0]?.join());
      expect(hwpx.tables.filter((rows) => headings.includes(rows[0]?.join()))).toEqual(expected);
      const sheets = [...readXlsx(await renderBriefing(made, 'xlsx'))].slice(0, expected.length);
      expect(
        sheets.map(([, rows], at) => rows.slice(0, expected[at]?.length).map((row) => row.map(({ text }) => text))),
      ).toEqual(expected);
    },
    30_000,
  );
});
