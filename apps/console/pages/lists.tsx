import {
  Badge,
  Button,
  ButtonLink,
  Checkbox,
  type Chrome,
  DefinitionList,
  EmptyState,
  ErrorSummary,
  FileField,
  type FormProblems,
  Heading,
  Layout,
  Pagination,
  type Place,
  Select,
  Table,
  Tabs,
  TextField,
  type Tone,
} from '#krds';

/** A list somebody sent, in words. */
export interface UploadLine {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly rows: string;
  readonly sentAt: string;
  readonly state: string;
  readonly href: string;
}
export interface ListsView {
  readonly chrome: Chrome;
  readonly address: string;
  readonly tabs: readonly Place[];
  /** What a list may be taken for: `complaint/submit` and its name. */
  readonly openings: readonly (readonly [path: string, label: string])[];
  readonly given: Readonly<Record<string, string>>;
  readonly problems: FormProblems;
  readonly lines: readonly UploadLine[];
  readonly next: string | undefined;
}

const ACCEPT = '.xlsx,.csv,text/csv';
const SHEET = '.xlsx';

/** 목록: what came in on paper or by spreadsheet becomes matters, after each row was looked at. */
export function ListsPage({ chrome, address, tabs, openings, given, problems, lines, next }: ListsView) {
  const wrong = (name: string) => problems.fields.get(name);
  return (
    <Layout chrome={chrome} title="목록" wide>
      <Heading
        title="목록으로 접수"
        lead="종이나 엑셀로 받은 것을 한꺼번에 접수합니다. 올리면 행마다 고칠 점을 먼저 보여 드리고, 확정하기 전에는 아무것도 접수하지 않습니다."
      />
      <Tabs label="목록" tabs={tabs} />
      <ErrorSummary problems={problems} />
      {openings.length === 0 ? (
        <p>맡은 일에 목록으로 접수할 절차가 없습니다.</p>
      ) : (
        <>
          <form
            method="post"
            action={address}
            encType="multipart/form-data"
            noValidate
            class="fieldset tt-form"
            data-once
          >
            <Select
              name="opening"
              label="무엇으로 접수할까요"
              value={given['opening']}
              choices={openings}
              problem={wrong('opening')}
            />
            <TextField
              name="name"
              label="목록 이름"
              help="같은 이름의 목록에 있는 같은 연번은 다시 올려도 두 번 접수되지 않습니다. 예: 2026년 송월동 방문"
              value={given['name']}
              most={60}
              problem={wrong('name')}
            />
            <TextField
              name="about"
              label="대상 접수번호"
              help="방문의 건의사항처럼 다른 안건에 관한 목록이면 그 접수번호를 적습니다. 행마다 「대상 접수번호」 칸에 적어도 됩니다."
              value={given['about']}
              most={60}
              optional
            />
            <FileField
              name="file"
              label="파일"
              help="xlsx나 csv, 5,000행과 5MB까지. 첫 줄은 칸 이름입니다. 올린 내용은 암호화해 두었다가 7일 뒤 지웁니다."
              accept={ACCEPT}
              problem={wrong('file')}
            />
            <Button>올려서 확인하기</Button>
          </form>
          <details>
            <summary>빈 서식 내려받기</summary>
            <ul>
              {openings.map(([path, label]) => (
                <li key={path}>
                  <a href={`${address}/templates/${path}`}>{label} 서식</a>
                </li>
              ))}
            </ul>
          </details>
        </>
      )}
      <h2>내가 올린 목록</h2>
      {lines.length === 0 ? <EmptyState title="올린 목록이 없습니다." /> : <Uploads lines={lines} />}
      <div class="tt-actions">
        <a href={address}>새로 고침</a>
        {next !== undefined && <a href={next}>이전 목록</a>}
      </div>
    </Layout>
  );
}

function Uploads({ lines }: { readonly lines: readonly UploadLine[] }) {
  return (
    <Table
      caption="내가 올린 목록"
      captionHidden
      rows={lines}
      keyOf={({ id }) => id}
      columns={[
        { label: '목록', names: true, cell: ({ name, href }) => <a href={href}>{name}</a> },
        { label: '무엇으로', cell: ({ about }) => about },
        { label: '행', number: true, cell: ({ rows }) => rows },
        { label: '올린 때', cell: ({ sentAt }) => sentAt },
        { label: '상태', cell: ({ state }) => <span role="status">{state}</span> },
      ]}
    />
  );
}

export interface GatheringView {
  readonly chrome: Chrome;
  readonly address: string;
  readonly tabs: readonly Place[];
  /** Tables with something to gather; the one at hand is marked. */
  readonly tables: readonly Place[];
  readonly procedure: string;
  readonly steps: readonly (readonly [code: string, label: string])[];
  readonly departments: readonly (readonly [code: string, label: string])[];
  readonly department: string;
  readonly problems: FormProblems;
}

