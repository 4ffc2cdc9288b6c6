import {
  Badge,
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
  RadioGroup,
  Select,
  Table,
  Tabs,
  TextArea,
  TextField,
} from '#krds';

/** An act of 접속기록 in words. */
export interface AccessLine {
  readonly id: string;
  readonly at: string;
  readonly who: string;
  readonly from: string;
  /** Whose data: a matter's receipt number, or the person's id. */
  readonly whose: string;
  readonly href?: string | undefined;
  readonly act: string;
  readonly why: string;
  readonly flags: readonly string[];
}
export interface ReviewLine {
  readonly id: string;
  readonly at: string;
  readonly who: string;
  readonly conclusion: string;
  readonly note: string;
}
export interface AccessLogView {
  readonly chrome: Chrome;
  readonly places: readonly Place[];
  readonly action: string;
  readonly month: string;
  readonly monthOver: boolean;
  /** A month whose review is missing. */
  readonly missing?: string | undefined;
  readonly totals: string;
  readonly filters: { readonly actor?: string | undefined; readonly flag?: string | undefined };
  readonly actors: readonly (readonly [id: string, label: string])[];
  readonly flags: readonly (readonly [code: string, label: string])[];
  readonly lines: readonly AccessLine[];
  readonly next?: string | undefined;
  readonly first?: string | undefined;
  readonly reviews: readonly ReviewLine[];
  readonly note?: string | undefined;
  readonly problems: FormProblems;
  readonly notice?: string | undefined;
}

/** 월별 점검 (안전성 확보조치 기준 §8②): who looked at whose data and why, what is unusual about it, and what the review came to. */
export function AccessLogPage(view: AccessLogView) {
  const { chrome, places, month, missing, totals, lines, notice, problems } = view;
  return (
    <Layout chrome={chrome} title="열람기록 점검" wide>
      <Heading title="열람기록 점검" lead="누가, 언제, 어디서, 누구의 개인정보를, 왜 보았는지 달마다 살펴봅니다." />
      <Tabs label="개인정보" tabs={places} />
      {notice !== undefined && <CriticalAlert urgency="ok">{notice}</CriticalAlert>}
      {missing !== undefined && (
        <CriticalAlert urgency="danger">
          {missing} 열람기록의 점검이 아직 없습니다. 살펴보고 점검을 적어 주세요.
        </CriticalAlert>
      )}
      <ErrorSummary problems={problems} />
      <Filters {...view} />
      <p>
        {month}: {totals}
      </p>
      {lines.length === 0 ? (
        <EmptyState title="조건에 맞는 건이 없습니다.">
          <p>기간을 넓히거나 조건을 빼 보세요.</p>
        </EmptyState>
      ) : (
        <Table
          caption="열람기록"
          captionHidden
          rows={lines}
          keyOf={({ id }) => id}
          columns={[
            { label: '때', names: true, cell: ({ at }) => at },
            { label: '누가', cell: ({ who }) => who },
            { label: '어디서', cell: ({ from }) => from },
            { label: '누구의', cell: ({ whose, href }) => (href === undefined ? whose : <a href={href}>{whose}</a>) },
            { label: '한 일', cell: ({ act }) => act },
            { label: '사유', cell: ({ why }) => why },
            {
              label: '표식',
              cell: ({ flags }) => flags.map((flag) => <Badge key={flag} tone="warning" label={flag} />),
            },
          ]}
        />
      )}
      <Pagination first={view.first} next={view.next} />
      <Review {...view} />
    </Layout>
  );
}

function Filters({ action, month, filters, actors, flags }: AccessLogView) {
  return (
    <form method="get" action={action} class="tt-filters" role="search">
      <TextField name="month" label="달" value={month} optional unmarked />
      <Select name="actor" label="누가" value={filters.actor} choices={actors} empty="모두" optional unmarked />
      <Select name="flag" label="표식" value={filters.flag} choices={flags} empty="모두" optional unmarked />
      <Button kind="secondary">보기</Button>
    </form>
  );
}

function Review({ action, month, monthOver, reviews, note, problems }: AccessLogView) {
  return (
    <section class="tt-stack">
      <h2>{month} 점검</h2>
      {reviews.map(({ id, at, who, conclusion, note: said }) => (
        <p key={id}>
          {at} {who}: {conclusion}. {said}
        </p>
      ))}
      {monthOver ? (
        <form method="post" action={`${action}/reviews`} noValidate class="fieldset tt-form" data-once>
          <input type="hidden" name="month" value={month} />
          <RadioGroup
            name="conclusion"
            label="점검 결과"
            choices={[
              ['clear', '이상 없음'],
              ['found', '확인할 것이 있음'],
            ]}
            problem={problems.fields.get('conclusion')}
          />
          <TextArea
            name="note"
            label="무엇을 어떻게 확인했나요"
            help="내려받은 사유와 표식이 붙은 기록을 어떻게 확인했는지 적습니다. 민원인의 이름이나 사연은 적지 마세요."
            most={1000}
            rows={3}
            value={note}
            problem={problems.fields.get('note')}
          />
          <Button>점검함</Button>
        </form>
      ) : (
        <p class="tt-quiet">이 달이 끝나면 점검을 적을 수 있습니다.</p>
      )}
    </section>
  );
}
