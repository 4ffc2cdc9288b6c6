import type { VNode } from 'preact';
import { type Chrome, noProblems } from '#krds';
import { GatheringPage, ListsPage, UploadPage } from '../../apps/console/pages/lists.js';

const TABS = [
  { href: '#', label: '목록으로 접수', current: true },
  { href: '#', label: '부서 취합', current: false },
];

/** Lists on their way in, with everything on them. */
export function listPages(chrome: Chrome): Readonly<Record<string, VNode>> {
  return {
    lists: (
      <ListsPage
        chrome={chrome}
        address="#"
        tabs={TABS}
        openings={[['complaint/submit', '직소민원 처리 절차: 민원을 신청한다']]}
        given={{ name: '2026년 송월동 방문' }}
        problems={{
          fields: new Map([['file', '합친 칸이 있습니다(A1:B1). 셀 병합을 풀고 칸마다 적어 주세요.']]),
          form: [],
        }}
        lines={[
          {
            id: '1',
            name: '2026년 송월동 방문',
            about: '민원',
            rows: '186',
            sentAt: '오늘',
            state: '처리 중 40/186',
            href: '#',
          },
        ]}
        next="#"
      />
    ),
    gathering: (
      <GatheringPage
        chrome={chrome}
        address="#"
        tabs={TABS}
        tables={[{ href: '#', label: '직소민원 처리 절차', current: true }]}
        procedure="complaint"
        steps={[['start-work', '처리를 시작한다']]}
        departments={[['road', '도로과']]}
        department="road"
        problems={noProblems}
      />
    ),
    'list-rows': (
      <UploadPage
        chrome={chrome}
        back="#"
        address="#"
        name="2026년 송월동 방문"
        facts={[
          ['상태', '확정 기다림'],
          ['행', '3건'],
        ]}
        rows={[
          { row: 3, reference: '1', verdict: '처리할 행', tone: 'information', told: [] },
          {
            row: 4,
            reference: '2',
            verdict: '고칠 점',
            tone: 'danger',
            told: ['제목: 2자 이상 적어 주세요. 지금 1자입니다.'],
          },
          {
            row: 5,
            reference: '3',
            verdict: '처리된 것과 다름',
            tone: 'warning',
            told: ['2026-직소-00001', '제목: 의자 두 개 파손'],
          },
        ]}
        next="#"
        only={false}
        confirm={1}
        mayLookAgain
        mayCancel
        file={undefined}
        problems={noProblems}
      />
    ),
  };
}
