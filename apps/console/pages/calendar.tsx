import { koreanDate, koreanMoment, seoulMinute } from '#calendar';
import {
  Badge,
  Button,
  type Chrome,
  ConfirmPage,
  DateField,
  EmptyState,
  ErrorSummary,
  type FormProblems,
  Heading,
  Layout,
  NumberField,
  Pagination,
  Table,
  TextArea,
  TextField,
  written,
} from '#krds';
import type { CalendarChange, RecountLine, RecountPreview } from '#matters';
import type { HolidayChange, Office } from '#office';

interface CalendarProps {
  readonly chrome: Chrome;
  readonly address: string;
  readonly years: readonly number[];
  readonly declared: readonly (readonly [day: string, name: string])[];
  readonly changes: readonly CalendarChange[];
  readonly mayChange: boolean;
  readonly problems: FormProblems;
}

/** 공휴일: two clicks from a day to what it moves. */
export function CalendarPage(props: CalendarProps) {
  const { chrome, address, years, declared, changes, mayChange, problems } = props;
  const last = years.at(-1) ?? 0;
  return (
    <Layout chrome={chrome} title="공휴일" wide>
      <Heading
        title="공휴일"
        lead={`${String(years[0])}년부터 ${String(last)}년까지 등록되어 있습니다. 바꾸기 전에 어떤 기한이 움직이는지 먼저 보여 드립니다.`}
      />
      <ErrorSummary problems={problems} />
      {mayChange && (
        <section>
          <h2>임시공휴일을 정한다</h2>
          <form method="get" action={`${address}/preview`} noValidate class="tt-filters">
            <input type="hidden" name="kind" value="declared" />
            <DateField name="day" label="쉬는 날" />
            <TextField name="name" label="이름" value="임시공휴일" most={40} />
            <Button kind="secondary">움직이는 기한 보기</Button>
          </form>
        </section>
      )}
      <section>
        <h2>이 기관에서 정한 날</h2>
        {declared.length === 0 ? (
          <p>없습니다.</p>
        ) : (
          <ul class="tt-plain">
            {declared.map(([day, name]) => (
              <li key={day} class="tt-actions">
                {koreanDate(day)} {name}
                {mayChange && (
                  <a
                    href={`${address}/preview?kind=withdrawn&day=${day}`}
                    aria-label={`${koreanDate(day)} ${name} 거두기`}
                  >
                    거두기
                  </a>
                )}
              </li>
            ))}
          </ul>
        )}
      </section>
      {mayChange && (
        <section>
          <h2>{last + 1}년 공휴일을 등록한다</h2>
          <form method="get" action={`${address}/preview`} noValidate class="fieldset tt-form">
            <input type="hidden" name="kind" value="published" />
            <NumberField name="year" label="해" value={String(last + 1)} least={last + 1} most={last + 1} unit="년" />
            <TextArea
              name="days"
              label="공휴일"
              help={`한 줄에 하나씩 ${String(last + 1)}-01-01 신정처럼 적어 주세요. 토요일과 일요일은 적지 않아도 됩니다.`}
              rows={8}
            />
            <Button kind="secondary">움직이는 기한 보기</Button>
          </form>
        </section>
      )}
      <section>
        <h2>지난 변경</h2>
        <Changes changes={changes} address={address} />
      </section>
    </Layout>
  );
}

function Changes({ changes, address }: Pick<CalendarProps, 'changes' | 'address'>) {
  if (changes.length === 0) return <EmptyState title="바꾼 적이 없습니다." />;
  return (
    <Table
      caption="공휴일 변경"
      captionHidden
      keyOf={({ id }) => id}
      rows={changes}
      columns={[
        {
          label: '변경',
          names: true,
          cell: (change) => <a href={`${address}/changes/${change.id}`}>{changeIn(change)}</a>,
        },
        { label: '때', cell: ({ madeAt }) => koreanMoment(seoulMinute(madeAt)) },
        { label: '다시 셈', cell: (change) => <Progress change={change} /> },
      ]}
    />
  );
}

function Progress({ change: { state, examined, moved } }: { readonly change: CalendarChange }) {
  return (
    <span role="status">
      <Badge tone={state === 'done' ? 'success' : 'information'} label={state === 'done' ? '마침' : '세는 중'} />{' '}
      {examined.toLocaleString('ko-KR')}건을 보아 {moved.toLocaleString('ko-KR')}건의 기한이 움직임
    </span>
  );
}

