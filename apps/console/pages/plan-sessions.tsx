import { koreanDate } from '#calendar';
import {
  Badge,
  Button,
  type Chrome,
  CriticalAlert,
  DateField,
  EmptyState,
  ErrorSummary,
  type FormProblems,
  Heading,
  Layout,
  Select,
  Table,
} from '#krds';
import type { PlannedDay } from '#meetings';

interface PlanView {
  readonly chrome: Chrome;
  readonly address: string;
  /** Kinds that have a rule. */
  readonly kinds: readonly (readonly [code: string, label: string])[];
  readonly asked: {
    readonly kind?: string | undefined;
    readonly from?: string | undefined;
    readonly to?: string | undefined;
  };
  readonly days: readonly PlannedDay[] | undefined;
  readonly today: string;
  readonly mayPlan: boolean;
  /** How many came to be just now. */
  readonly planned: number | undefined;
  readonly problems: FormProblems;
}

/** 회차 만들기: the days of a rule in a period, the holidays they meet and what the office makes of them, and then one press. */
export function PlanSessionsPage(props: PlanView) {
  const { chrome, address, kinds, asked, days, today, mayPlan, planned, problems } = props;
  const fresh = (days ?? []).filter(({ day, known }) => !known && day !== null && day > today);
  return (
    <Layout chrome={chrome} title="회차 만들기" wide>
      {planned !== undefined && (
        <CriticalAlert urgency="ok">{`회차 ${String(planned)}개를 만들었습니다.`}</CriticalAlert>
      )}
      <Heading title="회차 만들기" lead="기간을 고르면 규칙이 정한 날과 공휴일을 먼저 보여 드립니다." />
      <ErrorSummary problems={problems} />
      <form method="get" action={`${address}/plan`} noValidate class="tt-filters">
        <Select name="kind" label="만남" value={asked.kind} choices={kinds} />
        <DateField name="from" label="첫날" value={asked.from} />
        <DateField name="to" label="마지막 날" value={asked.to} />
        <Button kind="secondary">미리 보기</Button>
      </form>
      {days !== undefined && <Days days={days} today={today} />}
      {mayPlan && fresh.length > 0 && (
        <form method="post" action={`${address}/plan`} class="tt-actions" data-once>
          {(['kind', 'from', 'to'] as const).map((name) => (
            <input key={name} type="hidden" name={name} value={asked[name] ?? ''} />
          ))}
          <Button>{`회차 ${String(fresh.length)}개 만들기`}</Button>
        </form>
      )}
      <a href={address}>회차판 보기</a>
    </Layout>
  );
}

function Days({ days, today }: { readonly days: readonly PlannedDay[]; readonly today: string }) {
  if (days.length === 0) return <EmptyState title="이 기간에 규칙이 정한 날이 없습니다." />;
  return (
    <Table
      caption="규칙이 정한 날"
      captionHidden
      keyOf={({ ruled }) => ruled}
      rows={days}
      columns={[
        { label: '규칙이 정한 날', names: true, cell: ({ ruled }) => koreanDate(ruled) },
        { label: '쉬는 날', cell: ({ off }) => (off === undefined ? '' : <Badge tone="warning" label={off} />) },
        { label: '여는 날', cell: (day) => heldOn(day) },
        { label: '상태', cell: (day) => standing(day, today) },
      ]}
    />
  );
}

function heldOn({ day, at, unpublished }: PlannedDay): string {
  if (unpublished) return '그해의 공휴일이 아직 등록되지 않았습니다';
  return day === null ? '건너뜁니다' : `${koreanDate(day)} ${at}`;
}

function standing({ day, known }: PlannedDay, today: string): string {
  if (known) return '이미 있음';
  if (day === null) return '';
  return day <= today ? '지난 날' : '만들 것';
}
