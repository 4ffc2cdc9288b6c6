import { Badge, ButtonLink, type Chrome, EmptyState, Heading, Layout, Pagination, Table, written } from '#krds';
import type { Coverage, VisitLine } from '#visits';

interface VisitsView {
  readonly chrome: Chrome;
  readonly base: string;
  readonly coverage: Coverage;
  readonly visits: readonly VisitLine[];
  readonly first: string | undefined;
  readonly next: string | undefined;
}

/** 방문 일정과 순회: what was held, what is planned, whose turn it is and who has waited for two years. */
export function VisitsPage({ chrome, base, coverage, visits, first, next }: VisitsView) {
  const { label, everyYears, turns } = coverage;
  const neglected = turns.filter((turn) => turn.neglected);
  return (
    <Layout chrome={chrome} title="방문" wide>
      <Heading
        title={label}
        lead={
          everyYears === null
            ? '순회를 정하지 않은 기관입니다.'
            : `모든 동을 ${String(everyYears)}년에 한 번 찾아갑니다.`
        }
      />
      <div class="tt-actions">
        <ButtonLink href={`${base}/matters/new/visit/record`}>실시한 방문 적기</ButtonLink>
        <ButtonLink href={`${base}/matters/new/visit/plan`}>방문 계획하기</ButtonLink>
        <a href={`${base}/suggestions`}>건의사항 보기</a>
      </div>
      <section>
        <h2>방문</h2>
        <Visits base={base} visits={visits} />
        <Pagination first={first} next={next} />
      </section>
      {everyYears !== null && <Rota coverage={coverage} base={base} />}
      <section>
        <h2>24개월 동안 찾지 않은 동</h2>
        {neglected.length === 0 ? (
          <p>없습니다.</p>
        ) : (
          <p>
            {neglected.length}곳: {neglected.map(({ dong }) => dong).join(', ')}
          </p>
        )}
      </section>
    </Layout>
  );
}

function Visits({ base, visits }: { readonly base: string; readonly visits: readonly VisitLine[] }) {
  if (visits.length === 0) return <EmptyState title="적어 둔 방문이 없습니다." />;
  return (
    <Table
      caption="방문"
      captionHidden
      keyOf={({ id }) => id}
      rows={visits}
      columns={[
        { label: '방문일', cell: ({ visitedOn }) => written(visitedOn) },
        {
          label: '방문',
          names: true,
          cell: ({ id, title, receiptNo }) => (
            <a href={`${base}/matters/${id}`} aria-label={`${title} ${receiptNo}`}>
              {title}
            </a>
          ),
        },
        { label: '종류', cell: ({ kindLabel }) => kindLabel },
        { label: '동', cell: ({ dong }) => dong ?? '-' },
        { label: '상태', cell: ({ stateLabel }) => stateLabel },
        { label: '단체', number: true, cell: ({ groups }) => groups ?? '-' },
        { label: '인원', number: true, cell: ({ attendees }) => attendees ?? '-' },
        { label: '건의사항', number: true, cell: ({ suggestions }) => suggestions },
      ]}
    />
  );
}

function Rota({ coverage, base }: { readonly coverage: Coverage; readonly base: string }) {
  const { years, total, turns } = coverage;
  const lines = [
    { label: '합계', ...total },
    ...years.map(({ year, planned, held }) => ({ label: `${String(year)}년`, planned, held })),
  ];
  return (
    <>
      <section>
        <h2>해마다 찾아간 동</h2>
        <Table
          caption="계획과 실시 (단위: 동)"
          keyOf={({ label }) => label}
          rows={lines}
          columns={[
            { label: '해', names: true, cell: ({ label }) => label },
            { label: '계획', number: true, cell: ({ planned }) => planned },
            { label: '실시', number: true, cell: ({ held }) => held },
          ]}
        />
      </section>
      <section>
        <h2>다음에 갈 동</h2>
        <Table
          caption="순서대로"
          captionHidden
          keyOf={({ dong }) => dong}
          rows={turns}
          columns={[
            {
              label: '동',
              names: true,
              cell: ({ dong }) => <a href={`${base}/suggestions/dongs/${encodeURIComponent(dong)}`}>{dong}</a>,
            },
            { label: '마지막 방문', cell: ({ last }) => (last === undefined ? '없음' : written(last)) },
            { label: '먼저 가는 까닭', cell: ({ priority }) => priority ?? '-' },
            {
              label: '이번 순회',
              cell: ({ reached, neglected }) => (
                <>
                  <Badge tone={reached ? 'success' : 'information'} label={reached ? '다녀옴' : '아직'} />{' '}
                  {neglected && <Badge tone="warning" label="24개월 넘음" />}
                </>
              ),
            },
          ]}
        />
      </section>
    </>
  );
}
