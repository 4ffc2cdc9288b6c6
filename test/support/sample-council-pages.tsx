import type { VNode } from 'preact';
import { publishedHolidays } from '#calendar';
import type { CouncilLine, CouncilPage as Council, SessionPage } from '#councils';
import { type Chrome, noProblems } from '#krds';
import type { CalendarChange, RecountLine } from '#matters';
import { loadProfiles, Office } from '#office';
import type { Step } from '#procedure';
import { CalendarChangePage, CalendarPage, CalendarPreviewPage } from '../../apps/console/pages/calendar.js';
import { CouncilPage } from '../../apps/console/pages/council.js';
import { CouncilSessionPage } from '../../apps/console/pages/council-session.js';
import { CouncilsPage } from '../../apps/console/pages/councils.js';

const profile = (await loadProfiles('config/offices')).get('naju');
if (!profile) throw new Error('a sample office stands in config/offices');
const office = new Office({ profile, revision: 1, departments: [], staff: [], holidays: publishedHolidays() });
const known = profile.councils['mediation-committee'];
if (!known?.deliberates) throw new Error('a sample council stands in its profile');
const rule = { ...known.deliberates, code: 'mediation-committee', label: known.label, seats: known.seats };

const act = (code: string, label: string): Step => ({
  code,
  label,
  law: rule.law,
  asks: [],
  confirm: false,
  by: ['secretary'],
  from: [],
  opens: true,
  to: 'same',
  guards: [],
  clock: { kind: 'none' },
  letters: [],
  clears: [],
  about: [],
  takes: [],
  brings: new Map(),
  does: new Map(),
  dates: [],
});
const council: CouncilLine = {
  rule,
  sitting: 4,
  unfit: { code: 'councils.too-few-members', details: { least: 5, members: 4 } },
  duty: { year: 2026, held: 0, least: 1, state: 'soon' },
  untold: 1,
};
const page: Council = {
  ...council,
  office,
  members: [
    {
      id: 'member-1',
      council: rule.code,
      staff: 'staff-1',
      person: null,
      seat: 'chair',
      chair: true,
      since: '2026-01-05',
      until: null,
      renewals: 0,
      endedOn: null,
      endedWhy: null,
      name: '신연습 (시민소통실) · 위원장',
      sits: true,
    },
    {
      id: 'member-2',
      council: rule.code,
      staff: null,
      person: 'person-2',
      seat: 'expert',
      chair: false,
      since: '2024-01-05',
      until: '2026-01-04',
      renewals: 1,
      endedOn: null,
      endedWhy: null,
      name: '견○원 (외부 위원)',
      sits: false,
    },
  ],
  sessions: [
    {
      id: 'session-1',
      council: rule.code,
      at: new Date('2026-11-02T05:00:00Z'),
      place: 'text-1',
      state: 'closed',
      version: 9,
      members: 7,
      present: 5,
      minutes: 'text-2',
    },
  ],
  next: 'x',
};
const session: SessionPage = {
  office,
  rule,
  session: {
    id: 'session-1',
    council: rule.code,
    at: new Date('2026-11-02T05:00:00Z'),
    place: '본관 2층 회의실',
    state: 'closed',
    version: 9,
    members: 7,
    present: 5,
    minutes: '다섯 사람이 모여 심의했다.',
  },
  sitting: [
    { id: 'member-1', name: '신연습 (시민소통실) · 위원장', present: true },
    { id: 'member-2', name: '견○원 (외부 위원)', present: false },
  ],
  items: [
    {
      id: 'item-1',
      session: 'session-1',
      number: 1,
      matter: 'matter-1',
      receiptNo: '2026-직소-01241',
      about: 'competence',
      question: '다리 아래 가로등을 어느 부서가 맡을지 정해 주십시오.',
      invited: false,
      decision: 'conditional',
      inFavour: 3,
      against: 1,
      abstained: 0,
      department: null,
      ground: '도로에 딸린 시설입니다.',
      told: 'problem',
      problem: 'councils.no-step-for-decisions',
      parties: 1,
      recusals: [{ member: 'member-2', name: '견○원 (외부 위원)', how: 'withdrew', ground: '가까운 곳에 삽니다.' }],
      statements: [{ by: 'complainant', text: '밤길이 어둡습니다.' }],
    },
  ],
};

/** Councils in a telling state, with invented people. */
export function councilPages(chrome: Chrome): Readonly<Record<string, VNode>> {
  const acts = [act('seat-official', '공무원 위원을 임명한다'), act('plan', '회의를 준비한다')];
  return {
    councils: <CouncilsPage chrome={chrome} councils={[council]} />,
    council: (
      <CouncilPage
        chrome={chrome}
        page={page}
        acts={acts}
        memberActs={new Map([['member-2', [act('renew', '연임한다'), act('end-term', '임기를 마친다')]]])}
        notice="마쳤습니다."
      />
    ),
    'council-session': (
      <CouncilSessionPage
        chrome={chrome}
        page={session}
        acts={[]}
        itemActs={new Map([['item-1', [act('tell-again', '안건에 다시 알린다')]]])}
        notice={undefined}
      />
    ),
  };
}

const change: CalendarChange = {
  id: 'change-1',
  kind: 'declared',
  day: '2026-11-20',
  year: null,
  name: '임시공휴일',
  before: 'before',
  after: 'after',
  madeBy: 'staff:staff-9',
  madeAt: new Date('2026-11-05T01:00:00Z'),
  state: 'running',
  reached: null,
  examined: 100,
  moved: 41,
  finishedAt: null,
};
const lines: RecountLine[] = [
  {
    matter: 'matter-1',
    receiptNo: '2026-직소-01241',
    department: null,
    officer: null,
    oldDue: '2026-11-20',
    newDue: '2026-11-23',
  },
  {
    matter: 'matter-2',
    receiptNo: '2026-직소-01242',
    department: null,
    officer: null,
    oldDue: null,
    newDue: '2026-11-23T10:00',
  },
];

/** 공휴일, what a change would move, and what it moved. */
export function calendarPages(chrome: Chrome): Readonly<Record<string, VNode>> {
  return {
    calendar: (
      <CalendarPage
        chrome={chrome}
        address="#"
        years={[2018, 2027]}
        declared={[['2026-11-20', '임시공휴일']]}
        changes={[change, { ...change, id: 'change-2', kind: 'withdrawn', state: 'done' }]}
        mayChange
        problems={{ ...noProblems, form: ['그날은 이미 쉬는 날로 등록되어 있습니다. 다른 날을 적어 주세요.'] }}
      />
    ),
    'calendar-preview': (
      <CalendarPreviewPage
        chrome={chrome}
        office={office}
        change={{ kind: 'declared', day: '2026-11-20', name: '임시공휴일' }}
        preview={{ before: 'before', open: 312, moved: 41, lines, next: 'x' }}
        carried={[['kind', 'declared']]}
        more="kind=declared"
      />
    ),
    'calendar-change': <CalendarChangePage chrome={chrome} office={office} change={change} lines={lines} next={null} />,
  };
}
