import type { VNode } from 'preact';
import { deadline } from '#calendar';
import type { FileEntry } from '#files';
import { inKorean } from '#front';
import {
  type Act,
  type Chrome,
  type FormChoices,
  noProblems,
  problemsOf,
  type StepFormProps,
  type TimelineLine,
} from '#krds';
import { type Ask, loadProcedures, type Step } from '#procedure';
import { AccessLogPage } from '../../apps/console/pages/access-log.js';
import { BriefingsPage } from '../../apps/console/pages/briefings.js';
import { DisposalDecisionPage, DisposalPage } from '../../apps/console/pages/disposal.js';
import { ExportsPage } from '../../apps/console/pages/exports.js';
import { StaffFilesPage } from '../../apps/console/pages/files.js';
import { LettersPage } from '../../apps/console/pages/letters.js';
import { PermissionLogPage } from '../../apps/console/pages/permission-log.js';
import { DeskPage, type DeskLine } from '../../apps/console/pages/desk.js';
import { MatterPage } from '../../apps/console/pages/matter.js';
import { NewMatterPage } from '../../apps/console/pages/new-matter.js';
import { SignInPage } from '../../apps/console/pages/sign-in.js';
import { StaffStepPage } from '../../apps/console/pages/step.js';
import { answerLines } from '../../apps/portal/pages/checked-answers.js';
import { ResidentFilesPage } from '../../apps/portal/pages/files.js';
import { FindPage, LinkPage, MailCodePage } from '../../apps/portal/pages/find.js';
import { ChoicePage, HomePage, OfficesPage } from '../../apps/portal/pages/home.js';
import { PrivacyNoticePage } from '../../apps/portal/pages/privacy-notice.js';
import { NewsPage } from '../../apps/portal/pages/news.js';
import { OpinionDigitsPage, PetitionPage, PetitionsPage } from '../../apps/portal/pages/petitions.js';
import { ProposalsPage } from '../../apps/portal/pages/proposals.js';
import { ProblemPage } from '../../apps/portal/pages/problem.js';
import { fileLineOf } from '../../apps/file-lines.js';
import { ConfirmStepPage } from '../../apps/confirm-step.js';
import { StepPage } from '../../apps/portal/pages/step.js';
import { DonePage } from '../../apps/portal/pages/opened.js';
import { CheckPage, PartPage } from '../../apps/portal/pages/opening.js';
import { partsOf } from '../../apps/portal/pages/opening-parts.js';
import { TrackingPage } from '../../apps/portal/pages/tracking.js';
import { allGuards } from '../../config/tools/all-guards.js';
import { sampleCalendar } from './sample-calendar.js';
import { calendarPages, councilPages } from './sample-council-pages.js';
import { sampleMeetingPages } from './sample-meeting-pages.js';

const complaint = loadProcedures('config/procedures', { guards: allGuards.keys() }).version('complaint', '2026-11-02');
const face = { code: 'example', title: '예시구', phone: '02-000-2000', urgentPhone: '02-000-0119', sample: true };
const places = [
  { href: '/example/open', label: '민원 신청' },
  { href: '/example/track', label: '내 민원 찾기' },
];
const chrome: Chrome = { office: face, home: '/example', places };
const staff: Chrome = {
  office: face,
  home: '/example/desk',
  staff: true,
  signedIn: {
    label: '이예시 (도로과)',
    signOut: '/example/sign-out',
    limit: { seconds: 1740, goOn: '/example/session', again: '/example/sign-in' },
  },
  places: [
    { href: '/example/desk', label: '접수함', current: true },
    { href: '/example/briefings', label: '월간 보고' },
  ],
};
const say = inKorean;
const openings = [
  { href: '#', title: '민원을 신청한다', text: '회원가입 없이 바로 합니다.' },
  { href: '#', title: '청원을 낸다', text: '회원가입 없이 바로 합니다.' },
];
const choices: FormChoices = {
  departments: [
    ['road', '도로과'],
    ['park', '공원과'],
  ],
  dongs: ['가나동', '다라동'],
  staff: () => [['id-1', '이예시']],
  unit: () => '일',
};
const step = (code: string): Step => {
  const found = complaint.steps.get(code);
  if (!found) throw new Error(`no step ${code}`);
  return found;
};
const form = (code: string, changed: Partial<StepFormProps> = {}): StepFormProps => ({
  step: step(code),
  asks: step(code).asks,
  action: '#',
  choices,
  given: new Map(),
  problems: noProblems,
  idempotencyKey: 'sample-key',
  version: 3,
  today: '2026-11-05',
  back: '#',
  ...changed,
});

