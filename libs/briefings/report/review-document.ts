import { koreanDate } from '#calendar';
import type { Block, Check, OfficialDocument } from '#documents';
import { rateOf, rateText } from '#office';
import type { ReviewSnapshot } from '../rules/review-snapshot.js';
import type { KeptBriefing } from '../storage/briefing-rows.js';
import { type Chapter, checksIn, framed } from './frame.js';
import type { Texts } from './texts.js';
import { bullet } from './receipt-section.js';
import {
  budgetTable,
  changedTable,
  progressTable,
  standingChart,
  standingTable,
  statusTable,
} from './review-tables.js';
import { Review } from './review.js';
import { cases } from './words.js';

/** 건의사항 처리결과 보고회 자료. Figures from the snapshot alone; texts, which it names by passage, are given. */
export function reviewDocument(briefing: KeptBriefing<ReviewSnapshot>, texts: Texts): OfficialDocument {
  const { id, month, version, sha256, snapshot } = briefing;
  const review = new Review(snapshot, texts);
  return framed(
    {
      id,
      snapshot: `${snapshot.round.kind}-${month}-v${version}`,
      sha256,
      asOf: snapshot.asOf,
      office: snapshot.office,
    },
    {
      title: `${snapshot.round.name} 건의사항 처리결과 보고회`,
      summary: summaryOf(review),
      chapters: chaptersOf(review),
      raw: progressTable(review, 'raw'),
      formulas: [
        { name: '합계', text: '그 방문에서 나온 모든 건의사항. 처리구분의 합과 같음' },
        { name: '비율', text: '처리구분 ÷ 합계 × 100(기관의 끝수 처리). 이송은 완료로 세지 않음' },
      ],
    },
  );
}

/** Every 검산 of a snapshot. */
export function reviewChecks(snapshot: ReviewSnapshot): readonly Check[] {
  return checksIn(chaptersOf(new Review(snapshot, new Map())));
}

/** Passages that the document prints. */
export function reviewTexts({ suggestions }: ReviewSnapshot): readonly string[] {
  return suggestions.flatMap(({ texts }) => Object.values(texts));
}

function chaptersOf(review: Review): readonly Chapter[] {
  return [
    ['개요', overview(review)],
    [`총괄 현황(${review.asOf} 기준)`, standing(review)],
    ['건의사항별 추진상황', [{ type: 'table', table: progressTable(review, 'progress') }]],
    ['중장기·추진불가 관리', postponed(review)],
    ['예산 반영 건의', budget(review)],
    ['행정사항', duties(review)],
  ];
}

function overview(review: Review): Block[] {
  const { heldOn, heldAt, place, chair, attendees, dongs, period, suggestions } = review.snapshot;
  const visited = period ? `(방문 ${koreanDate(period.first)}~${koreanDate(period.last)})` : '';
  return [
    bullet('□', `일시: ${[koreanDate(heldOn), heldAt].filter(Boolean).join(' ')}`),
    ...(place ? [bullet('□', `장소: ${place}`)] : []),
    bullet('□', `주재: ${chair}`),
    ...(attendees ? [bullet('□', `참석: ${attendees}`)] : []),
    bullet('□', `대상: ${dongs}개동 ${cases(suggestions.length)}${visited}`),
  ];
}

function standing(review: Review): Block[] {
  const changed = review.changed();
  const { previous } = review.snapshot;
  return [
    { type: 'table', table: statusTable(review) },
    { type: 'chart', chart: standingChart(review) },
    { type: 'table', table: standingTable(review, 'dong', '동별') },
    { type: 'table', table: standingTable(review, 'field', '분야별') },
    { type: 'table', table: standingTable(review, 'department', '부서별') },
    previous
      ? bullet('※', `지난 보고회(${koreanDate(previous.asOf.slice(0, 10))}) 대비 상태변경 ${cases(changed.length)}`)
      : bullet('※', '이 방문의 첫 보고회'),
    ...(changed.length > 0 ? [{ type: 'table', table: changedTable(review) } as const] : []),
  ];
}

/** What will not be done soon or at all: why, what instead, whether the suggester knows, when it is looked at again. */
function postponed(review: Review): Block[] {
  return review.of('long-term', 'impossible').flatMap((each) => {
    const alternative = review.said(each, 'alternative');
    const told = each.toldOn === null ? '편지' : koreanDate(each.toldOn);
    return [
      bullet(
        '○',
        `[${review.statusLabel(each.status)}] ${each.dong} ${review.said(each, 'title')}: ${review.said(each, 'reason')}`,
      ),
      ...(alternative === '-' ? [] : [bullet('-', `대안: ${alternative}`)]),
      bullet('-', `건의자 안내: ${told} ⇒ 재검토 ${each.nextReview === null ? '-' : koreanDate(each.nextReview)}`),
    ];
  });
}

function budget(review: Review): Block[] {
  if (review.costed().length === 0) return [];
  return [
    { type: 'table', table: budgetTable(review) },
    bullet('※', '「동 관리카드」를 예산부서·정책부서·담당부서가 함께 봄'),
  ];
}

function duties(review: Review): Block[] {
  const silent = review.silent();
  return [
    bullet('□', '건의자 중간회신: 분기에 한 번 이상'),
    ...(silent.length > 0
      ? [
          bullet(
            '□',
            `${String(review.snapshot.silentAfter)}일 동안 갱신하지 않은 건의사항 ${cases(silent.length)}: 추진상황을 적을 것`,
          ),
        ]
      : []),
    ...review.departmentsOf(silent).map(([label, count]) => bullet('○', `${label} ${cases(count)}`)),
  ];
}

function summaryOf(review: Review): string {
  const { round, office, suggestions } = review.snapshot;
  const done = review.of('done').length;
  const rate = rateOf(done, suggestions.length, office.rounding);
  const told = rate === null ? '' : `(${rateText(rate, office.rounding)})`;
  return `${round.name}에서 나온 건의사항 ${cases(suggestions.length)} 가운데 완료 ${cases(done)}${told}의 처리결과와 남은 과제를 보고드리고자 함`;
}
