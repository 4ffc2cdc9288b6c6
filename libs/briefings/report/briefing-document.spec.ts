import { describe, expect, it } from '@jest/globals';
import { type Block, cellText, type Chart, type OfficialDocument, type Table } from '#documents';
import { fullSnapshot, snapshotOf } from '../../../test/support/briefing-snapshot.js';
import type { BriefingSnapshot } from '../rules/snapshot.js';
import { briefingDocument, checksOf } from './briefing-document.js';

const sha256 = '7f3a19c244d0'.padEnd(64, '0');
const documentOf = (snapshot: BriefingSnapshot): OfficialDocument =>
  briefingDocument({ id: '0190-example', version: 2, sha256, snapshot });

const blocksOf = (document: OfficialDocument): readonly Block[] => document.sections.flatMap(({ blocks }) => blocks);
const textOf = (document: OfficialDocument): string =>
  blocksOf(document)
    .flatMap((block) => (block.type === 'bullet' ? [`${block.level} ${block.text}`] : []))
    .join('\n');
function tableOf(document: OfficialDocument, id: string): Table {
  for (const block of blocksOf(document)) {
    const table = block.type === 'table' ? block.table : block.type === 'chart' ? block.chart.table : undefined;
    if (table?.id === id) return table;
  }
  throw new Error(`no table ${id}`);
}
const printed = (table: Table): string[] =>
  table.rows.map((row) =>
    [row.label, ...row.cells.map((cell, at) => cellText(table.columns[at + 1] as Table['columns'][number], cell))].join(
      ' ',
    ),
  );
const chartsOf = (document: OfficialDocument): readonly Chart[] =>
  blocksOf(document).flatMap((block) => (block.type === 'chart' ? [block.chart] : []));