const parts = partsOf(step('submit').asks.filter(({ by }) => by.length === 0));
const given = new Map([
  ['answers.title', '골목 가로등 3개가 꺼졌습니다'],
  ['answers.content', '사흘째 가로등이 꺼져 있어 밤길이 어둡습니다.\n아이들이 지나다니는 길입니다.'],
  ['answers.dong', '가나동'],
  ['answers.complainant.name', '김예시'],
  ['answers.complainant.answer', 'email'],
  ['answers.complainant.email', 'kim@demo.example'],
  ['answers.complainant.consent', 'true'],
]);
const petition = {
  id: '1',
  receiptNo: '2026-청원-00001',
  title: '공원에 화장실을',
  text: '동네 공원에 화장실을 두어 달라는 청원입니다.\n밤에도 쓸 수 있으면 좋겠습니다.',
  state: 'opinions',
  stateLabel: '국민의 의견을 듣는 중',
  opinionsUntil: '2026-12-05',
  opinions: 2,
  byStance: { agree: 1, other: 1 },
} as const;
const submission = {
  chrome,
  title: '민원을 신청한다',
  action: '#',
  parts,
  given,
  problems: noProblems,
  idempotencyKey: 'sample-key',
  draft: 'example',
};
const mistakes = (asks: readonly Ask[]) =>
  problemsOf(
    {
      code: 'procedure.answers-invalid',
      details: { problems: asks.map(({ name }) => ({ field: name, code: 'procedure.answer-missing' })) },
    },
    asks,
    say,
  );

const clock = {
  period: '고충민원 7일',
  from: '2026-11-02T09:14',
  law: '법 §19②',
  deadline: deadline(
    {
      rule: 'C-DAY',
      length: 7,
      unit: 'day',
      from: '2026-11-02T09:14',
      pauses: [{ code: 'supplement', from: '2026-11-05', to: '2026-11-06' }],
      extensions: [],
    },
    sampleCalendar,
  ),
};
const timeline: readonly TimelineLine[] = [
  {
    key: '1',
    at: new Date('2026-11-02T00:02:00Z'),
    text: '민원을 신청했습니다.',
    by: '민원인',
    said: [
      { label: '제목', value: '골목 가로등 3개가 꺼졌습니다' },
      { label: '내용', value: '사흘째 꺼져 있어 밤길이 어둡습니다.\n아이들이 지나다니는 길입니다.' },
    ],
  },
  {
    key: '2',
    at: new Date('2026-11-02T00:14:00Z'),
    text: '민원이 접수되었습니다.',
    law: '법 §9①',
    by: '최예시 (민원실)',
  },
  {
    key: '3',
    at: new Date('2026-11-04T08:20:00Z'),
    text: '의견을 달아 돌려보낸다',
    by: '박예시 (도로과)',
    mark: { tone: 'gray', label: '내부' },
    said: [{ label: '의견', value: null }],
  },
];
const acts = (...codes: readonly (readonly [code: string, whyNot?: string])[]): readonly Act[] =>
  codes.map(([code, whyNot]) => ({ key: code, label: step(code).label, href: '#', whyNot }));
