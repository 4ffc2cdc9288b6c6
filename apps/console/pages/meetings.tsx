import { koreanDate, koreanMoment } from '#calendar';
import { Badge, ButtonLink, type Chrome, EmptyState, Heading, Layout, Pagination, Table, written } from '#krds';
import type { BoardSession, MeetingFigures, WaitingRequest } from '#meetings';

interface MeetingsView {
  readonly chrome: Chrome;
  /** Of this page, and of the matters. */
  readonly address: string;
  readonly desk: string;
  readonly sessions: { readonly rows: readonly BoardSession[]; readonly next: string | null };
  readonly waiting: { readonly rows: readonly WaitingRequest[]; readonly next: string | null };
  /** This year until today. */
  readonly year: MeetingFigures;
  readonly maySelect: boolean;
  /** Address of the reader's own calendar. */
  readonly calendar: string;
}

export const SESSION_STATES = {
  planned: { tone: 'primary', label: '계획' },
  held: { tone: 'success', label: '열림' },
  cancelled: { tone: 'gray', label: '취소' },
} as const;

/** 회차판: who waits and for how long, and the sessions to come with their slots. */
export function MeetingsPage({ chrome, address, desk, sessions, waiting, year, maySelect, calendar }: MeetingsView) {
  return (
    <Layout chrome={chrome} title="면담" wide>
      <Heading title="면담" lead="신청을 살펴 회차와 시간대를 정합니다. 오래 기다린 신청이 먼저 나옵니다." />
      <div class="tt-actions">
        {maySelect && <ButtonLink href={`${address}/plan`}>규칙으로 회차 만들기</ButtonLink>}
        {maySelect && (
          <ButtonLink href={`${desk}/new/meeting-session/plan`} kind="secondary">
            회차 하나 계획하기
          </ButtonLink>
        )}
        <ButtonLink href={`${desk}/new/meeting/request`} kind="secondary">
          전화·방문 신청 적기
        </ButtonLink>
        <ButtonLink href={`${desk}/new/meeting/receive-visit`} kind="secondary">
          상담실 방문 적기
        </ButtonLink>
      </div>
      <p>
        올해 {year.sessions}회 {year.meetings}건 {year.people}명 · 후속조치 이행 {year.followUps.done}/
        {year.followUps.ordered}
        {year.followUps.overdue > 0 && ` (기한 경과 ${String(year.followUps.overdue)})`}
      </p>
      <section>
        <h2>신청함{waiting.rows.length > 0 && ` (평균 대기 ${averageOf(waiting.rows)}일)`}</h2>
        <Waiting rows={waiting.rows} desk={desk} maySelect={maySelect} />
        <Pagination first={undefined} next={waiting.next === null ? undefined : `${address}?waiting=${waiting.next}`} />
      </section>
      <section>
        <h2>회차</h2>
        {sessions.rows.length === 0 ? (
          <EmptyState title="앞으로 열 회차가 없습니다.">
            <p>규칙으로 회차를 만들면 공휴일과 겹치는 날을 먼저 보여 드립니다.</p>
          </EmptyState>
        ) : (
          sessions.rows.map((session) => (
            <SessionCard key={session.id} session={session} address={address} desk={desk} />
          ))
        )}
        <Pagination
          first={undefined}
          next={sessions.next === null ? undefined : `${address}?sessions=${sessions.next}`}
        />
      </section>
      <section>
        <h2>내 달력에 넣기</h2>
        <p>
          <a href={calendar}>일정 주소</a>를 달력 프로그램에 넣으면 회차와 정해진 면담이 접수번호로 나옵니다. 주소는 내
          것이니 남에게 주지 마세요.
        </p>
      </section>
    </Layout>
  );
}

function Waiting({ rows, desk, maySelect }: { rows: readonly WaitingRequest[]; desk: string; maySelect: boolean }) {
  if (rows.length === 0) return <EmptyState title="기다리는 신청이 없습니다." />;
  return (
    <Table
      caption="기다리는 신청"
      captionHidden
      keyOf={({ id }) => id}
      rows={rows}
      columns={[
        { label: '대기', cell: ({ waitingDays }) => `${String(waitingDays)}일`, number: true },
        {
          label: '건명',
          names: true,
          cell: ({ id, title, receiptNo }) => <a href={`${desk}/${id}`}>{title ?? receiptNo}</a>,
        },
        { label: '접수번호', cell: ({ receiptNo }) => receiptNo },
        { label: '상태', cell: ({ stateLabel }) => stateLabel },
        {
          label: '동행',
          cell: ({ companions }) => (companions === null ? '' : `${String(companions)}명`),
          number: true,
        },
        { label: '바라는 날', cell: ({ wishedOn }) => (wishedOn === null ? '' : written(wishedOn)) },
        { label: '관계 부서', cell: ({ department }) => department ?? '' },
        { label: '할 일', cell: (row) => <Steps row={row} desk={desk} maySelect={maySelect} /> },
      ]}
    />
  );
}

/** The same steps as on the matter's page, at hand. */
function Steps({ row: { id, state }, desk, maySelect }: { row: WaitingRequest; desk: string; maySelect: boolean }) {
  const step = (code: string, label: string) => (
    <li>
      <a href={`${desk}/${id}/steps/${code}`}>{label}</a>
    </li>
  );
  return (
    <ul class="tt-plain">
      {step('screen', state === 'requested' ? '살피기' : '다시 살피기')}
      {maySelect && state === 'waiting' && (
        <>
          {step('select', '선정')}
          {step('substitute', '대체면담')}
          {step('answer-in-writing', '서면답변')}
        </>
      )}
    </ul>
  );
}

function SessionCard({ session, address, desk }: { session: BoardSession; address: string; desk: string }) {
  const { id, label, at, until, room, state, closes, materialDue, slots } = session;
  return (
    <section>
      <h3>
        <a href={`${address}/sessions/${id}`}>
          {label} {koreanMoment(at)}~{until.slice(11)}
        </a>{' '}
        <Badge {...SESSION_STATES[state]} /> <DayOff session={session} />
      </h3>
      <p class="tt-quiet">
        {[
          room,
          closes === null ? undefined : `신청 마감 ${koreanDate(closes)}`,
          materialDue === null ? undefined : `자료 ${koreanDate(materialDue)}까지`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <ul class="tt-plain">
        {slots.map(({ number, at: from, matter }) => (
          <li key={number}>
            {from.slice(11)}{' '}
            {matter === null ? (
              <span class="tt-quiet">비어 있음</span>
            ) : (
              <>
                <a href={`${desk}/${matter.id}`}>{matter.title ?? matter.receiptNo}</a> {matter.stateLabel}, 대기{' '}
                {matter.waitingDays}일, 자료 {matter.prepared ? '있음' : '없음'}
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A day that became a day off later is to be moved; one that was chosen as such is only told. */
export function DayOff({ session: { dayOff, dayOffMeant } }: { session: BoardSession }) {
  if (dayOff === null) return null;
  return <Badge tone={dayOffMeant ? 'gray' : 'danger'} label={`쉬는 날: ${dayOff}`} />;
}

function averageOf(rows: readonly WaitingRequest[]): string {
  return String(Math.round(rows.reduce((sum, { waitingDays }) => sum + waitingDays, 0) / rows.length));
}
