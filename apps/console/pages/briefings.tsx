import {
  Badge,
  Button,
  type Chrome,
  EmptyState,
  ErrorSummary,
  type FormProblems,
  Heading,
  Layout,
  type Place,
  Table,
  Tabs,
  TextField,
} from '#krds';

/** One file of a briefing: ready to be fetched, being made, or to be asked for. */
export interface BriefingFile {
  readonly name: string;
  readonly href?: string;
  readonly progress?: string;
  /** What can be done about it: stop, make, make again. */
  readonly act?: { readonly label: string; readonly address: string; readonly format?: string };
}
/** 검산: a sum told twice, and whether both agree. */
export interface CheckLine {
  readonly label: string;
  readonly agrees: boolean;
  readonly told: string;
}
export interface BriefingLine {
  readonly id: string;
  readonly month: string;
  readonly madeAt: string;
  readonly files: readonly BriefingFile[];
  readonly checks: readonly CheckLine[];
}
export interface BriefingsView {
  readonly chrome: Chrome;
  readonly action: string;
  readonly kinds: readonly Place[];
  readonly month: string;
  readonly briefings: readonly BriefingLine[];
  /** Address of the next page. */
  readonly next: string | undefined;
  readonly problems: FormProblems;
}

/** 월간 처리결과 보고 (영 §22, 규칙 §7): frozen figures, the same in every file, and their own check sums. */
export function BriefingsPage({ chrome, action, kinds, month, briefings, next, problems }: BriefingsView) {
  return (
    <Layout chrome={chrome} title="월간 보고" wide>
      <Heading
        title="월간 직소민원 처리결과 보고"
        lead="다음 달 5일까지 만듭니다. 만든 때의 숫자를 그대로 보관합니다."
      />
      <Tabs label="보고" tabs={kinds} />
      <ErrorSummary problems={problems} />
      <form method="post" action={action} noValidate class="tt-filters" data-once>
        <TextField
          name="month"
          label="보고할 달"
          help="예: 2026-10"
          value={month}
          problem={problems.fields.get('month')}
        />
        <Button>보고서 만들기</Button>
      </form>
      <BriefingsMade briefings={briefings} of="달" toDo="위에서 달을 적고" />
      <div class="tt-actions">
        <a href={action}>새로 고침</a>
        {next !== undefined && <a href={next}>이전 보고서</a>}
      </div>
    </Layout>
  );
}

/** What was made, with its files and its 검산; `of` heads the column that tells what each is of. */
export function BriefingsMade({
  briefings,
  of,
  toDo,
}: {
  readonly briefings: readonly BriefingLine[];
  readonly of: string;
  /** What comes before the button is pressed. */
  readonly toDo: string;
}) {
  if (briefings.length === 0) {
    return (
      <EmptyState title="만든 보고서가 없습니다.">
        <p>{toDo} 「보고서 만들기」를 눌러 주세요.</p>
      </EmptyState>
    );
  }
  return (
    <Table
      caption="만든 보고서"
      captionHidden
      keyOf={({ id }) => id}
      rows={briefings}
      columns={[
        { label: of, names: true, cell: ({ month }) => month },
        { label: '만든 때', cell: ({ madeAt }) => madeAt },
        { label: '내려받기', cell: ({ files, month }) => <Files files={files} month={month} /> },
        { label: '검산', cell: ({ checks }) => <Checks checks={checks} /> },
      ]}
    />
  );
}

function Files({ files, month }: { readonly files: readonly BriefingFile[]; readonly month: string }) {
  return (
    <ul class="tt-plain">
      {files.map(({ name, href, progress, act }) => (
        <li key={name} class="tt-actions">
          {href === undefined ? (
            <span>{name}</span>
          ) : (
            <a href={href} aria-label={`${month} 보고서 ${name} 내려받기`}>
              {name}
            </a>
          )}
          {progress !== undefined && (
            <span class="tt-quiet" role="status">
              {progress}
            </span>
          )}
          {act && (
            <form method="post" action={act.address}>
              {act.format !== undefined && <input type="hidden" name="format" value={act.format} />}
              <button type="submit" class="tt-link" aria-label={`${month} 보고서 ${name} ${act.label}`}>
                {act.label}
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  );
}

function Checks({ checks }: { readonly checks: readonly CheckLine[] }) {
  const wrong = checks.filter(({ agrees }) => !agrees);
  if (checks.length === 0) return <span class="tt-quiet">아직 없음</span>;
  return (
    <details>
      <summary>
        일치 {checks.length - wrong.length} / 불일치 {wrong.length}
      </summary>
      <ul>
        {checks.map(({ label, agrees, told }) => (
          <li key={label}>
            <Badge tone={agrees ? 'success' : 'danger'} label={agrees ? '일치' : '합계 검산 불일치'} /> {label}: {told}
          </li>
        ))}
      </ul>
    </details>
  );
}
