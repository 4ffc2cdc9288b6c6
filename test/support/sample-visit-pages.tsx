import type { VNode } from 'preact';
import { type Chrome, noProblems } from '#krds';
import type { Rounding } from '#office';
import type { CountsTable, Coverage, PublicSuggestion, RoundLine, SuggestionCard, VisitLine } from '#visits';
import { ReviewsPage } from '../../apps/console/pages/reviews.js';
import { RankingPage, SuggestionsPage } from '../../apps/console/pages/suggestions.js';
import { VisitsPage } from '../../apps/console/pages/visits.js';
import { SuggestionRoundPage, SuggestionRoundsPage } from '../../apps/portal/pages/suggestions.js';

const rounding: Rounding = { mode: 'half-up', digits: 1 };
const base = '/example';
const round: RoundLine = {
  kind: 'new-year',
  year: 2026,
  number: 1,
  key: 'new-year.2026.1',
  name: '2026년 동 연두방문',
  suggestions: 186,
};
const counts: CountsTable = {
  round,
  dongs: 15,
  period: { first: '2026-01-09', last: '2026-01-23' },
  columns: [
    { code: 'done', label: '완료' },
    { code: 'in-progress', label: '추진중' },
    { code: 'long-term', label: '중장기추진' },
    { code: 'impossible', label: '추진불가' },
    { code: 'transferred', label: '이송' },
  ],
  total: { key: '', total: 186, counts: [96, 23, 24, 24, 19] },
  rates: [51.6, 12.4, 12.9, 12.9, 10.2],
  rows: [
    { key: '가나동', label: '가나동', total: 100, counts: [60, 10, 10, 10, 10] },
    { key: '다라동', label: '다라동', total: 86, counts: [36, 13, 14, 14, 9] },
  ],
  check: { parts: 186, total: 186, holds: true },
};
const coverage: Coverage = {
  label: '동 연두방문',
  everyYears: 2,
  years: [
    { year: 2025, planned: 8, held: 8 },
    { year: 2026, planned: 7, held: 1 },
  ],
  total: { planned: 15, held: 9 },
  turns: [
    { dong: '다라동', last: '2023-01-10', reached: false, neglected: true, priority: '현안이 있는 동' },
    { dong: '가나동', last: '2026-01-09', reached: true, neglected: false },
  ],
};
const visit: VisitLine = {
  id: 'visit-1',
  receiptNo: '2026-방문-00001',
  title: '가나동 연두방문',
  kindLabel: '동 연두방문',
  dong: '가나동',
  visitedOn: '2026-01-09',
  state: 'held',
  stateLabel: '실시',
  groups: 3,
  attendees: 45,
  suggestions: 12,
};
const card: SuggestionCard = {
  id: '01900000-0000-7000-8000-000000000001',
  receiptNo: '2026-건의-00001',
  title: '공영주차장',
  status: 'long-term',
  statusLabel: '중장기추진',
  dong: '가나동',
  field: '주차·교통',
  department: '교통과',
  officer: '이예시',
  content: '차 댈 곳이 없습니다.',
  progress: null,
  plan: '예산을 요구합니다.',
  reason: '땅을 사야 합니다.',
  alternative: '학교 운동장을 밤에 엽니다.',
  agency: null,
  plannedOn: null,
  nextReview: '2027-01-15',
  movedOn: '2026-02-02',
  toldOn: '2026-02-03',
  replyUntil: null,
  cost: { total: 1_200_000_000, national: 0, province: 500_000_000, own: 700_000_000, when: '본예산' },
  opinions: [
    { of: '담당부서', opinion: '반영 필요' },
    { of: '정책부서', opinion: null },
    { of: '예산부서', opinion: '나중에 반영' },
  ],
  rank: { matter: '01900000-0000-7000-8000-000000000001', year: 2027, rank: 7 },
};
const shown: PublicSuggestion = {
  id: card.id,
  title: card.title,
  dong: card.dong,
  field: card.field,
  statusLabel: card.statusLabel,
  department: card.department,
  plannedOn: null,
  nextReview: card.nextReview,
  movedOn: card.movedOn,
};
const still = { first: undefined, next: undefined };
const places = (labels: readonly string[]) =>
  labels.map((label, at) => ({ href: `#${label}`, label, current: at === 0 }));

/** 방문과 건의사항, for staff and for everyone. */
export function visitPages(staff: Chrome, chrome: Chrome): Readonly<Record<string, VNode>> {
  const counted = { counts, rounding, asOf: '2026-03-05' };
  return {
    visits: <VisitsPage chrome={staff} base={base} coverage={coverage} visits={[visit]} {...still} />,
    suggestions: (
      <SuggestionsPage
        chrome={staff}
        base={base}
        by="동"
        dimensions={places(['동별', '분야별', '부서별'])}
        statuses={places(['완료 96', '추진중 23'])}
        cards={[card]}
        {...counted}
        {...still}
      />
    ),
    'suggestion-ranking': (
      <RankingPage
        chrome={staff}
        base={base}
        year={2027}
        version={1}
        cards={[{ ...card, given: '7' }]}
        mayRank
        problems={{ ...noProblems, form: ['같은 순위가 두 번 있습니다.'] }}
      />
    ),
    'suggestion-review': (
      <ReviewsPage
        chrome={staff}
        action={`${base}/suggestions/${round.key}/review`}
        back={`${base}/suggestions/${round.key}`}
        name={round.name}
        meeting={{
          heldOn: '2026-04-04',
          heldAt: '14:00',
          place: '대상황실',
          attendees: '부구청장, 국장 5명, 동장 15명',
        }}
        briefings={[]}
        next={undefined}
        problems={noProblems}
      />
    ),
    'public-suggestions': (
      <SuggestionRoundPage
        chrome={chrome}
        here={`${base}/suggestions/${round.key}`}
        dong={undefined}
        suggestions={[shown]}
        {...counted}
        {...still}
      />
    ),
    'public-suggestion-rounds': <SuggestionRoundsPage chrome={chrome} base={`${base}/suggestions`} rounds={[round]} />,
  };
}
