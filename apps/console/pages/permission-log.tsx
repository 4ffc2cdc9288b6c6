import {
  Button,
  type Chrome,
  EmptyState,
  Heading,
  Layout,
  Pagination,
  type Place,
  Table,
  Tabs,
  TextField,
} from '#krds';

/** One grant, change or revocation in words. */
export interface PermissionLine {
  readonly id: string;
  readonly at: string;
  readonly whom: string;
  readonly account: string;
  readonly change: string;
  readonly duties: string;
  readonly department: string;
  readonly by: string;
}
export interface PermissionLogView {
  readonly chrome: Chrome;
  readonly places: readonly Place[];
  readonly action: string;
  readonly account: string;
  readonly years: number;
  readonly lines: readonly PermissionLine[];
  readonly next?: string | undefined;
}

/** 권한 부여·변경·말소 기록 (안전성 확보조치 기준 §5③). */
export function PermissionLogPage({ chrome, places, action, account, years, lines, next }: PermissionLogView) {
  return (
    <Layout chrome={chrome} title="권한 변경 기록" wide>
      <Heading
        title="권한 변경 기록"
        lead={`누구에게 언제 어떤 권한을 주고 바꾸고 거두었는지 ${String(years)}년 넘게 둡니다. 지우거나 고칠 수 없습니다.`}
      />
      <Tabs label="개인정보" tabs={places} />
      <form method="get" action={action} class="tt-filters" role="search">
        <TextField name="account" label="계정" value={account} optional unmarked />
        <Button kind="secondary">보기</Button>
      </form>
      {lines.length === 0 ? (
        <EmptyState title="조건에 맞는 건이 없습니다." />
      ) : (
        <Table
          caption="권한 변경 기록"
          captionHidden
          rows={lines}
          keyOf={({ id }) => id}
          columns={[
            { label: '때', names: true, cell: ({ at }) => at },
            { label: '누구', cell: ({ whom }) => whom },
            { label: '계정', cell: ({ account: of }) => of },
            { label: '무엇', cell: ({ change }) => change },
            { label: '맡은 일', cell: ({ duties }) => duties },
            { label: '부서', cell: ({ department }) => department },
            { label: '바꾼 사람', cell: ({ by }) => by },
          ]}
        />
      )}
      <Pagination next={next} />
    </Layout>
  );
}
