import {
  type Act,
  ActList,
  Button,
  type Chrome,
  ClockBar,
  type ClockFace,
  CriticalAlert,
  DefinitionList,
  Heading,
  Layout,
  type Stage,
  StepIndicator,
  Timeline,
  type TimelineLine,
} from '#krds';

export interface TrackingView {
  readonly chrome: Chrome;
  readonly receiptNo: string;
  /** Not shown to who came by a link only. */
  readonly title?: string | undefined;
  readonly state: string;
  readonly stages: readonly Stage[];
  readonly stage: number;
  readonly due?: string | undefined;
  /** 처음 약속한 날, when a change of the calendar moved the due date. */
  readonly promised?: string | undefined;
  readonly clock?: ClockFace | undefined;
  readonly officer?:
    { readonly department: string; readonly name?: string | undefined; readonly phone: string } | undefined;
  readonly timeline: readonly TimelineLine[];
  readonly acts: readonly Act[];
  /** Other matters of the same person that this one is tied to. */
  readonly links: readonly LinkLine[];
  readonly overdue: boolean;
  readonly ended: boolean;
  /** Where a mail code is asked for, when this browser may only see the status. */
  readonly mailAction?: string | undefined;
  readonly notice?: string | undefined;
  readonly phone: string;
}
interface LinkLine {
  readonly href: string;
  readonly receiptNo: string;
  readonly relation: string;
  readonly state: string;
}

/** 진행 조회: where it stands, until when and why, who is in charge, what happened, what can be done now. */
export function TrackingPage(view: TrackingView) {
  const { chrome, receiptNo, title, stages, stage, clock, timeline, notice, overdue } = view;
  return (
    <Layout chrome={chrome} title={`${receiptNo} 진행 조회`}>
      {notice !== undefined && <CriticalAlert urgency="ok">{notice}</CriticalAlert>}
      <Heading title={title ?? '내 민원'} lead={`신청번호 ${receiptNo}`} />
      <StepIndicator label="처리 단계" stages={stages} at={stage} />
      {overdue && (
        <CriticalAlert urgency="danger">
          처리기한이 지났습니다. 담당 부서에 독촉했습니다. 불편을 드려 죄송합니다.
        </CriticalAlert>
      )}
      <Standing {...view} />
      {clock && <ClockBar clock={clock} />}
      <Possible {...view} />
      <Related links={view.links} />
      <section>
        <h2>지난 일</h2>
        <Timeline label="지난 일" lines={timeline} />
      </section>
      <div class="tt-actions">
        <button type="button" class="krds-btn tertiary medium" data-print hidden>
          이 화면 인쇄
        </button>
      </div>
    </Layout>
  );
}

function Standing({ state, due, promised, officer }: TrackingView) {
  const inCharge = officer && (
    <>
      {officer.department} {officer.name} <a href={`tel:${officer.phone}`}>{officer.phone}</a>
    </>
  );
  return (
    <DefinitionList
      terms={[
        { term: '지금', value: state },
        { term: '답변 예정일', value: due ?? '접수하면 알려 드립니다.' },
        ...(promised === undefined
          ? []
          : [
              {
                term: '처음 약속한 날',
                value: `${promised} (공휴일이 바뀌어 법정 기한이 움직였습니다. 이날까지 답변하도록 힘쓰겠습니다.)`,
              },
            ]),
        { term: '담당', value: inCharge ?? '담당 부서가 정해지면 알려 드립니다.' },
      ]}
    />
  );
}

function Possible({ acts, mailAction, ended }: TrackingView) {
  return (
    <section>
      <h2>할 수 있는 일</h2>
      {mailAction !== undefined ? (
        <form method="post" action={mailAction} class="tt-form" data-once>
          <p>쓴 글을 보거나 자료를 보내려면 본인 확인이 필요합니다.</p>
          <Button kind="secondary">전자우편으로 확인번호 받기</Button>
        </form>
      ) : acts.length === 0 ? (
        <p>
          {ended
            ? '처리가 끝났습니다. 더 물을 것이 있으면 전화하거나 새로 신청해 주세요.'
            : '지금은 기다리시면 됩니다.'}
        </p>
      ) : (
        <ActList acts={acts} />
      )}
    </section>
  );
}

function Related({ links }: Pick<TrackingView, 'links'>) {
  if (links.length === 0) return null;
  return (
    <section>
      <h2>관련 민원</h2>
      <ul class="tt-list">
        {links.map(({ href, receiptNo, relation, state }) => (
          <li key={href}>
            <a href={href}>{receiptNo}</a> {relation} <span class="tt-quiet">{state}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
