import { koreanDate, koreanMoment } from '#calendar';
import { type Block, type Check, checkSums, type OfficialDocument, type Table } from '#documents';
import { indicatorBlocks, indicatorFormulas } from './indicator-blocks.js';
import { publishedBlocks } from './published-table.js';
import { bullet } from './receipt-section.js';
import { type Chapter, checksIn, framed } from './frame.js';
import { cell } from './words.js';
import type { CommunicationSnapshot, FiguresSnapshot } from '../rules/plan-snapshots.js';
import type { KeptBriefing } from '../storage/briefing-rows.js';

/** 계획과 지표: what the office printed, its totals reckoned beside, and how far each indicator has come. */
export function figuresDocument(briefing: KeptBriefing<FiguresSnapshot>): OfficialDocument {
  const { snapshot } = briefing;
  return made(briefing, {
    title: '소통 사업 계획과 지표',
    summary: summaryOf(figuresChecks(snapshot)),
    chapters: figuresChapters(snapshot),
  });
}

export function figuresChecks(snapshot: FiguresSnapshot): readonly Check[] {
  return checksIn(figuresChapters(snapshot));
}

/** 소통 실적: what was held in a period, and what that makes of the indicator. */
export function communicationDocument(briefing: KeptBriefing<CommunicationSnapshot>): OfficialDocument {
  const { snapshot } = briefing;
  const { from, to, counts } = snapshot;
  const times = counts.reduce((all, { times: each }) => all + each, 0);
  return made(briefing, {
    title: snapshot.office.title.endsWith('구') ? '구민과의 소통 실적' : '시민과의 소통 실적',
    summary: `${koreanDate(from)}부터 ${koreanDate(to)}까지 ${String(times)}회의 소통 실적을 보고드리고자 함`,
    chapters: communicationChapters(snapshot),
  });
}

export function communicationChecks(snapshot: CommunicationSnapshot): readonly Check[] {
  return checksIn(communicationChapters(snapshot));
}

function figuresChapters({ published, office }: FiguresSnapshot): readonly Chapter[] {
  return [
    ['연도별 계획과 예산', tablesOf(published)],
    [
      '지표',
      Object.entries(published.indicators ?? {}).flatMap(([code, indicator]) =>
        indicatorBlocks(code, indicator, office.rounding),
      ),
    ],
  ];
}

function communicationChapters(snapshot: CommunicationSnapshot): readonly Chapter[] {
  const { published, office, since, to } = snapshot;
  const counting = Object.entries(published.indicators ?? {}).filter(([code]) => code in since);
  return [
    ['소통 실적', [{ type: 'table', table: countsTable(snapshot) }]],
    [
      '누적 지표',
      counting.flatMap(([code, indicator]) => {
        const counted = since[code];
        return indicatorBlocks(code, indicator, office.rounding, counted && { ...counted, asOf: to });
      }),
    ],
    ['공표된 실적', tablesOf(published)],
  ];
}

function tablesOf({ tables = {} }: FiguresSnapshot['published']): Block[] {
  return Object.entries(tables).flatMap(([code, table]) => publishedBlocks(`published-${code}`, table));
}

/** Times, groups and people stand side by side and are never added to each other. */
function countsTable({ counts, from, to, asOf, provisional }: CommunicationSnapshot): Table {
  const of = (what: 'times' | 'groups' | 'people'): number => counts.reduce((all, each) => all + each[what], 0);
  const table: Table = {
    id: 'communication',
    caption: '소통 실적',
    unit: '(단위: 회, 개, 명)',
    columns: [
      { key: 'kind', title: '구분', kind: 'text' },
      { key: 'times', title: '횟수(회)', kind: 'count' },
      { key: 'groups', title: '단체(개)', kind: 'count' },
      { key: 'people', title: '인원(명)', kind: 'count' },
    ],
    rows: [
      { label: '합계', isTotal: true, cells: [of('times'), of('groups'), of('people')] },
      ...counts.map(({ label, times, groups, people }) => ({
        label,
        cells: [cell(times), cell(groups), cell(people)],
      })),
    ],
    notes: [
      `기준일 ${koreanMoment(asOf)}${provisional ? ', 기간이 끝나지 않은 잠정 수치' : ''}`,
      `${koreanDate(from)}부터 ${koreanDate(to)}까지 실시한 것`,
      '횟수는 실시한 행사와 방문의 수, 단체와 인원은 그때 만난 수로 서로 더하지 않음',
    ],
    checks: [],
    sums: { down: { label: '소통 실적', columns: ['times', 'groups', 'people'] } },
  };
  return { ...table, checks: checkSums(table) };
}

function summaryOf(checks: readonly Check[]): string {
  const wrong = checks.filter(({ holds }) => !holds).length;
  const found = wrong === 0 ? '모두 일치하여' : `불일치 ${String(wrong)}건을 원문과 계산을 나란히 적어`;
  return `공표한 계획과 지표의 합계를 검산(${String(checks.length)}건)하고 ${found} 보고드리고자 함`;
}

function made(
  { id, version, month, sha256, snapshot }: KeptBriefing<FiguresSnapshot | CommunicationSnapshot>,
  {
    title,
    summary,
    chapters,
  }: { readonly title: string; readonly summary: string; readonly chapters: readonly Chapter[] },
): OfficialDocument {
  const { office, asOf, published } = snapshot;
  const provisional = 'provisional' in snapshot && snapshot.provisional;
  const empty = chapters.every(([, blocks]) => blocks.length === 0);
  return framed(
    { id, snapshot: `${month}-v${String(version)}`, sha256, asOf, office, provisional },
    {
      title,
      summary,
      chapters: empty ? [['계획과 지표', [bullet('□', '공표한 계획과 지표 없음')]]] : chapters,
      formulas: indicatorFormulas(published, office.rounding),
    },
  );
}
