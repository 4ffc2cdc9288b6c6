import type { Profile } from './profile.js';
import type { Path } from './profile-source.js';
import { COMMON_STATUSES } from './common-statuses.js';
import { statusesIn, statusSets } from './visits.js';

type Tell = (path: Path, code: string, cause: string) => void;

/** What the parts of an office's visits say of each other, of its 동 and of the common statuses. */
export function checkVisits({ visits, dongs }: Profile, tell: Tell): void {
  checkStatuses(visits, tell);
  const { rota, kinds = {}, priorities = [] } = visits;
  for (const code of ['field', 'rota'].filter((code) => code in kinds))
    tell(['visits', 'kinds', code], 'kind-of-the-table', `'${code}'은(는) 절차표에 있는 종류입니다.`);
  if (rota && !(rota.kind in kinds))
    tell(['visits', 'rota', 'kind'], 'unknown-visit-kind', `'${rota.kind}' 방문이 kinds에 없습니다.`);
  if (rota?.to !== undefined && rota.to < rota.from)
    tell(['visits', 'rota', 'to'], 'not-in-order', '마지막 해가 첫해보다 이릅니다.');
  priorities.forEach((priority, at) => {
    priority.dongs.forEach((dong, index) => {
      if (!dongs.includes(dong))
        tell(['visits', 'priorities', at, 'dongs', index], 'unknown-dong', `'${dong}'이(가) 없습니다.`);
    });
  });
}

/** A code says one thing in the whole office: pages show the label by the state alone. */
function checkStatuses(visits: Profile['visits'], tell: Tell): void {
  const said = new Map<string, string>();
  for (const [path, set] of statusSets(visits)) {
    for (const { code, label, means } of statusesIn(set)) {
      const at: Path = ['visits', ...path.map((part) => (/^\d+$/.test(part) ? Number(part) : part)), 'choices', code];
      const common = (COMMON_STATUSES as readonly string[]).includes(code);
      if (!common && code === means)
        tell(at, 'status-without-meaning', `'${code}'의 뜻(means)을 적어야 합니다: ${COMMON_STATUSES.join(', ')}`);
      if (common && code !== means)
        tell(at, 'status-means-another', `'${code}'은(는) 공통 상태라 다른 뜻을 가질 수 없습니다.`);
      const before = said.get(code);
      const told = `${label}(${means})`;
      if (before !== undefined && before !== told)
        tell(
          at,
          'two-labels',
          `'${code}'을(를) 앞에서는 ${before}(이)라 했습니다. 다른 이름은 다른 코드와 means로 적습니다.`,
        );
      said.set(code, told);
    }
  }
}
