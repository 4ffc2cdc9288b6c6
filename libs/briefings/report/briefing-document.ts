import { koreanDate } from '#calendar';
import type { Check, OfficialDocument } from '#documents';
import { Figures } from '../rules/figures.js';
import type { BriefingSnapshot } from '../rules/snapshot.js';
import { type Chapter, checksIn, framed } from './frame.js';
import { keepingBlocks } from './keeping-section.js';
import { dutyBlocks, lateBlocks } from './late-section.js';
import { formulas, rawCounts } from './raw-counts.js';
import { meetingBlocks } from './meeting-section.js';
import { receiptBlocks } from './receipt-section.js';
import { visitBlocks } from './visit-section.js';
import { cases, monthName } from './words.js';

/** A briefing as it is kept. */
export interface Briefing {
  readonly id: string;
  readonly version: number;
  /** Of the snapshot, in hex. */
  readonly sha256: string;
  readonly snapshot: BriefingSnapshot;
}

/**
 * 월간 직소민원 처리결과 보고 (영 §22①, 규칙 §7) from a snapshot and nothing else; a sum that does not hold is printed as 불일치 and
 * never mended.
 */
export function briefingDocument({ id, version, sha256, snapshot }: Briefing): OfficialDocument {
  const figures = new Figures(snapshot);
  const { month, office, asOf, provisional } = snapshot;
  const [year, number] = [month.slice(0, 4), Number(month.slice(5))];
  return framed(
    { id, snapshot: `${month}-v${version}`, sha256, asOf, office, provisional },
    {
      title: `${year}년 ${number}월 직소민원 처리결과 보고`,
      summary: summaryOf(figures),
      chapters: chaptersOf(figures),
      raw: rawCounts(figures),
      formulas: formulas(figures),
    },
  );
}

/** Every 검산 of a snapshot, those of its tables and those between them. */
export function checksOf(snapshot: BriefingSnapshot): readonly Check[] {
  return checksIn(chaptersOf(new Figures(snapshot)));
}

function chaptersOf(figures: Figures): readonly Chapter[] {
  return [
    ['접수 및 처리 현황', receiptBlocks(figures)],
    ['처리사항 점검', keepingBlocks(figures)],
    ['주요민원 현황', lateBlocks(figures)],
    ['통통데이', meetingBlocks(figures)],
    ['현장방문 건의사항', visitBlocks(figures)],
    ['행정사항', dutyBlocks(figures)],
  ];
}

function summaryOf(figures: Figures): string {
  const { provisional, asOf } = figures.snapshot;
  const all = figures.count();
  const until = provisional ? `${koreanDate(asOf.slice(0, 10))}까지 ` : '';
  const law = '「민원 처리에 관한 법률 시행령」 제22조에 따라 점검';
  if (all === 0) return `${monthName(figures.month)}에 ${until}접수된 직소민원이 없음을 ${law}하여 보고드리고자 함`;
  const late = figures.count({ timing: 'overdue' });
  const told = late > 0 ? `기한 경과 ${cases(late)}을 포함한 처리결과를` : '그 결과를';
  return `${monthName(figures.month)}에 ${until}접수된 직소민원 ${cases(all)}의 처리상황을 ${law}하고, ${told} 보고드리고자 함`;
}
