import { type Chrome, EmptyState, Heading, Layout, Pagination, StructuredList, Table, written } from '#krds';
import type { Rounding } from '#office';
import type { CountsTable, PublicSuggestion, RoundLine } from '#visits';
import { SuggestionCountsTable } from '../../suggestion-counts.js';

/** Which visits brought suggestions. */
export function SuggestionRoundsPage({
  chrome,
  base,
  rounds,
}: {
  readonly chrome: Chrome;
  readonly base: string;
  readonly rounds: readonly RoundLine[];
}) {
  return (
    <Layout chrome={chrome} title="우리 동네 건의사항">
      <Heading title="우리 동네 건의사항" lead="방문에서 주민께서 말씀하신 것이 지금 어떻게 되었는지 보여 드립니다." />
      {rounds.length === 0 ? (
        <EmptyState title="아직 방문에서 나온 건의사항이 없습니다." />
      ) : (
        <StructuredList
          cards={rounds.map(({ key, name, suggestions }) => ({
            href: `${base}/${key}`,
            title: name,
            text: `건의사항 ${suggestions.toLocaleString('ko-KR')}건`,
          }))}
        />
      )}
    </Layout>
  );
}

interface RoundView {
  readonly chrome: Chrome;
  readonly here: string;
  readonly counts: CountsTable;
  readonly rounding: Rounding;
  readonly asOf: string;
  readonly dong: string | undefined;
  readonly suggestions: readonly PublicSuggestion[];
  readonly first: string | undefined;
  readonly next: string | undefined;
}

/** The counts table of one round, and its suggestions by 동; nobody's name. */
export function SuggestionRoundPage(view: RoundView) {
  const { chrome, here, counts, rounding, asOf, dong, suggestions, first, next } = view;
  const { round, dongs, total } = counts;
  return (
    <Layout chrome={chrome} title={`${round.name} 건의사항`}>
      <Heading
        title={`${round.name} 건의사항`}
        lead={`${dongs}개동 / 건의사항 ${total.total.toLocaleString('ko-KR')}건`}
      />
      <SuggestionCountsTable
        counts={counts}
        rounding={rounding}
        asOf={asOf}
        by="동"
        hrefOf={(key) => (key === '' ? here : `${here}?dong=${encodeURIComponent(key)}`)}
      />
      <section>
        <h2>{dong === undefined ? '건의사항' : `${dong} 건의사항`}</h2>
        {dong !== undefined && (
          <p>
            <a href={here}>모든 동 보기</a>
          </p>
        )}
        {suggestions.length === 0 ? (
          <EmptyState title="건의사항이 없습니다." />
        ) : (
          <Table
            caption="건의사항"
            captionHidden
            keyOf={({ id }) => id}
            rows={suggestions}
            columns={[
              { label: '건의', names: true, cell: ({ title }) => title },
              { label: '동', cell: ({ dong: at }) => at ?? '-' },
              { label: '분야', cell: ({ field }) => field },
              { label: '처리구분', cell: ({ statusLabel }) => statusLabel },
              { label: '담당부서', cell: ({ department }) => department },
              { label: '정해진 날', cell: (each) => <Days suggestion={each} /> },
            ]}
          />
        )}
        <Pagination first={first} next={next} />
      </section>
    </Layout>
  );
}

function Days({ suggestion: { plannedOn, nextReview, movedOn } }: { readonly suggestion: PublicSuggestion }) {
  const days = [
    ['완료예정', plannedOn],
    ['다음 점검', nextReview],
    ['갱신', movedOn],
  ] as const;
  return (
    <ul class="tt-plain">
      {days.map(([label, day]) =>
        day === null ? null : (
          <li key={label}>
            {label} {written(day)}
          </li>
        ),
      )}
    </ul>
  );
}
