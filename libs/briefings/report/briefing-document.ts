import { koreanDate } from '#calendar';
import type { Block, Check, OfficialDocument, Section } from '#documents';
import { Figures } from '../rules/figures.js';
import type { BriefingSnapshot } from '../rules/snapshot.js';
import { keepingBlocks } from './keeping-section.js';
import { fingerprintOf } from './fingerprint.js';
import { dutyBlocks, lateBlocks } from './late-section.js';
import { formulas, rawCounts } from './raw-counts.js';
import { meetingBlocks } from './meeting-section.js';
import { receiptBlocks } from './receipt-section.js';
import { cases, monthName, numbered } from './words.js';

/** A briefing as it is kept. */
export interface Briefing {
  readonly id: string;
  readonly version: number;
  /** Of the snapshot, in hex. */
  readonly sha256: string;
  readonly snapshot: BriefingSnapshot;
}

/**
 * 월간 직소민원 처리결과 보고 (영 §22①, 규칙 §7) from a snapshot and nothing else. Chapters without content are left out and
 * the rest is numbered through; a sum that does not hold is printed as 불일치 and never mended.
 */
export function briefingDocument({ id, version, sha256, snapshot }: Briefing): OfficialDocument {
  const figures = new Figures(snapshot);
  const { month, office, asOf, provisional } = snapshot;
  const [year, number] = [month.slice(0, 4), Number(month.slice(5))];
  return {
    title: `${year}년 ${number}월 직소민원 처리결과 보고${provisional ? '(잠정)' : ''}`,
    office: `${office.title} ${office.department.label}`,
    approvalLine: office.signers,
    dateLine: `(${koreanDate(asOf.slice(0, 10))}, ${office.department.label} ☎${office.department.phone})`,
    summary: summaryOf(figures),
    sections: sectionsOf(figures),
    attachments: [],
    snapshot: { id: `${month}-v${version}`, asOf: asOf.slice(0, 10), fingerprint: fingerprintOf(sha256) },
    footer: `${provisional ? '잠정 · ' : ''}보고번호 ${id} · SHA-256 ${sha256}`,
    raw: rawCounts(figures),
    formulas: formulas(figures),
  };
}

/** Every 검산 of a snapshot, those of its tables and those between them. */
export function checksOf(snapshot: BriefingSnapshot): readonly Check[] {
  return sectionsOf(new Figures(snapshot))
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => {
      if (block.type === 'check') return [block.check];
      return block.type === 'table' ? block.table.checks : [];
    });
}

function sectionsOf(figures: Figures): Section[] {
  const chapters: readonly (readonly [string, readonly Block[]])[] = [
    ['접수 및 처리 현황', receiptBlocks(figures)],
    ['처리사항 점검', keepingBlocks(figures)],
    ['주요민원 현황', lateBlocks(figures)],
    ['통통데이', meetingBlocks(figures)],
    ['행정사항', dutyBlocks(figures)],
  ];
  return numbered(chapters.filter(([, blocks]) => blocks.length > 0));
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
