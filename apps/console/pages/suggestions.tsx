import {
  Button,
  ButtonLink,
  type Chrome,
  EmptyState,
  ErrorSummary,
  type FormProblems,
  Heading,
  Layout,
  NumberField,
  Pagination,
  type Place,
  StructuredList,
  Table,
  Tabs,
  written,
} from '#krds';
import type { Rounding } from '#office';
import type { CountsTable, RoundLine, SuggestionCard } from '#visits';
import { SuggestionCountsTable } from '../../suggestion-counts.js';

interface Moving {
  readonly first: string | undefined;
  readonly next: string | undefined;
}

/** 건의사항: the rounds of visits that brought any, and the ranking for the budget. */
export function RoundsPage({
  chrome,
  base,
  rounds,
  budgetYear,
}: {
  readonly chrome: Chrome;
  readonly base: string;
  readonly rounds: readonly RoundLine[];
  readonly budgetYear: number;
}) {
  return (
    <Layout chrome={chrome} title="건의사항" wide>
      <Heading title="건의사항" lead="방문에서 주민이 말한 것을 끝까지 챙깁니다." />
      <div class="tt-actions">
        <a href={`${base}/visits`}>방문 보기</a>
        <a href={`${base}/suggestions/ranking/${String(budgetYear)}`}>{budgetYear}년 예산 우선순위</a>
      </div>
      {rounds.length === 0 ? (
        <EmptyState title="적어 둔 건의사항이 없습니다.">
          <p>방문 화면에서 실시한 방문을 열고 「건의사항을 적는다」를 눌러 주세요.</p>
        </EmptyState>
      ) : (
        <StructuredList
          cards={rounds.map(({ key, name, suggestions }) => ({
            href: `${base}/suggestions/${key}`,
            title: name,
            text: `건의사항 ${suggestions.toLocaleString('ko-KR')}건`,
          }))}
        />
      )}
    </Layout>
  );
}

interface BoardView extends Moving {
  readonly chrome: Chrome;
  readonly base: string;
  readonly counts: CountsTable;
  readonly rounding: Rounding;
  readonly asOf: string;
  readonly by: string;
  /** By what the rows are counted, and which status the cards below are of. */
  readonly dimensions: readonly Place[];
  readonly statuses: readonly Place[];
  readonly cards: readonly SuggestionCard[];
}

/** 건의사항판: the counts table, then the suggestions of one status. */
export function SuggestionsPage(view: BoardView) {
  const { chrome, base, counts, rounding, asOf, by, dimensions, statuses, cards, first, next } = view;
  const { round, dongs, total } = counts;
  return (
    <Layout chrome={chrome} title={`${round.name} 건의사항`} wide>
      <Heading
        title={`${round.name} 건의사항`}
        lead={`${dongs}개동 / 건의사항 ${total.total.toLocaleString('ko-KR')}건`}
      />
      <Tabs label="세는 기준" tabs={dimensions} />
      <SuggestionCountsTable counts={counts} rounding={rounding} asOf={asOf} by={by} />
      <section>
        <h2>건의사항</h2>
        <Tabs label="처리구분" tabs={statuses} />
        <Cards base={base} cards={cards} />
        <Pagination first={first} next={next} />
      </section>
      <section>
        <h2>보고회</h2>
        <p>지금의 숫자를 그대로 보관하고 보고회 자료를 한글, PDF, 엑셀로 만듭니다.</p>
        <ButtonLink href={`${base}/suggestions/${round.key}/review`}>보고회 자료</ButtonLink>
      </section>
    </Layout>
  );
}

/** 동 관리카드: all that a 동 asked for, what it costs and what the three departments think. */
export function DongCardPage({
  chrome,
  base,
  dong,
  cards,
  first,
  next,
}: Moving & {
  readonly chrome: Chrome;
  readonly base: string;
  readonly dong: string;
  readonly cards: readonly SuggestionCard[];
}) {
  return (
    <Layout chrome={chrome} title={`${dong} 관리카드`} wide>
      <Heading title={`${dong} 관리카드`} lead="담당부서, 정책부서, 예산부서가 함께 봅니다." />
      <Cards base={base} cards={cards} />
      <Pagination first={first} next={next} />
    </Layout>
  );
}

