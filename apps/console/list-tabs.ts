import type { Place } from '#krds';

/** The two ways of lists, as tabs of their page. */
export function listTabs(office: string, at: 'import' | 'gathering'): Place[] {
  return [
    { href: `/${office}/lists`, label: '목록으로 접수', current: at === 'import' },
    { href: `/${office}/lists/gathering`, label: '부서 취합', current: at === 'gathering' },
  ];
}
