import type { CouncilLine } from '#councils';
import { inKorean } from '#front';
import { Badge, type Chrome, EmptyState, Heading, Layout, Table } from '#krds';

const DUTY = {
  kept: { tone: 'success', label: '했음' },
  due: { tone: 'information', label: '올해 안에' },
  soon: { tone: 'warning', label: '곧 해야 함' },
  overdue: { tone: 'danger', label: '지난해 거름' },
} as const;

/** 위원회 목록: what each may deliberate, whether it could meet today, and what waits. */
export function CouncilsPage({
  chrome,
  councils,
}: {
  readonly chrome: Chrome;
  readonly councils: readonly CouncilLine[];
}) {
  return (
    <Layout chrome={chrome} title="위원회" wide>
      <Heading title="위원회" lead="구성의 흠과 올해 해야 할 심의, 안건에 알리지 못한 의결을 함께 봅니다." />
      {councils.length === 0 ? (
        <EmptyState title="심의하는 위원회가 없습니다.">
          <p>위원회는 기관 설정에서 정합니다.</p>
        </EmptyState>
      ) : (
        <Table
          caption="위원회"
          captionHidden
          keyOf={({ rule }) => rule.code}
          rows={councils}
          columns={[
            {
              label: '위원회',
              names: true,
              cell: ({ rule }) => <a href={`${chrome.home.replace(/desk$/, 'councils')}/${rule.code}`}>{rule.label}</a>,
            },
            { label: '근거', cell: ({ rule }) => rule.law },
            { label: '위원', cell: (line) => <Sitting line={line} /> },
            { label: '살펴볼 것', cell: (line) => <CouncilAlarms line={line} /> },
          ]}
        />
      )}
    </Layout>
  );
}

function Sitting({ line: { sitting, rule } }: { readonly line: CouncilLine }) {
  return (
    <>
      {sitting}명 / {rule.least}~{rule.seats}명
    </>
  );
}

/** Why it could not meet, what it owes this year, what it could not tell. */
export function CouncilAlarms({ line: { unfit, duty, untold } }: { readonly line: CouncilLine }) {
  if (!unfit && !duty && untold === 0) return <span class="tt-quiet">없음</span>;
  return (
    <ul class="tt-plain">
      {unfit && (
        <li>
          <Badge tone="warning" label="구성" /> {inKorean(unfit.code, unfit.details)}
        </li>
      )}
      {duty && (
        <li>
          <Badge {...DUTY[duty.state]} /> {duty.year}년에 한 번은 해야 하는 심의: {duty.held}/{duty.least}번
        </li>
      )}
      {untold > 0 && (
        <li>
          <Badge tone="danger" label="알리지 못함" /> 안건에 알리지 못한 의결 {untold}건
        </li>
      )}
    </ul>
  );
}