/** 취합: a sheet goes out to a department, comes back, and is looked at row by row before anything is taken. */
export function GatheringPage({ chrome, address, tabs, tables, steps, problems, ...view }: GatheringView) {
  const wrong = (name: string) => problems.fields.get(name);
  return (
    <Layout chrome={chrome} title="부서 취합" wide>
      <Heading
        title="부서 취합"
        lead="부서의 열린 안건을 엑셀로 내려받아 노란 칸만 채우게 하고, 돌아온 파일을 올려 행마다 달라지는 것을 본 뒤 처리합니다."
      />
      <Tabs label="목록" tabs={tabs} />
      <ErrorSummary problems={problems} />
      <section>
        <h2>취합본 내려받기</h2>
        {tables.length === 0 ? (
          <p>맡은 일에 취합할 단계가 없습니다.</p>
        ) : (
          <>
            <Tabs label="절차" tabs={tables} />
            <form method="post" action={`${address}/sheet`} noValidate class="fieldset tt-form">
              <input type="hidden" name="procedure" value={view.procedure} />
              <Select
                name="department"
                label="부서"
                value={view.department}
                choices={view.departments}
                problem={wrong('department')}
              />
              <fieldset class="form-group tt-field">
                <legend class="form-tit">채워 올 단계</legend>
                {steps.map(([code, label]) => (
                  <Checkbox key={code} name={`step.${code}`} label={label} optional />
                ))}
              </fieldset>
              <Button>취합본 내려받기</Button>
            </form>
          </>
        )}
      </section>
      <section>
        <h2>채운 취합본 올리기</h2>
        <form
          method="post"
          action={address}
          encType="multipart/form-data"
          noValidate
          class="fieldset tt-form"
          data-once
        >
          <FileField
            name="file"
            label="취합본"
            help="내려받은 xlsx 그대로. 단계는 올린 사람의 권한으로 밟습니다. 올린 내용은 암호화해 두었다가 7일 뒤 지웁니다."
            accept={SHEET}
            problem={wrong('file')}
          />
          <Button>올려서 확인하기</Button>
        </form>
      </section>
    </Layout>
  );
}

/** A row in words. */
export interface RowLine {
  readonly row: number;
  readonly reference: string;
  readonly verdict: string;
  readonly tone: Tone;
  readonly told: readonly string[];
}
export interface UploadView {
  readonly chrome: Chrome;
  readonly back: string;
  readonly address: string;
  readonly name: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  /** Rows of the dry run; undefined when what was sent is no longer kept. */
  readonly rows: readonly RowLine[] | undefined;
  readonly next: string | undefined;
  readonly only: boolean;
  /** How many would be taken, while it waits. */
  readonly confirm: number | undefined;
  /** A long list is looked at when it is asked for. */
  readonly mayLookAgain: boolean;
  readonly mayCancel: boolean;
  readonly file: string | undefined;
  readonly problems: FormProblems;
}

/** One list: what each row would do, and what became of it. */
export function UploadPage(view: UploadView) {
  const { chrome, back, address, name, facts, rows, next, only, confirm, mayLookAgain, mayCancel, file, problems } =
    view;
  return (
    <Layout chrome={chrome} title={name} wide>
      <Heading title={name} />
      <ErrorSummary problems={problems} />
      <DefinitionList terms={facts.map(([label, value]) => ({ term: label, value }))} />
      <div class="tt-actions">
        {confirm !== undefined && confirm > 0 && (
          <form method="post" action={`${address}/confirmation`} data-once>
            <Button>{`${confirm.toLocaleString('en-US')}건 처리하기`}</Button>
          </form>
        )}
        {mayLookAgain && (
          <form method="post" action={`${address}/looks`} data-once>
            <Button kind="secondary">다시 살펴보기</Button>
          </form>
        )}
        {mayCancel && (
          <form method="post" action={`${address}/cancel`}>
            <Button kind="secondary">그만두기</Button>
          </form>
        )}
        {file !== undefined && <ButtonLink href={file}>결과 파일 내려받기</ButtonLink>}
        <a href={address}>새로 고침</a>
        <a href={back}>목록으로</a>
      </div>
      {rows !== undefined && (
        <>
          <p>
            {only ? <a href={address}>모든 행 보기</a> : <a href={`${address}?only=wrong`}>고칠 점이 있는 행만 보기</a>}
          </p>
          {rows.length === 0 ? <EmptyState title="보일 행이 없습니다." /> : <Rows rows={rows} />}
          <Pagination next={next} />
        </>
      )}
    </Layout>
  );
}

function Rows({ rows }: { readonly rows: readonly RowLine[] }) {
  return (
    <Table
      caption="행마다 확인한 것"
      rows={rows}
      keyOf={({ row }) => String(row)}
      columns={[
        { label: '행', names: true, cell: ({ row }) => `${String(row)}행` },
        { label: '연번', cell: ({ reference }) => reference },
        { label: '확인', cell: ({ verdict, tone }) => <Badge tone={tone} label={verdict} /> },
        {
          label: '고칠 점과 다른 점',
          cell: ({ told }) => (
            <ul class="tt-plain">
              {told.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
}