function Cards({ base, cards }: { readonly base: string; readonly cards: readonly SuggestionCard[] }) {
  if (cards.length === 0) return <EmptyState title="건의사항이 없습니다." />;
  return (
    <Table
      caption="건의사항"
      captionHidden
      keyOf={({ id }) => id}
      rows={cards}
      columns={[
        { label: '접수번호', cell: ({ receiptNo }) => receiptNo },
        {
          label: '건의',
          names: true,
          cell: ({ id, title }) => <a href={`${base}/matters/${id}`}>{title}</a>,
        },
        {
          label: '동',
          cell: ({ dong }) =>
            dong === null ? '-' : <a href={`${base}/suggestions/dongs/${encodeURIComponent(dong)}`}>{dong}</a>,
        },
        { label: '처리구분', cell: ({ statusLabel }) => statusLabel },
        { label: '담당', cell: ({ department, officer }) => [department, officer].filter(Boolean).join(' ') },
        { label: '추진상황·사유', cell: (card) => <Told card={card} /> },
        { label: '예산과 의견', cell: (card) => <Screened card={card} /> },
      ]}
    />
  );
}

/** How it stands, in the words last said, and the days to come. */
function Told({ card }: { readonly card: SuggestionCard }) {
  const { status, progress, reason, alternative, agency, plannedOn, nextReview, replyUntil, movedOn, toldOn } = card;
  const open = status !== 'received';
  const lines = [
    ['상황', progress],
    ['사유', open ? reason : null],
    ['대안', alternative],
    ['받은 곳', agency],
    ['완료예정', plannedOn && written(plannedOn)],
    ['다음 점검', nextReview && written(nextReview)],
    ['회신 기한', replyUntil && written(replyUntil)],
    ['안내', toldOn && written(toldOn)],
    ['갱신', movedOn && written(movedOn)],
  ].filter(([, value]) => value);
  return (
    <ul class="tt-plain">
      {lines.map(([label, value]) => (
        <li key={label}>
          {label}: {value}
        </li>
      ))}
    </ul>
  );
}

function Screened({ card: { cost, opinions, rank } }: { readonly card: SuggestionCard }) {
  return (
    <ul class="tt-plain">
      {cost && (
        <li>
          {won(cost.total)} (국비 {won(cost.national)}, 시·도비 {won(cost.province)}, 자체 {won(cost.own)}) {cost.when}
        </li>
      )}
      {opinions
        .filter(({ opinion }) => opinion !== null)
        .map(({ of, opinion }) => (
          <li key={of}>
            {of}: {opinion}
          </li>
        ))}
      {rank && (
        <li>
          {rank.year}년 예산 {rank.rank}위
        </li>
      )}
    </ul>
  );
}

interface RankingView {
  readonly chrome: Chrome;
  readonly base: string;
  readonly year: number;
  readonly version: number;
  /** Ranked ones first in their order, then those that could be ranked. */
  readonly cards: readonly (SuggestionCard & { readonly given: string })[];
  readonly mayRank: boolean;
  readonly problems: FormProblems;
}

/** 예산 우선순위: one order for the whole year, put in place by one act. */
export function RankingPage({ chrome, base, year, version, cards, mayRank, problems }: RankingView) {
  const action = `${base}/suggestions/ranking/${String(year)}`;
  return (
    <Layout chrome={chrome} title={`${String(year)}년 예산 우선순위`} wide>
      <Heading
        title={`${String(year)}년 예산 우선순위`}
        lead="소요예산을 적은 건의사항에 순위를 적습니다. 비우면 순위에서 빠집니다."
      />
      <div class="tt-actions">
        <a href={`${base}/suggestions/ranking/${String(year - 1)}`}>{year - 1}년</a>
        <a href={`${base}/suggestions/ranking/${String(year + 1)}`}>{year + 1}년</a>
      </div>
      <ErrorSummary problems={problems} />
      {cards.length === 0 ? (
        <EmptyState title="소요예산을 적은 건의사항이 없습니다." />
      ) : (
        <form method="post" action={action} noValidate data-once>
          <input type="hidden" name="version" value={String(version)} />
          <Table
            caption="순위"
            captionHidden
            keyOf={({ id }) => id}
            rows={cards}
            columns={[
              {
                label: '순위',
                cell: ({ id, given, title, rank }) =>
                  mayRank ? (
                    <NumberField
                      name={`rank.${id}`}
                      label={`${title} 순위`}
                      value={given}
                      least={1}
                      most={500}
                      optional
                      unmarked
                      problem={problems.fields.get(`rank.${id}`)}
                    />
                  ) : (
                    (rank?.rank ?? '-')
                  ),
              },
              { label: '건의', names: true, cell: ({ id, title }) => <a href={`${base}/matters/${id}`}>{title}</a> },
              { label: '동', cell: ({ dong }) => dong ?? '-' },
              { label: '담당부서', cell: ({ department }) => department },
              { label: '예산과 의견', cell: (card) => <Screened card={card} /> },
            ]}
          />
          {mayRank && <Button>이 순서로 정하기</Button>}
        </form>
      )}
    </Layout>
  );
}

function won(amount: number): string {
  return `${amount.toLocaleString('ko-KR')}원`;
}
