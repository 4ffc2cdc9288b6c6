import {
  Button,
  type Chrome,
  CriticalAlert,
  EmptyState,
  ErrorSummary,
  type FormProblems,
  Heading,
  Layout,
  Pagination,
  type Place,
  Select,
  Table,
  Tabs,
  TextArea,
  TextField,
} from '#krds';

/** A candidate in words. */
export interface CandidateLine {
  readonly id: string;
  readonly receiptNo: string;
  readonly href: string;
  readonly kind: string;
  readonly class: string;
  readonly until: string;
  readonly state: string;
  readonly decided: string;
  /** What this person can do about it now. */
  readonly act?: { readonly label: string; readonly href: string };
}
export interface DisposalView {
  readonly chrome: Chrome;
  readonly places: readonly Place[];
  readonly action: string;
  readonly state: string;
  readonly states: readonly (readonly [code: string, label: string])[];
  readonly lines: readonly CandidateLine[];
  readonly next?: string | undefined;
  readonly notice?: string | undefined;
}

/** 폐기 후보: whose period of keeping is over. Nothing goes away without 심사 and 심의 (공공기록물법 §27①). */
export function DisposalPage({ chrome, places, action, state, states, lines, next, notice }: DisposalView) {
  return (
    <Layout chrome={chrome} title="폐기 심사" wide>
      <Heading
        title="폐기 심사"
        lead="보존기간이 지난 기록입니다. 심사와 기록물평가심의회의 심의를 거친 것만 없앱니다."
      />
      <Tabs label="개인정보" tabs={places} />
      {notice !== undefined && <CriticalAlert urgency="ok">{notice}</CriticalAlert>}
      <form method="get" action={action} class="tt-filters" role="search">
        <Select name="state" label="상태" value={state} choices={states} empty="모두" optional unmarked />
        <Button kind="secondary">보기</Button>
      </form>
      {lines.length === 0 ? (
        <EmptyState title="폐기 후보가 없습니다." />
      ) : (
        <Table
          caption="폐기 후보"
          captionHidden
          rows={lines}
          keyOf={({ id }) => id}
          columns={[
            { label: '접수번호', names: true, cell: ({ receiptNo, href }) => <a href={href}>{receiptNo}</a> },
            { label: '종류', cell: ({ kind }) => kind },
            { label: '보존기간', cell: ({ class: of }) => of },
            { label: '끝난 날', cell: ({ until }) => until },
            { label: '상태', cell: ({ state: now }) => now },
            { label: '심사', cell: ({ decided }) => decided },
            { label: '할 일', cell: ({ act }) => (act ? <a href={act.href}>{act.label}</a> : '') },
          ]}
        />
      )}
      <Pagination next={next} />
    </Layout>
  );
}

export interface DecisionView {
  readonly chrome: Chrome;
  readonly action: string;
  readonly back: string;
  readonly receiptNo: string;
  readonly classes: readonly (readonly [code: string, label: string])[];
  readonly given: Readonly<Record<string, string>>;
  readonly problems: FormProblems;
}

/** 심사 of one candidate: kept longer under another class, or approved with the council's number. */
export function DisposalDecisionPage({ chrome, action, back, receiptNo, classes, given, problems }: DecisionView) {
  return (
    <Layout chrome={chrome} title={`${receiptNo} 폐기 심사`}>
      <Heading title={`${receiptNo} 폐기 심사`} lead="심사한 사람의 이름과 의견이 남습니다." />
      <ErrorSummary problems={problems} />
      <form method="post" action={action} noValidate class="fieldset tt-form" data-once>
        <Select
          name="decision"
          label="심사 결과"
          value={given['decision']}
          choices={[
            ['keep', '더 오래 둔다'],
            ['approve', '폐기하기로 심의되었다'],
          ]}
          problem={problems.fields.get('decision')}
        />
        <Select
          name="class"
          label="새 보존기간"
          help="더 오래 둘 때 고릅니다."
          value={given['class']}
          choices={classes}
          optional
          problem={problems.fields.get('class')}
        />
        <TextField
          name="council"
          label="심의 번호"
          help="폐기할 때 기록물평가심의회의 심의 번호를 적습니다."
          value={given['council']}
          most={60}
          optional
          problem={problems.fields.get('council')}
        />
        <TextArea
          name="reason"
          label="심사 의견"
          help="민원인의 이름이나 사연은 적지 마세요."
          most={500}
          rows={3}
          value={given['reason']}
          problem={problems.fields.get('reason')}
        />
        <div class="tt-actions">
          <Button>심사를 마친다</Button>
          <a href={back}>돌아가기</a>
        </div>
      </form>
    </Layout>
  );
}