describe('the monthly briefing of a full month', () => {
  const report = documentOf(fullSnapshot());

  it('has the frame officials expect', () => {
    expect(report).toMatchObject({
      title: '2026년 10월 직소민원 처리결과 보고',
      office: '가상시 시민소통실',
      approvalLine: ['담당', '실장', '부시장'],
      dateLine: '(2026. 11. 3.(화), 시민소통실 ☎061-000-2000)',
      summary:
        '10월에 접수된 직소민원 47건의 처리상황을 「민원 처리에 관한 법률 시행령」 제22조에 따라 점검하고, 기한 경과 2건을 포함한 처리결과를 보고드리고자 함',
      snapshot: { id: '2026-10-v2', asOf: '2026-11-03', fingerprint: '7F3A-19C2-44D0' },
      footer: `보고번호 0190-example · SHA-256 ${sha256}`,
    });
    expect(report.sections.map(({ numeral, title }) => `${numeral} ${title}`)).toEqual([
      'Ⅰ 접수 및 처리 현황',
      'Ⅱ 처리사항 점검',
      'Ⅲ 주요민원 현황',
      'Ⅳ 행정사항',
    ]);
  });

  it('says in sentences what the tables hold', () => {
    expect(textOf(report).split('\n')).toEqual([
      '□ 접수현황: 총 47건(전월 대비 16건 증가(51.6%), 전년동월 대비 자료 없음), 일평균 1.5건',
      '○ 채널별: 누리집 36건, 방문 6건, 전화 5건',
      '- 주요 증가 종류: 고충민원 34건(전월 대비 12건 증가)',
      '□ 처리현황: 완료 38건(80.9%), 처리중 6건, 평균 처리일수 4.1일',
      '□ 처리기간 준수율 92.1%(전월 93.5%, 누계 94.4%)',
      '○ 기한 경과 2건: 도로과 1건, 교통과 1건(처리중 1)',
      '※ 처리기한이 지난 민원에 독촉 2건(영 제28조제2항)',
      '□ 기한 경과 2건, 기한 연장 2건',
      '□ 교통과: 기한이 지난 처리중 민원 1건 처리 후 결과 제출',
    ]);
  });

  it('puts 합계 first and lets every part add up to it', () => {
    expect(printed(tableOf(report, 'channels'))).toEqual([
      '합계 47 38 6 43 2 2 1 2',
      '누리집 36 27 6 32 2 2 1 2',
      '방문 6 6 - 6 - - - -',
      '전화 5 5 - 5 - - - -',
    ]);
    expect(tableOf(report, 'channels').notes).toContain('처리중에는 접수 대기 1건 포함');
    expect(printed(tableOf(report, 'departments'))).toEqual([
      '합계 38 35 2 1 92.1',
      '시민소통실 6 6 - - 100.0',
      '도로과 27 24 2 1 88.9',
      '교통과 5 5 - - 100.0',
    ]);
    expect(printed(tableOf(report, 'dongs'))).toEqual([
      '합계 47 38 6 80.9',
      '가상동 32 27 2 84.4',
      '예시동 6 6 - 100.0',
      '보기면 5 5 - 100.0',
      '미지정 4 - 4 0.0',
    ]);
    const checks = checksOf(fullSnapshot());
    expect(checks.length).toBeGreaterThan(10);
    expect(checks.filter(({ holds }) => !holds)).toEqual([]);
  });

  it('marks a decrease with △', () => {
    expect(printed(tableOf(report, 'kinds'))).toEqual([
      '합계 47 38 6 4.1 16',
      '건의민원 5 5 - 9.0 5',
      '고충민원 34 27 5 3.9 12',
      '기타민원 7 6 - 1.0 △2',
      '미지정 1 - 1 - 1',
    ]);
    const fewer = documentOf(snapshotOf([{ month: '2026-09', times: 8 }, { times: 6 }]));
    expect(textOf(fewer)).toContain('전월 대비 △2건(△25.0%)');
  });

  it('names formula and 기준일 under every table of figures', () => {
    const notes = tableOf(report, 'departments').notes;
    expect(notes).toEqual(
      expect.arrayContaining([
        '기준일 2026. 11. 3.(화) 08:30',
        '준수율 = 준수 ÷ 처리 × 100(소수 첫째 자리까지 반올림)',
      ]),
    );
    for (const id of ['channels', 'kinds', 'dongs', 'trend', 'late'])
      expect(tableOf(report, id).notes.join()).toContain('기준일 2026. 11. 3.');
    expect(report.formulas?.map(({ name }) => name)).toContain('준수율');
  });

  it('draws 13 months; those before the first matter have no data, the quiet ones after it none', () => {
    const [trend] = chartsOf(report);
    expect(trend?.series.map(({ values }) => values.slice(-4))).toEqual([
      [null, 21, 31, 47],
      [null, 21, 31, 38],
    ]);
    const rows = printed(tableOf(report, 'trend'));
    expect(trend?.categories).toHaveLength(13);
    expect(rows).toEqual(['2026. 8. 21 21', '2026. 9. 31 31', '2026. 10. 47 38']);
    expect(tableOf(report, 'trend').notes).toContain('2026. 8. 앞의 달은 자료 없음');
    const quiet = documentOf(snapshotOf([{ month: '2026-07' }, {}]));
    expect(printed(tableOf(quiet, 'trend')).slice(-4)).toEqual([
      '2026. 7. 1 1',
      '2026. 8. - -',
      '2026. 9. - -',
      '2026. 10. 1 1',
    ]);
    expect(textOf(quiet)).toContain('전월 대비 1건 증가, 전년동월 대비 자료 없음');
  });

  it('keeps every count as 원자료', () => {
    const raw = report.raw?.rows.map(({ cells }) => cells.join(' '));
    expect(raw).toContain('2026. 10. 부서 교통과 처리중 경과 1 0');
    expect(raw).toContain('2026. 8. 전체 전체 완료 기한 내 21 84');
  });
});

describe('rates', () => {
  const thirds = (rounding: BriefingSnapshot['office']['rounding']): OfficialDocument =>
    documentOf(
      snapshotOf([{ times: 39 }, { times: 161, standing: 'open' }], { office: { ...snapshotOf([]).office, rounding } }),
    );

  it('are rounded or cut as the office does it', () => {
    expect(textOf(thirds({ mode: 'half-up', digits: 1 }))).toContain('완료 39건(19.5%)');
    expect(textOf(thirds({ mode: 'half-up', digits: 0 }))).toContain('완료 39건(20%)');
    expect(textOf(thirds({ mode: 'truncate', digits: 0 }))).toContain('완료 39건(19%)');
    expect(printed(tableOf(thirds({ mode: 'truncate', digits: 0 }), 'dongs'))[0]).toBe('합계 200 39 161 19');
    expect(printed(tableOf(thirds({ mode: 'half-up', digits: 2 }), 'dongs'))[0]).toBe('합계 200 39 161 19.50');
    expect(tableOf(thirds({ mode: 'truncate', digits: 0 }), 'dongs').notes).toContain(
      '처리율 = 완료 ÷ 접수 × 100(정수까지 버림)',
    );
  });
});

