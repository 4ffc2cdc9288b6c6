import { type BriefingOnShelf, REVIEW } from '#briefings';
import { koreanMoment, seoulMinute } from '#calendar';
import type { Place } from '#krds';
import type { BriefingFile, BriefingLine } from './pages/briefings.js';

export const FORMATS = ['hwpx', 'pdf', 'xlsx'] as const;
const KINDS = [
  ['monthly', '월간 보고'],
  ['communication', '소통 실적'],
  ['figures', '계획과 지표'],
] as const;

/** The kinds of briefings of an office as a whole, as tabs of their page. */
export function briefingKinds(office: string, at: string): Place[] {
  return KINDS.map(([kind, label]) => ({ href: listOf(office, kind), label, current: kind === at }));
}

/** Briefings as their pages list them; `name` says what each is of. */
export function linesOf(
  items: readonly BriefingOnShelf[],
  office: string,
  name: (item: BriefingOnShelf) => string,
): readonly BriefingLine[] {
  return items.map((item) => lineOf(item, `/${office}/briefings`, name(item)));
}

/** Where a briefing is listed. */
export function placeOf(office: string, { kind, subject }: Pick<BriefingOnShelf, 'kind' | 'subject'>): string {
  return kind === REVIEW ? `/${office}/suggestions/${subject}/review` : listOf(office, kind);
}

function listOf(office: string, kind: string): string {
  return kind === 'monthly' ? `/${office}/briefings` : `/${office}/briefings/plans?kind=${kind}`;
}

function lineOf(item: BriefingOnShelf, address: string, name: string): BriefingLine {
  return {
    id: item.id,
    month: `${name} (${item.version}판${item.provisional ? ', 잠정' : ''})`,
    madeAt: koreanMoment(seoulMinute(item.madeAt)),
    files: FORMATS.map((format) => fileOf(item, format, address)),
    checks: item.checks.map(({ label, parts, total, holds }) => ({
      label,
      agrees: holds,
      told: `${parts} / ${total}`,
    })),
  };
}

function fileOf(item: BriefingOnShelf, format: (typeof FORMATS)[number], address: string): BriefingFile {
  const asked = item.exports.filter((each) => each.format === format).at(-1);
  const name = format.toUpperCase();
  if (asked?.state === 'done') return { name, href: `${address}/files/${asked.id}` };
  if (asked?.state === 'queued' || asked?.state === 'running') {
    return {
      name,
      progress: `${asked.done}/${asked.of} 만드는 중`,
      act: { label: '그만두기', address: `${address}/files/${asked.id}/cancel` },
    };
  }
  const label = asked?.state === 'failed' ? '다시 만들기' : '만들기';
  return { name, act: { label, address: `${address}/${item.id}/files`, format } };
}
