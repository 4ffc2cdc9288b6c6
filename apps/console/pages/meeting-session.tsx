import { koreanDate, koreanMoment } from '#calendar';
import { ActList, Badge, Button, ButtonLink, type Chrome, DefinitionList, EmptyState, Heading, Layout } from '#krds';
import type { BoardSession, MeetingBrief, RunningSlot } from '#meetings';
import { type BriefingLine, BriefingsMade } from './briefings.js';
import { DayOff, SESSION_STATES } from './meetings.js';

interface SessionView {
  readonly chrome: Chrome;
  readonly board: string;
  readonly desk: string;
  readonly session: BoardSession;
  readonly briefs: readonly MeetingBrief[];
  /** The meeting that is going on now. */
  readonly running: RunningSlot | undefined;
  /** 결과 보고, newest first. */
  readonly reports: readonly BriefingLine[];
  readonly mayReport: boolean;
}

const PARTS = [
  ['gist', '요지'],
  ['support', '필요한 지원'],
  ['previous', '이전 민원'],
  ['state', '현황과 쟁점'],
  ['proposal', '부서 의견'],
  ['press', '최근 언론과 관련 민원'],
  ['attending', '배석'],
] as const;

/** 회차 하나: a one-page brief for each meeting, and the form to record it. Printed, each brief begins a page. */
export function MeetingSessionPage({ chrome, board, desk, session, briefs, running, reports, mayReport }: SessionView) {
  const { id, label, at, until, room, state, closes, materialDue } = session;
  const open = state === 'planned';
  return (
    <Layout chrome={chrome} title={`${label} ${koreanMoment(at)}`} scripts={running ? ['timer.js'] : []} wide>
      <Heading
        title={label}
        lead={
          <>
            {koreanMoment(at)}~{until.slice(11)} <Badge {...SESSION_STATES[state]} /> <DayOff session={session} />
          </>
        }
      />
      <DefinitionList
        terms={[
          { term: '곳', value: room ?? '회차에 적은 곳' },
          ...(closes === null ? [] : [{ term: '신청 마감', value: koreanDate(closes) }]),
          ...(materialDue === null ? [] : [{ term: '자료 낼 날', value: koreanDate(materialDue) }]),
        ]}
      />
      {open && (
        <ActList
          acts={[
            { key: 'move', label: '회차를 옮긴다', href: `${desk}/${id}/steps/move` },
            { key: 'cancel', label: '회차를 취소한다', href: `${desk}/${id}/steps/cancel` },
            { key: 'close', label: '연 것을 적는다', href: `${desk}/${id}/steps/close` },
          ]}
        />
      )}
      {running && <Timer running={running} session={session} address={`${board}/sessions/${id}`} />}
      {briefs.length === 0 ? (
        <EmptyState title="정해진 면담이 없습니다." />
      ) : (
        briefs.map((brief) => <Brief key={brief.slot.number} brief={brief} desk={desk} />)
      )}
      {(mayReport || reports.length > 0) && (
        <section>
          <h2>결과 보고</h2>
          <BriefingsMade briefings={reports} of="보고" toDo="연 것을 적은 다음" />
          {mayReport && (
            <form method="post" action={`${board}/sessions/${id}/reports`} class="tt-actions" data-once>
              <Button>결과 보고 만들기</Button>
            </form>
          )}
        </section>
      )}
      <a href={board}>회차판 보기</a>
    </Layout>
  );
}

interface TimerProps {
  readonly running: RunningSlot;
  readonly session: BoardSession;
  readonly address: string;
}

/** What is left of the meeting that is going on, as it was when the page was opened; `timer.js` lets it run. */
function Timer({ running: { number, from, until, left, more }, session, address }: TimerProps) {
  const matter = session.slots.find((slot) => slot.number === number)?.matter;
  const minutes = Math.ceil(Math.abs(left) / 60);
  return (
    <section class="tt-timer" data-timer={left} aria-labelledby="timer">
      <h2 id="timer">
        지금 {from.slice(11)}~{until.slice(11)} {matter ? (matter.title ?? matter.receiptNo) : '비어 있음'}
      </h2>
      <p class="tt-timer-left" role="timer" data-timer-left>
        {minutes}분 {left > 0 ? '남음' : '지남'}
      </p>
      <p role="status" data-timer-say />
      <div class="tt-actions">
        <ButtonLink kind="secondary" href={`${address}?slot=${String(number)}&more=${String(more + 5)}`}>
          5분 더
        </ButtonLink>
        <a href={address}>지금 시각으로 다시 보기</a>
      </div>
    </section>
  );
}

function Brief({ brief: { slot, texts, department, companions }, desk }: { brief: MeetingBrief; desk: string }) {
  const { matter } = slot;
  if (!matter) return null;
  return (
    <section class="tt-brief">
      <h2>
        {slot.at.slice(11)} <a href={`${desk}/${matter.id}`}>{matter.title ?? matter.receiptNo}</a>
      </h2>
      <DefinitionList
        terms={[
          { term: '접수번호', value: matter.receiptNo },
          { term: '상태', value: `${matter.stateLabel}, 대기 ${String(matter.waitingDays)}일` },
          { term: '관계 부서', value: department ?? '-' },
          { term: '동행', value: companions === null ? '-' : `${String(companions)}명` },
          ...PARTS.flatMap(([ask, term]) => {
            const value = texts[ask];
            return value === undefined ? [] : [{ term, value }];
          }),
        ]}
      />
      <div class="tt-actions">
        <a href={`${desk}/${matter.id}/steps/hold`}>면담한 것을 적는다</a>
        <a href={`${desk}/${matter.id}/open/follow-up/order`}>후속조치를 맡긴다</a>
      </div>
    </section>
  );
}
