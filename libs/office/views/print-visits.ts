import type { Profile, Rota, StatusSet } from '../rules/profile.js';
import { statusesIn } from '../rules/visits.js';
import { table } from './print-table.js';

/** Visits: whose turn it is and who comes first, and what a 건의사항 can be by kind and date. */
export function printVisits({ visits }: Profile): string[] {
  const { label, statuses, kinds = {}, rota, priorities = [] } = visits;
  const own = Object.entries(kinds);
  return [
    table(`${label}: 건의사항의 상태`, ['시행일', '상태'], statuses.map(setRow)),
    ...own
      .filter(([, kind]) => kind.statuses)
      .map(([, kind]) =>
        table(`${kind.label}: 건의사항의 상태`, ['시행일', '상태'], (kind.statuses ?? []).map(setRow)),
      ),
    [
      '## 방문',
      '',
      `- 종류: ${['현장방문(field)', ...own.map(([code, kind]) => `${kind.label}(${code})`)].join(', ')}`,
      `- 순회: ${rota ? rotaInKorean(rota, kinds[rota.kind]?.label ?? rota.kind) : '정하지 않음'}`,
      `- 먼저 갈 동: ${priorities.map((each) => `${each.label} — ${each.dongs.join('·') || '없음'}`).join(', ') || '정하지 않음'}`,
    ].join('\n'),
  ];
}

function setRow(set: StatusSet): string[] {
  const words = statusesIn(set).map(
    ({ code, label, means }) => `${label}(${code === means ? code : `${code}=${means}`})`,
  );
  return [set.inForce, words.join(' / ')];
}

function rotaInKorean({ everyYears, from, to, wholeFirstYear }: Rota, label: string): string {
  const first = wholeFirstYear ? ', 첫해에는 모든 동' : '';
  return `${label}, ${String(everyYears)}년에 한 번${first}(${String(from)}년부터${to === undefined ? '' : ` ${String(to)}년까지`})`;
}
