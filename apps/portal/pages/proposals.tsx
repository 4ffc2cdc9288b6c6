import { type Chrome, EmptyState, Heading, Layout, Pagination, Table, written } from '#krds';
import type { PublicProposal } from '#proposals';

interface ProposalsView {
  readonly chrome: Chrome;
  readonly proposals: readonly PublicProposal[];
  readonly first?: string | undefined;
  readonly next?: string | undefined;
}

/** 국민제안의 접수와 처리 상황: of hidden ones only title and outcome (제 §7). */
export function ProposalsPage({ chrome, proposals, first, next }: ProposalsView) {
  return (
    <Layout chrome={chrome} title="국민제안">
      <Heading title="국민제안" lead="접수된 제안이 지금 어떻게 되었는지 보여 드립니다." />
      {proposals.length === 0 ? (
        <EmptyState title="아직 접수된 제안이 없습니다." />
      ) : (
        <Table
          caption="접수된 제안"
          columns={[
            { label: '제목', cell: ({ title }: PublicProposal) => title, names: true },
            { label: '접수한 날', cell: ({ receivedOn }) => (receivedOn === undefined ? '' : written(receivedOn)) },
            { label: '진행', cell: ({ state }) => state ?? '' },
            { label: '채택 여부', cell: ({ outcome }) => outcome ?? '심사 중' },
          ]}
          rows={proposals}
          keyOf={({ id }) => id}
        />
      )}
      <Pagination first={first} next={next} />
    </Layout>
  );
}