const line = (n: number, changed: Partial<DeskLine>): DeskLine => ({
  id: `m-${String(n)}`,
  href: '#',
  receiptNo: `2026-직소-0124${String(n)}`,
  title: '골목 가로등 3개가 꺼졌습니다',
  procedure: '직소민원',
  kind: '고충민원',
  channel: '누리집',
  dong: '가나동',
  complainant: '김○시',
  inCharge: '도로과 이예시',
  state: '처리중',
  due: '2026-11-10',
  promised: null,
  left: 5,
  whyNoDue: '',
  overdue: false,
  ...changed,
});

const tracking = {
  chrome: { ...chrome, signedIn: { label: '내 민원을 보는 중', signOut: '#' } },
  receiptNo: '2026-직소-01241',
  title: '골목 가로등 3개가 꺼졌습니다',
  state: '자료를 기다림',
  stages: [
    { label: '신청완료', note: '11. 2.' },
    { label: '접수', note: '11. 2.' },
    { label: '담당자 지정', note: '11. 3.' },
    { label: '처리중' },
    { label: '답변완료' },
  ],
  stage: 3,
  due: '2026. 11. 12.(목)',
  clock,
  officer: { department: '도로과', name: '이예시', phone: '02-000-7400' },
  timeline: timeline.slice(0, 2),
  acts: acts(['give-supplement'], ['ask-more-time', say('cases.more-time-at-most-twice')], ['withdraw']),
  links: [{ href: '#', receiptNo: '2026-이의-00007', relation: '거부처분 이의신청', state: '심사 중' }],
  files: '#',
  overdue: false,
  ended: false,
  phone: face.phone,
};
const stored = (changed: Partial<FileEntry>): FileEntry => ({
  id: `f-${String(changed.kind)}`,
  name: '꺼진 가로등.jpg',
  kind: 'jpeg',
  size: 2_400_000,
  state: 'clean',
  reason: null,
  side: 'resident',
  by: 'p-1',
  at: new Date('2026-11-02T01:20:00Z'),
  ...changed,
});
const files = [
  stored({}),
  stored({ kind: 'hwpx', name: '현장 확인.hwpx', side: 'staff', state: 'unscanned', size: 31_000 }),
  stored({ kind: 'pdf', name: '진정서.pdf', state: 'stored' }),
  stored({ kind: 'docx', name: '첨부.docx', state: 'rejected', reason: 'files.holds-program' }),
];
const matter = {
  chrome: staff,
  files: { files: files.map((file) => fileLineOf(file, 'staff')), address: '#' },
  receiptNo: '2026-직소-01241',
  title: '골목 가로등 3개가 꺼졌습니다',
  state: '처리중',
  overdue: true,
  left: -1,
  whyNoDue: '',
  clock,
  particulars: [
    { term: '종류', value: '고충민원' },
    { term: '경로', value: '누리집' },
    { term: '동', value: '가나동' },
    { term: '담당', value: '도로과 이예시 02-000-7400' },
  ],
  tabs: [
    { href: '?', label: '전체', current: true },
    { href: '?timeline=public', label: '공개' },
    { href: '?timeline=internal', label: '내부' },
  ],
  timeline,
  acts: acts(['draft-answer'], ['extend', say('cases.extension-after-due', { due: '2026-11-04' })], ['transfer']).map(
    (act) => ({ ...act, law: '영 §21' }),
  ),
  links: [
    { key: '1', href: '#', receiptNo: '2026-직소-01102', relation: '앞선 민원: 이 안건이 가리킴', state: '종결' },
  ],
  similar: [
    {
      href: '#',
      receiptNo: '2026-직소-01102',
      title: '가로등이 꺼졌습니다',
      remarks: '같은 연락처 · 종결 · 결과 알림',
    },
  ],
  looked: [
    { id: 'a-1', at: '2026. 11. 5.(목) 09:10', who: '이예시 (도로과)', act: '안건을 봄', reason: '안건 화면 조회' },
  ],
};
const part = (at: number) => {
  const found = parts[at];
  if (!found) throw new Error(`no part ${String(at)}`);
  return found;
};
const partView = (at: number) => ({ ...submission, part: part(at), choices, today: '2026-11-05', changing: false });
const privacyTabs = [
  { href: '?', label: '내보내기', current: true },
  { href: '?access', label: '열람기록 점검' },
];
const desk = {
  chrome: staff,
  address: '#',
  views: [
    { href: '?', label: '기한순 전체', current: true },
    { href: '?state=submitted', label: '접수 대기' },
    { href: '?mark=overdue', label: '경과' },
  ],
  letters: { href: '#', waiting: 3 },
  search: '',
  filters: {},
  choices: {
    procedure: [
      ['complaint', '직소민원 처리 절차'],
      ['petition', '청원 처리 절차'],
    ],
    kind: [['grievance', '고충민원']],
    dong: [['가나동', '가나동']],
    department: choices.departments,
    state: [['submitted', '신청']],
  },
} as const;

