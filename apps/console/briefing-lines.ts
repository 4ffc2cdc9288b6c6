import type { BriefingOnShelf } from '#briefings';
import { koreanMoment, seoulMinute } from '#calendar';
import type { Place } from '#krds';
import type { BriefingFile, BriefingLine } from './pages/briefings.js';

export const FORMATS = ['hwpx', 'pdf', 'xlsx'] as const;

/** The kinds of briefings, as tabs of their page. */
export function briefingKinds(office: string, at: string): Place[] {
  const place = (kind: string, label: string, path: string): Place => ({
    href: `/${office}/briefings${path}`,
    label,
    current: kind === at,
  });
  return [
    place('monthly', '월간 보고', ''),
    place('communication', '소통 실적', '/plans?kind=communication'),
    place('figures', '계획과 지표', '/plans?kind=figures'),
  ];
}

/** `called`: what the page calls it. */
export function lineOf(item: BriefingOnShelf, address: string, called: string): BriefingLine {
  return {
    id: item.id,
    month: called,
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
