import type { VNode } from 'preact';
import { type Chrome, noProblems } from '#krds';
import type { BoardSession } from '#meetings';
import { MeetingSessionPage } from '../../apps/console/pages/meeting-session.js';
import { MeetingsPage } from '../../apps/console/pages/meetings.js';
import { PlanSessionsPage } from '../../apps/console/pages/plan-sessions.js';
import { MeetingsPage as PublicBoardPage } from '../../apps/portal/pages/meetings.js';

const matter = {
  id: 'matter-1',
  receiptNo: '2026-면담-00001',
  title: '배수로를 넓혀 주세요',
  stateLabel: '면담 확정(자료 준비)',
  waitingDays: 14,
  prepared: false,
};
const slot = { number: 1, at: '2026-12-10T14:00', matter };
const session: BoardSession = {
  id: 'session-1',
  kind: 'tongtong-day',
  label: '통통(通通) 데이',
  at: '2026-12-10T14:00',
  until: '2026-12-10T15:00',
  room: '직소민원 상담실',
  state: 'planned',
  dayOff: '임시공휴일(표본)',
  dayOffMeant: false,
  closes: '2026-12-03',
  materialDue: '2026-12-07',
  slots: [slot, { number: 2, at: '2026-12-10T14:15', matter: null }],
};
const request = {
  id: 'matter-2',
  receiptNo: '2026-면담-00002',
  title: '놀이터를 고쳐 주세요',
  state: 'waiting',
  stateLabel: '선정 대기',
  waitingDays: 31,
  companions: 2,
  wishedOn: '2026-12-24',
  department: '공원녹지과',
};

/** Pages of meetings as staff and residents see them. */
export const sampleMeetingPages = (staff: Chrome, resident: Chrome): Readonly<Record<string, VNode>> => ({
  meetings: (
    <MeetingsPage
      chrome={staff}
      address="/sample/meetings"
      desk="/sample/matters"
      sessions={{ rows: [session], next: 'more' }}
      waiting={{ rows: [request, { ...request, id: 'matter-3', state: 'requested' }], next: null }}
      year={{
        sessions: 19,
        meetings: 71,
        people: 160,
        requests: { received: 90, selected: 60, substituted: 20, written: 5, waiting: 3, withdrawn: 2, visits: 0 },
        followUps: { ordered: 64, done: 52, impossible: 2, open: 10, overdue: 1 },
      }}
      maySelect
      calendar="/api/v1/offices/sample/meetings/calendar/token"
    />
  ),
  'meeting-session': (
    <MeetingSessionPage
      chrome={staff}
      board="/sample/meetings"
      desk="/sample/matters"
      session={session}
      running={{ number: 1, from: '2026-12-10T14:00', until: '2026-12-10T14:15', left: 63, more: 0 }}
      reports={[]}
      mayReport
      briefs={[
        {
          slot,
          department: '도로과',
          person: null,
          companions: 2,
          texts: { gist: '비가 오면 넘칩니다.', state: '폭 1미터' },
        },
      ]}
    />
  ),
  'meeting-plan': (
    <PlanSessionsPage
      chrome={staff}
      address="/sample/meetings"
      kinds={[['tongtong-day', '통통(通通) 데이']]}
      asked={{ kind: 'tongtong-day', from: '2027-05-01', to: '2027-05-31' }}
      days={[
        { ruled: '2027-05-13', off: '부처님 오신 날', day: '2027-05-14', at: '14:00', known: false },
        { ruled: '2027-05-27', day: '2027-05-27', at: '14:00', known: true },
      ]}
      today="2026-11-26"
      mayPlan
      planned={undefined}
      problems={noProblems}
    />
  ),
  'meeting-board': (
    <PublicBoardPage
      chrome={resident}
      request="/sample/open/meeting/request"
      calendar="/api/v1/offices/sample/meetings/calendar"
      meetings={[
        {
          id: 'matter-1',
          receiptNo: '2026-면담-00001',
          askedOn: '2026-11-26',
          state: '면담 확정',
          meetsOn: '2026-12-10',
          withWhom: 'mayor',
          waitingDays: 14,
        },
      ]}
    />
  ),
});
