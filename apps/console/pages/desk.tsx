import type { Page } from '#matters';
import {
  Badge,
  Button,
  ButtonLink,
  type Chrome,
  type Column,
  CriticalAlert,
  DueBadge,
  EmptyState,
  Heading,
  Layout,
  Pagination,
  type Place,
  Select,
  Table,
  Tabs,
  written,
} from '#krds';
import { DeskKeys } from './desk-keys.js';

/** A row of the desk in the office's own words. */
export interface DeskLine {
  readonly id: string;
  readonly href: string;
  readonly receiptNo: string;
  readonly title: string;
  readonly procedure: string;
  readonly kind: string;
  readonly channel: string;
  readonly dong: string;
  /** Masked name. */
  readonly complainant: string;
  readonly inCharge: string;
  readonly state: string;
  readonly due: string | null;
  /** 처음 약속한 날, when the calendar moved the due date. */
  readonly promised: string | null;
  /** Days to the due date; null: no clock runs. */
  readonly left: number | null;
  readonly whyNoDue: string;
  readonly overdue: boolean;
}
export interface DeskFilters {
  readonly procedure?: string | undefined;
  readonly kind?: string | undefined;
  readonly dong?: string | undefined;
  readonly department?: string | undefined;
  readonly state?: string | undefined;
}
export interface DeskView {
  readonly chrome: Chrome;
  readonly address: string;
  /** The saved views, each an address of its own. */
  readonly views: readonly Place[];
  readonly lines: Page<DeskLine>;
  readonly first?: string | undefined;
  readonly next?: string | undefined;
  readonly search: string;
  readonly filters: DeskFilters & { readonly [other: string]: string | undefined };
  readonly choices: Readonly<Record<keyof DeskFilters, readonly (readonly [code: string, label: string])[]>>;
  readonly notice?: string | undefined;
  /** Letters that could not be sent and wait for this person. */
  readonly letters?: { readonly href: string; readonly waiting: number } | undefined;
  /** Where whoever may open a matter for a resident does so (대리 접수). */
  readonly newMatter?: string | undefined;
}

/** 접수함: one row is one matter, soonest due first; the address holds the view, the filters and the page. */
export function DeskPage(view: DeskView) {
  const { chrome, views, lines, first, next, search, choices, notice, letters, newMatter } = view;
  return (
    <Layout chrome={chrome} title="접수함" scripts={['desk.js']} wide>
      {notice !== undefined && <CriticalAlert urgency="ok">{notice}</CriticalAlert>}
      <div class="tt-filters">
        <Heading title="접수함" />
        {newMatter !== undefined && <ButtonLink href={newMatter}>전화·방문 민원 적기</ButtonLink>}
      </div>
      {letters && (
        <p>
          <a href={letters.href}>보내지 못한 편지 {letters.waiting.toLocaleString('ko-KR')}통</a>이 기다립니다.
        </p>
      )}
      <Tabs label="보기" tabs={views} />
      <Filters {...view} />
      {lines.rows.length === 0 ? (
        <EmptyState title={search === '' ? '이 보기에 민원이 없습니다.' : `‘${search}’ 검색 결과가 없습니다.`}>
          <p>
            {search === '' ? '다른 보기를 고르거나 ' : '띄어쓰기를 바꾸거나 '}
            <a href={view.address}>전체 보기</a>로 돌아가 보세요.
          </p>
        </EmptyState>
      ) : (
        <Table
          caption="민원 목록, 기한이 가까운 순"
          captionHidden
          columns={choices.procedure.length > 1 ? [...DUE, PROCEDURE, ...REST] : [...DUE, ...REST]}
          rows={lines.rows}
          keyOf={({ id }) => id}
          walked
        />
      )}
      <Pagination first={first} next={next} />
      <DeskKeys />
    </Layout>
  );
}

const DUE: readonly Column<DeskLine>[] = [
  {
    label: '기한',
    cell: ({ left, due, promised, whyNoDue }) => (
      <>
        <DueBadge left={left} why={whyNoDue} /> {due !== null && <span class="tt-quiet">{written(due)}</span>}{' '}
        {promised !== null && <span class="tt-quiet">처음 약속한 날 {written(promised)}</span>}
      </>
    ),
  },
  { label: '번호', cell: ({ href, receiptNo }) => <a href={href}>{receiptNo}</a> },
  { label: '제목', names: true, cell: ({ title }) => title },
];
/** Only where more than one table is in force. */
const PROCEDURE: Column<DeskLine> = { label: '절차', cell: ({ procedure }) => procedure };
const REST: readonly Column<DeskLine>[] = [
  { label: '종류', cell: ({ kind }) => kind },
  { label: '경로', cell: ({ channel }) => channel },
  { label: '읍면동', cell: ({ dong }) => dong },
  { label: '민원인', cell: ({ complainant }) => complainant },
  { label: '담당', cell: ({ inCharge }) => inCharge },
  {
    label: '상태',
    cell: ({ state, overdue }) => (
      <>
        {state} {overdue && <Badge tone="danger" label="독촉" />}
      </>
    ),
  },
];

const LABELS = { procedure: '절차', kind: '종류', dong: '읍면동', department: '부서', state: '상태' } as const;

function Filters({ address, search, filters, choices }: DeskView) {
  const set = Object.values(filters).filter((value) => value !== undefined).length + (search === '' ? 0 : 1);
  return (
    <form method="get" action={address} class="tt-filters" role="search">
      <div class="form-group tt-field tt-grow">
        <div class="form-tit">
          <label for="search">찾기</label>
        </div>
        <div class="form-conts">
          <input
            id="search"
            name="search"
            type="search"
            class="krds-input"
            value={search}
            placeholder="신청번호 또는 두 글자 이상"
          />
        </div>
      </div>
      {Object.entries(filters)
        .filter(([name, value]) => !(name in LABELS) && value !== undefined)
        .map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
      {(Object.keys(LABELS) as (keyof typeof LABELS)[])
        .filter((name) => choices[name].length > 0)
        .map((name) => (
          <Select
            key={name}
            name={name}
            label={LABELS[name]}
            value={filters[name]}
            choices={choices[name]}
            empty="전체"
            optional
            unmarked
          />
        ))}
      <Button kind="secondary">찾기</Button>
      {set > 0 && (
        <ButtonLink href={address} kind="text">
          모두 해제
        </ButtonLink>
      )}
    </form>
  );
}
