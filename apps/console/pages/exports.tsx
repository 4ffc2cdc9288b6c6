import {
  Button,
  ButtonLink,
  type Chrome,
  DateField,
  EmptyState,
  ErrorSummary,
  type FormProblems,
  Heading,
  Layout,
  type Place,
  Select,
  Table,
  Tabs,
  TextField,
} from '#krds';

/** A file somebody asked for, in words. */
export interface ExportLine {
  readonly id: string;
  readonly name: string;
  readonly why: string;
  readonly requestedAt: string;
  readonly state: string;
  readonly downloads: number;
  readonly href?: string | undefined;
  /** Address at which the work is stopped. */
  readonly cancel?: string | undefined;
}
export interface ExportsView {
  readonly chrome: Chrome;
  readonly places: readonly Place[];
  readonly action: string;
  readonly purposes: readonly (readonly [code: string, label: string])[];
  /** What each purpose's file holds. */
  readonly contents: readonly { readonly label: string; readonly columns: string; readonly law: string }[];
  readonly departments: readonly (readonly [code: string, label: string])[];
  readonly procedures: readonly (readonly [code: string, label: string])[];
  readonly given: Readonly<Record<string, string>>;
  readonly today: string;
  readonly lines: readonly ExportLine[];
  readonly problems: FormProblems;
  /** What this person may open here: a request about personal data, a breach. */
  readonly openings: readonly { readonly href: string; readonly label: string }[];
}

/** 내보내기: a file for a purpose, with a reason, with the fewest columns that serve it (안전성 확보조치 기준 §12①). */
export function ExportsPage(view: ExportsView) {
  const { chrome, places, action, purposes, contents, lines, problems } = view;
  return (
    <Layout chrome={chrome} title="내보내기" wide>
      <Heading
        title="내보내기"
        lead="목적에 필요한 칸만 담고, 쪽마다 열람자와 일시를 찍습니다. 담긴 사람마다 열람기록이 남고 파일은 7일 뒤 지워집니다."
      />
      <Tabs label="개인정보" tabs={places} />
      {view.openings.length > 0 && (
        <div class="tt-actions">
          {view.openings.map(({ href, label }) => (
            <ButtonLink key={href} href={href}>
              {label}
            </ButtonLink>
          ))}
        </div>
      )}
      <ErrorSummary problems={problems} />
      {purposes.length === 0 ? (
        <p>맡은 일에 내보낼 목적이 없습니다.</p>
      ) : (
        <form method="post" action={`${action}/exports`} noValidate class="fieldset tt-form" data-once>
          <Fields {...view} />
          <Button>파일 만들기</Button>
        </form>
      )}
      <details>
        <summary>목적마다 담기는 칸</summary>
        <ul>
          {contents.map(({ label, columns, law }) => (
            <li key={label}>
              {label}: {columns} ({law})
            </li>
          ))}
        </ul>
      </details>
      <h2>내가 만든 파일</h2>
      {lines.length === 0 ? <EmptyState title="만든 파일이 없습니다." /> : <Files lines={lines} />}
      <div class="tt-actions">
        <a href={action}>새로 고침</a>
      </div>
    </Layout>
  );
}

function Fields({ purposes, procedures, departments, given, today, problems }: ExportsView) {
  const wrong = (name: string) => problems.fields.get(name);
  return (
    <>
      <Select name="purpose" label="목적" value={given['purpose']} choices={purposes} problem={wrong('purpose')} />
      <Select
        name="procedure"
        label="절차"
        help="처리대장은 고른 절차와 관계없이 그 대장의 절차만 담습니다."
        value={given['procedure'] ?? procedures[0]?.[0]}
        choices={procedures}
      />
      <DateField name="from" label="접수일(부터)" value={given['from']} latest={today} problem={wrong('from')} />
      <DateField name="to" label="접수일(까지)" value={given['to'] ?? today} latest={today} problem={wrong('to')} />
      <Select
        name="department"
        label="부서"
        value={given['department']}
        choices={departments}
        empty="모든 부서"
        optional
      />
      <TextField
        name="why"
        label="사유"
        help="누가 왜 필요한지. 점검할 때 확인합니다. 민원인의 이름이나 사연은 적지 마세요."
        most={200}
        value={given['why']}
        problem={wrong('why')}
      />
    </>
  );
}

function Files({ lines }: { readonly lines: readonly ExportLine[] }) {
  return (
    <Table
      caption="내가 만든 파일"
      captionHidden
      rows={lines}
      keyOf={({ id }) => id}
      columns={[
        {
          label: '파일',
          names: true,
          cell: ({ name, href }) => (href === undefined ? name : <a href={href}>{name}</a>),
        },
        { label: '사유', cell: ({ why }) => why },
        { label: '요청한 때', cell: ({ requestedAt }) => requestedAt },
        { label: '상태', cell: ({ state }) => <span role="status">{state}</span> },
        { label: '내려받음', number: true, cell: ({ downloads }) => `${String(downloads)}번` },
        {
          label: '할 일',
          cell: ({ cancel, name }) =>
            cancel === undefined ? (
              ''
            ) : (
              <form method="post" action={cancel}>
                <button type="submit" class="tt-link" aria-label={`${name} 그만두기`}>
                  그만두기
                </button>
              </form>
            ),
        },
      ]}
    />
  );
}