describe('what is not there', () => {
  it('is not shown: a month without matters has one sentence, no table, no invented rate', () => {
    const report = documentOf(snapshotOf([]));
    expect(report.sections.map(({ title }) => title)).toEqual(['접수 및 처리 현황']);
    expect(textOf(report)).toBe('□ 접수현황: 이 달에 접수된 직소민원 없음');
    expect(blocksOf(report)).toHaveLength(1);
    expect(report.summary).toContain('접수된 직소민원이 없음');
  });

  it('gives no 준수율 while nothing is answered, and numbers the chapters that remain', () => {
    const report = documentOf(
      snapshotOf([{ standing: 'open', timing: 'overdue' }], { late: { total: 1, demands: 0, rows: [] } }),
    );
    expect(textOf(report)).toContain('처리기간 준수율: 완료된 민원이 없어 산출하지 않음');
    expect(textOf(report)).not.toContain('독촉');
    expect(report.sections.map(({ numeral }) => numeral)).toEqual(['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ']);
    const calm = documentOf(snapshotOf([{ times: 3 }]));
    expect(calm.sections.map(({ title }) => title)).toEqual(['접수 및 처리 현황', '처리사항 점검']);
    expect(textOf(calm)).toContain('기한 경과 민원 없음');
  });
});

it('a month that is not over is 잠정 in title, summary, notes and footer', () => {
  const report = documentOf(snapshotOf([{}], { provisional: true, asOf: '2026-10-21T10:00', days: 21 }));
  expect(report.title).toBe('2026년 10월 직소민원 처리결과 보고(잠정)');
  expect(report.summary).toContain('10월에 2026. 10. 21.(수)까지 접수된');
  expect(tableOf(report, 'channels').notes[0]).toContain('잠정');
  expect(report.footer).toContain('잠정');
});

it('a breakdown that misses a matter says 불일치 and stays as it is', () => {
  const whole = snapshotOf([{ times: 3 }, { channel: 'visit' }]);
  const broken = { ...whole, counts: whole.counts.filter(({ key }) => key !== 'visit') };
  expect(printed(tableOf(documentOf(broken), 'channels'))).toEqual(['합계 4 4 - 4 - - - -', '누리집 3 3 - 3 - - - -']);
  expect(checksOf(broken).filter(({ holds }) => !holds)).toEqual(
    expect.arrayContaining([
      { label: '채널 합(합계)', parts: 3, total: 4, holds: false },
      { label: '채널별 접수 합', parts: 3, total: 4, holds: false },
    ]),
  );
});

it('an outcome of an office that has no column of its own is counted as 그 밖의 종결', () => {
  const report = documentOf(snapshotOf([{ times: 2 }, { standing: 'repeated' }]));
  expect(tableOf(report, 'channels').columns.at(-1)?.title).toBe('그 밖의 종결');
  expect(printed(tableOf(report, 'channels'))[0]).toBe('합계 3 2 - 3 - - - - 1');
  expect(checksOf(snapshotOf([{ times: 2 }, { standing: 'repeated' }])).every(({ holds }) => holds)).toBe(true);
});

describe('the chapter on the mayor’s day', () => {
  const meetings = {
    sessions: 2,
    meetings: 7,
    people: 19,
    requests: { received: 12, selected: 6, substituted: 3, written: 1, waiting: 2, withdrawn: 0, visits: 0 },
    followUps: { ordered: 8, done: 5, impossible: 1, open: 2, overdue: 1 },
  };

  it('says what was held, how requests stand and what was followed up, and reckons it again', () => {
    const report = documentOf({ ...fullSnapshot(), meetings });
    expect(textOf(report)).toContain('운영 2회 7건 19명(선정 6, 대체면담 3), 후속조치 이행 5/8(62.5%)');
    expect(printed(tableOf(report, 'meetings'))).toEqual(['신청 12 6 3 1 2 - -']);
    expect(report.sections.map(({ title }) => title)).toContain('통통데이');
    const checks = checksOf({ ...fullSnapshot(), meetings });
    expect(checks.filter(({ label }) => /면담 신청|후속조치/.test(label)).map(({ holds }) => holds)).toEqual([
      true,
      true,
    ]);
    const wrong = { ...meetings, requests: { ...meetings.requests, received: 13 } };
    expect(checksOf({ ...fullSnapshot(), meetings: wrong }).some(({ holds }) => !holds)).toBe(true);
  });

  it('is left out where there was nothing, and in what was frozen before meetings were counted', () => {
    const nothing = { ...meetings, sessions: 0, meetings: 0, requests: { ...meetings.requests, received: 0 } };
    for (const snapshot of [fullSnapshot(), { ...fullSnapshot(), meetings: nothing }])
      expect(documentOf(snapshot).sections.map(({ title }) => title)).not.toContain('통통데이');
  });
});