function changeIn({ kind, day, year, name }: Pick<CalendarChange, 'kind' | 'day' | 'year' | 'name'>): string {
  switch (kind) {
    case 'declared':
      return `${koreanDate(day ?? '')} ${name ?? ''} 정함`;
    case 'withdrawn':
      return `${koreanDate(day ?? '')} 거둠`;
    case 'published':
      return `${String(year)}년 공휴일 등록`;
    case 'adopted':
      return '공표된 공휴일을 받아들임';
  }
}

interface PreviewProps {
  readonly chrome: Chrome;
  readonly office: Office;
  readonly change: HolidayChange;
  readonly preview: RecountPreview;
  readonly carried: readonly (readonly [name: string, value: string])[];
  /** The question once more, for the next page. */
  readonly more: string;
}

/** 영향 받는 기한: which dates would move and how many, before it is confirmed. */
export function CalendarPreviewPage({ chrome, office, change, preview, carried, more }: PreviewProps) {
  const { moved, open, lines, next } = preview;
  const address = `/${office.code}/calendar`;
  const what = changeIn({ day: null, year: null, name: null, ...change });
  const title = `영향 받는 기한 ${moved.toLocaleString('ko-KR')}건`;
  return (
    <Layout chrome={chrome} title={title} wide>
      <ConfirmPage
        title={title}
        lead={`${what}: 진행 중인 ${open.toLocaleString('ko-KR')}건 가운데 ${moved.toLocaleString('ko-KR')}건의 법정 기한이 움직입니다. 처음 약속한 날은 그대로 남고, 민원인과 담당자에게 알립니다.`}
        action={address}
        verb={moved === 0 ? '이대로 바꾼다' : `바꾸고 ${moved.toLocaleString('ko-KR')}건을 다시 센다`}
        back={address}
        carried={carried}
      >
        <Lines lines={lines} office={office} />
        <Pagination next={next === null ? undefined : `${address}/preview?${more}&after=${encodeURIComponent(next)}`} />
      </ConfirmPage>
    </Layout>
  );
}

interface ChangeProps {
  readonly chrome: Chrome;
  readonly office: Office;
  readonly change: CalendarChange;
  readonly lines: readonly RecountLine[];
  readonly next: string | null;
}

/** One change: how far the recount is, and what moved. */
export function CalendarChangePage({ chrome, office, change, lines, next }: ChangeProps) {
  const address = `/${office.code}/calendar`;
  return (
    <Layout chrome={chrome} title={changeIn(change)} wide>
      <Heading title={changeIn(change)} lead={<Progress change={change} />} />
      <Lines lines={lines} office={office} />
      <Pagination
        next={next === null ? undefined : `${address}/changes/${change.id}?after=${encodeURIComponent(next)}`}
      />
      <div class="tt-actions">
        <a href={`${address}/changes/${change.id}`}>새로 고침</a>
        <a href={address}>공휴일로</a>
      </div>
    </Layout>
  );
}

function Lines({ lines, office }: { readonly lines: readonly RecountLine[]; readonly office: Office }) {
  if (lines.length === 0) return <EmptyState title="움직이는 기한이 없습니다." />;
  return (
    <Table
      caption="움직이는 기한"
      captionHidden
      keyOf={({ matter }) => matter}
      rows={lines}
      columns={[
        {
          label: '번호',
          names: true,
          cell: ({ matter, receiptNo }) => <a href={`/${office.code}/matters/${matter}`}>{receiptNo}</a>,
        },
        {
          label: '부서',
          cell: ({ department }) => (department === null ? '' : (office.departmentLabel(department) ?? '')),
        },
        { label: '담당', cell: ({ officer }) => (officer === null ? '' : (office.person(officer)?.name ?? '')) },
        { label: '지금까지의 기한', cell: ({ oldDue }) => (oldDue === null ? '정하지 못함' : written(oldDue)) },
        { label: '다시 센 기한', cell: ({ newDue }) => (newDue === null ? '정하지 못함' : written(newDue)) },
      ]}
    />
  );
}
