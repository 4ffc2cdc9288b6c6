import { ButtonLink, type Chrome, EmptyState, Heading, Layout, Pagination, Table, written } from '#krds';
import type { PublicMeeting } from '#meetings';

interface MeetingsView {
  readonly chrome: Chrome;
  readonly meetings: readonly PublicMeeting[];
  readonly request: string;
  readonly calendar: string;
  readonly first?: string | undefined;
  readonly next?: string | undefined;
}

/** 면담 상황판: receipt numbers alone, so that whoever asked finds their own line and nobody else's story. */
export function MeetingsPage({ chrome, meetings, request, calendar, first, next }: MeetingsView) {
  return (
    <Layout chrome={chrome} title="면담 상황판">
      <Heading
        title="면담 상황판"
        lead="신청한 면담이 지금 어떻게 되었는지, 얼마나 기다렸는지 보여 드립니다. 이름과 내용은 나오지 않습니다."
      />
      <div class="tt-actions">
        <ButtonLink href={request}>시장 면담을 신청한다</ButtonLink>
        <ButtonLink href={calendar} kind="tertiary">
          소통 일정을 내 달력에
        </ButtonLink>
      </div>
      {meetings.length === 0 ? (
        <EmptyState title="아직 신청한 면담이 없습니다." />
      ) : (
        <Table
          caption="신청한 면담"
          columns={[
            { label: '접수번호', cell: ({ receiptNo }: PublicMeeting) => receiptNo, names: true },
            { label: '신청한 날', cell: ({ askedOn }) => written(askedOn) },
            { label: '진행', cell: ({ state }) => state },
            { label: '만나는 날', cell: ({ meetsOn }) => (meetsOn === null ? '' : written(meetsOn)) },
            { label: '만나는 사람', cell: ({ withWhom }) => withWhomInKorean(withWhom) },
            { label: '기다린 날', cell: ({ waitingDays }) => `${String(waitingDays)}일`, number: true },
          ]}
          rows={meetings}
          keyOf={({ id }) => id}
        />
      )}
      <Pagination first={first} next={next} />
    </Layout>
  );
}

function withWhomInKorean(whom: PublicMeeting['withWhom']): string {
  if (whom === null) return '';
  return whom === 'mayor' ? '단체장' : '대체면담';
}
