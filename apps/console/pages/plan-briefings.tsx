import {
  Button,
  type Chrome,
  DateField,
  ErrorSummary,
  type FormProblems,
  Heading,
  Layout,
  type Place,
  Tabs,
} from '#krds';
import { type BriefingLine, BriefingsMade } from './briefings.js';

export interface PlanBriefingsView {
  readonly chrome: Chrome;
  readonly action: string;
  readonly kinds: readonly Place[];
  readonly kind: 'figures' | 'communication';
  /** Period to report on; of a communication briefing only. */
  readonly period: { readonly from: string; readonly to: string };
  readonly briefings: readonly BriefingLine[];
  readonly next: string | undefined;
  readonly problems: FormProblems;
}

const TITLES = { figures: '소통 사업 계획과 지표', communication: '소통 실적' } as const;
const LEADS = {
  figures:
    '공표한 표와 지표를 인쇄된 그대로 두고 합계를 계산해 나란히 적습니다. 다르면 「합계 검산 불일치」로 알립니다.',
  communication: '기간에 실시한 행사와 방문을 횟수·단체·인원으로 따로 세고, 누적 지표를 계산합니다.',
} as const;

/** Briefings of what was planned and what was held: frozen like the monthly one, with the same files and 검산. */
export function PlanBriefingsPage({
  chrome,
  action,
  kinds,
  kind,
  period,
  briefings,
  next,
  problems,
}: PlanBriefingsView) {
  return (
    <Layout chrome={chrome} title={TITLES[kind]} wide>
      <Heading title={TITLES[kind]} lead={LEADS[kind]} />
      <Tabs label="보고" tabs={kinds} />
      <ErrorSummary problems={problems} />
      <form method="post" action={action} noValidate class="tt-filters" data-once>
        <input type="hidden" name="kind" value={kind} />
        {kind === 'communication' && (
          <>
            <DateField name="from" label="첫날" value={period.from} problem={problems.fields.get('from')} />
            <DateField name="to" label="마지막 날" value={period.to} />
          </>
        )}
        <Button>보고서 만들기</Button>
      </form>
      <BriefingsMade
        briefings={briefings}
        of={kind === 'figures' ? '뜬 달' : '기간'}
        toDo={kind === 'figures' ? '위에서' : '위에서 기간을 적고'}
      />
      <div class="tt-actions">
        <a href={`${action}?kind=${kind}`}>새로 고침</a>
        {next !== undefined && <a href={next}>이전 보고서</a>}
      </div>
    </Layout>
  );
}