/** Every page of both fronts in a telling state, with invented people; looked at by a browser in test/journeys/pages.spec.tsx. */
export const samplePages: Readonly<Record<string, VNode>> = {
  offices: <OfficesPage offices={[face, { code: 'sample', title: '보기시' }]} />,
  home: <HomePage chrome={chrome} office={face} openings={openings} />,
  open: <ChoicePage chrome={chrome} cards={openings} />,
  'privacy-notice': (
    <PrivacyNoticePage
      chrome={chrome}
      title="예시구"
      officers={['기획예산과 류표본 02-000-2101']}
      kept={[{ records: '직소민원 처리 절차', years: '5년' }]}
      processors={[{ name: '견본 전산관리(가상)', work: '유지관리', since: '2026. 1. 1.(목)' }]}
      registration="직소민원 신청인 (등록번호 견본-1)"
      request="#"
    />
  ),
  'new-content': <PartPage {...partView(0)} given={new Map()} />,
  'new-content-wrong': <PartPage {...partView(0)} problems={mistakes(part(0).asks)} />,
  'new-place': <PartPage {...partView(1)} />,
  'new-contact': <PartPage {...partView(2)} />,
  'new-check': <CheckPage {...submission} lines={answerLines(parts, given, choices)} />,
  'new-done': (
    <DonePage
      chrome={chrome}
      said="민원을 신청했습니다."
      receiptNo="2026-직소-01241"
      code="K7QM-3X9T"
      next={['8근무시간 안에 접수하고, 답변 예정일을 알려 드립니다.', '처리 결과를 고르신 방법으로 알려 드립니다.']}
      mailed
      phone={face.phone}
      track="#"
      draft="example"
    />
  ),
  petitions: <PetitionsPage chrome={chrome} office="example" petitions={[petition]} first="#" next="#" />,
  petition: (
    <PetitionPage
      chrome={chrome}
      action="#"
      petition={{ ...petition, result: { conclusion: '화장실을 둡니다.', reasons: '이용하는 사람이 많습니다.' } }}
      opinions={[
        { id: '1', stance: 'agree', content: '밤에도 쓸 수 있으면 좋겠습니다.', at: new Date('2026-11-10T01:00:00Z') },
        { id: '2', stance: 'other', content: null, at: new Date('2026-11-09T01:00:00Z') },
      ]}
      given={new Map([['stance', 'agree']])}
      problems={{ fields: new Map([['email', '전자우편 주소를 적어 주세요.']]), form: [] }}
      notice="의견이 실렸습니다."
    />
  ),
  'opinion-digits': <OpinionDigitsPage chrome={chrome} action="#" token="sample-token" problems={noProblems} />,
  proposals: (
    <ProposalsPage
      chrome={chrome}
      proposals={[
        {
          id: '1',
          title: '정류장에 그늘막을',
          hidden: false,
          receiptNo: '2026-제안-00001',
          state: '심사 중',
          receivedOn: '2026-11-02',
        },
        { id: '2', title: '도서관을 늦게까지', hidden: true, outcome: '불채택' },
      ]}
      next="#"
    />
  ),
  find: <FindPage chrome={chrome} action="#" mailAction="#" given={{}} problems={noProblems} />,
  'mail-code': <MailCodePage chrome={chrome} action="#" problems={noProblems} />,
  link: <LinkPage chrome={{ home: '/' }} problems={noProblems} />,
  tracking: <TrackingPage {...tracking} notice="보완 자료를 보냈습니다." />,
  'tracking-by-link': (
    <TrackingPage {...tracking} title={undefined} files={undefined} acts={[]} links={[]} mailAction="#" overdue />
  ),
  'resident-step': <StepPage chrome={chrome} receiptNo="2026-직소-01241" form={form('withdraw')} files="#" />,
  'resident-confirm': (
    <ConfirmStepPage
      chrome={chrome}
      receiptNo="2026-직소-01241"
      step={step('withdraw')}
      action="#"
      back="#"
      carried={[['key', 'k']]}
    />
  ),
  'not-found': <ProblemPage chrome={{ home: '/' }} status={404} sentence={say('office.unknown')} request="r-1" />,
  'new-matter': (
    <NewMatterPage
      chrome={staff}
      choices={[
        { href: '#a', label: '민원을 신청한다', current: true },
        { href: '#b', label: '장애 중 받은 민원을 등록한다' },
      ]}
      form={form('submit')}
    />
  ),
  'sign-in': (
    <SignInPage chrome={{ office: face, home: '#', staff: true }} action="#" next="" account="" problems={noProblems} />
  ),
  desk: (
    <DeskPage
      {...desk}
      lines={{
        rows: [
          line(1, { left: -1, due: '2026-11-04', overdue: true }),
          line(2, { left: 0, due: '2026-11-05T18:00', kind: '기타민원' }),
          line(3, { left: 3, due: '2026-11-08', title: '버스정류장 의자가 부서져 앉을 수 없습니다' }),
          line(4, { left: null, due: null, whyNoDue: '보완 대기', state: '보완 대기' }),
          line(5, { left: null, due: null, whyNoDue: '접수 전', state: '신청', kind: '', inCharge: '' }),
        ],
        next: 'x',
      }}
      next="?after=x"
    />
  ),
  'desk-empty': <DeskPage {...desk} search="가로듣" lines={{ rows: [], next: null }} />,
  matter: <MatterPage {...matter} resident={{ kind: 'hidden', action: '#' }} />,
  'matter-contact': (
    <MatterPage
      {...matter}
      resident={{ kind: 'open', name: '김예시', answer: '전화', phone: '010-0000-0000' }}
      notice="연락처를 열었습니다."
    />
  ),
  'resident-files': (
    <ResidentFilesPage
      chrome={chrome}
      receiptNo="2026-직소-01241"
      files={files.map((file) => fileLineOf(file, 'resident'))}
      address="#"
      back="#"
      closed={false}
      problems={[say('files.too-big', { most: 20, size: 34 })]}
    />
  ),
  'staff-files': (
    <StaffFilesPage
      chrome={staff}
      receiptNo="2026-직소-01241"
      back="#"
      card={{ ...matter.files, reasonProblem: say('people.reason-missing') }}
      problems={[say('people.reason-missing')]}
    />
  ),
  'staff-extend': (
    <StaffStepPage
      chrome={staff}
      receiptNo="2026-직소-01241"
      title="골목 가로등 3개가 꺼졌습니다"
      form={form('extend', { draftAt: '/go-on' })}
      restored={{ at: '2026. 11. 5.(목) 14:02', dropAt: '#' }}
    />
  ),
  'staff-session-ends': (
    <StaffStepPage
      chrome={{
        ...staff,
        signedIn: { label: '이예시', signOut: '#', limit: { seconds: 66, goOn: '/go-on', again: '#' } },
      }}
      receiptNo="2026-직소-01241"
      title="골목 가로등 3개가 꺼졌습니다"
      form={form('extend')}
    />
  ),
  'staff-session-over': (
    <StaffStepPage
      chrome={{
        ...staff,
        signedIn: { label: '이예시', signOut: '#', limit: { seconds: 66, goOn: '/over', again: '#' } },
      }}
      receiptNo="2026-직소-01241"
      title="골목 가로등 3개가 꺼졌습니다"
      form={form('extend')}
    />
  ),
  'staff-matters': (
    <StaffStepPage
      chrome={staff}
      receiptNo="2026-직소-01241"
      title="골목 가로등 3개가 꺼졌습니다"
      form={form('extend', {
        asks: [
          {
            name: 'earlier',
            label: '앞선 민원',
            optional: false,
            by: [],
            type: 'matter',
            min: 2,
            max: 9,
            of: [],
            relation: 'repeats',
          },
          { name: 'receivedAt', label: '실제로 받은 때', optional: false, by: [], type: 'minute', when: 'past' },
          { name: 'second', label: '두 번째 대표자', optional: true, by: [], type: 'person' },
          { name: 'third', label: '세 번째 대표자', optional: true, by: [], type: 'person' },
        ],
        choices: {
          ...choices,
          matters: [
            ['2026-직소-01102', '2026-직소-01102 · 가로등이 꺼졌습니다 · 같은 연락처 · 종결 · 결과 알림'],
            ['2026-직소-00988', '2026-직소-00988 · 골목이 어둡습니다 · 비슷한 글 · 처리중 · 결과 알리기 전'],
          ],
        },
        given: new Map([['answers.earlier.ticked', '2026-직소-01102']]),
      })}
    />
  ),
  'staff-stale': (
    <StaffStepPage
      chrome={staff}
      receiptNo="2026-직소-01241"
      title="골목 가로등 3개가 꺼졌습니다"
      form={form('draft-answer', {
        given: new Map([['answers.conclusion', '11. 6. 고치겠습니다.']]),
        problems: { fields: new Map(), form: [say('matters.stale')] },
      })}
      meanwhile={timeline.slice(2)}
    />
  ),
  news: <NewsPage chrome={chrome} action="#" name="4주 뒤 확인" refused={false} />,
  letters: (
    <LettersPage
      chrome={staff}
      first={undefined}
      next="#"
      notice="보내기를 기다리는 안내문이 아닙니다. 목록을 새로 고쳐 확인해 주세요."
      lines={[
        {
          id: 'l-1',
          letter: 'R8 답변',
          matter: { href: '#', receiptNo: '2026-직소-00007' },
          title: '골목 가로등이 꺼졌습니다',
          to: '김○시',
          writtenAt: '2026. 11. 9.(월) 14:00',
          state: '돌아옴',
          why: '보낸 뒤 돌아왔습니다(5.1.1). 주소를 확인해 고친 뒤 다시 보내거나, 우편·전화로 알려 주세요.',
          address: '#',
          mayHaveArrived: true,
        },
      ]}
    />
  ),
  exports: (
    <ExportsPage
      chrome={staff}
      places={privacyTabs}
      action="#"
      purposes={[['register', '민원 처리부']]}
      contents={[{ label: '민원 처리부', columns: '연번, 접수번호, 민원인', law: '시행규칙 §3' }]}
      departments={choices.departments}
      procedures={[['complaint', '직소민원 처리 절차']]}
      given={{ purpose: 'register' }}
      today="2026-11-05"
      openings={[{ href: '#', label: '유출을 알게 되었음을 적는다' }]}
      problems={{ fields: new Map([['why', say('people.reason-missing')]]), form: [] }}
      lines={[
        {
          id: 'e-1',
          name: '민원 처리부 10월',
          why: '월말 점검',
          requestedAt: '오늘',
          state: '다 됨',
          downloads: 1,
          href: '#',
        },
        {
          id: 'e-2',
          name: '감사 표본',
          why: '감사',
          requestedAt: '오늘',
          state: '만드는 중 3/9',
          downloads: 0,
          cancel: '#',
        },
      ]}
    />
  ),
  'access-log': (
    <AccessLogPage
      chrome={staff}
      places={privacyTabs}
      action="#"
      month="2026-10"
      monthOver
      missing="2026-10"
      totals="모두 2건"
      filters={{ flag: 'night' }}
      actors={[['s-1', '이예시 (도로과)']]}
      flags={[['night', '밤(22시~6시) 접속']]}
      lines={[
        {
          id: 'a-1',
          at: '2026. 10. 5.(월) 23:10',
          who: '이예시 (도로과)',
          from: '10.0.0.1',
          whose: '2026-직소-01241 민원인',
          href: '#',
          act: '연락처를 봄',
          why: '답변 전화 (answer)',
          flags: ['밤(22시~6시) 접속'],
        },
      ]}
      reviews={[
        { id: 'r-1', at: '2026. 11. 3.(화)', who: '전가상 (감사실)', conclusion: '이상 없음', note: '사유를 확인함' },
      ]}
      problems={{ fields: new Map([['conclusion', say('privacy.conclusion-missing')]]), form: [] }}
    />
  ),
  'permission-log': (
    <PermissionLogPage
      chrome={staff}
      places={privacyTabs}
      action="#"
      account=""
      years={3}
      lines={[
        {
          id: 'p-1',
          at: '2026. 10. 5.(월) 09:00',
          whom: '이예시',
          account: 'road-1',
          change: '부여',
          duties: '담당자',
          department: '도로과',
          by: '시스템',
        },
      ]}
    />
  ),
  disposal: (
    <DisposalPage
      chrome={staff}
      places={privacyTabs}
      action="#"
      state=""
      states={[['waiting', '심사를 기다림']]}
      lines={[
        {
          id: 'c-1',
          receiptNo: '2020-직소-00012',
          href: '#',
          kind: '고충민원',
          class: '5년',
          until: '2025. 12. 31.(수)',
          state: '심사를 기다림',
          decided: '',
          act: { label: '심사한다', href: '#' },
        },
      ]}
    />
  ),
  'disposal-decision': (
    <DisposalDecisionPage
      chrome={staff}
      action="#"
      back="#"
      receiptNo="2020-직소-00012"
      classes={[['10 years', '10년']]}
      given={{ decision: 'approve' }}
      problems={{ fields: new Map([['council', say('privacy.council-missing')]]), form: [] }}
    />
  ),
  briefings: (
    <BriefingsPage
      chrome={staff}
      action="#"
      month="2026-10"
      next={undefined}
      problems={noProblems}
      briefings={[
        {
          id: 'b-2',
          month: '2026-10',
          madeAt: '2026. 11. 3.(화) 08:00',
          files: [
            { name: 'HWPX', href: '#' },
            { name: 'PDF', href: '#' },
            { name: 'XLSX', act: { label: '만들기', address: '#', format: 'xlsx' } },
          ],
          checks: [
            { label: '종류별 합계', agrees: true, told: '128 = 128' },
            { label: '동별 합계', agrees: false, told: '127 ≠ 128' },
          ],
        },
        {
          id: 'b-1',
          month: '2026-09',
          madeAt: '2026. 10. 5.(월) 08:00',
          files: [{ name: 'PDF', progress: '3/6 만드는 중', act: { label: '그만두기', address: '#' } }],
          checks: [],
        },
      ]}
    />
  ),
  ...councilPages(staff),
  ...sampleMeetingPages(staff, chrome),
  ...calendarPages(staff),
};
