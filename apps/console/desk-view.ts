import { type LocalDate } from '#calendar';
import type { Place } from '#krds';
import type { DeskQuestion, DeskRow } from '#matters';
import type { Office } from '#office';
import type { Procedure } from '#procedure';
import type { DeskLine } from './pages/desk.js';

/** A saved view of the desk: a question with a name. */
const VIEWS = [
  { label: '기한순 전체', question: {} },
  { label: '접수 대기', question: { state: 'submitted' } },
  { label: '경과', question: { mark: 'overdue' } },
  { label: '보완 대기', question: { state: 'supplement' } },
  { label: '결재 대기', question: { state: 'approval' } },
] as const;

export function viewsOf(address: string, question: DeskQuestion, staff: string): Place[] {
  const views: { label: string; question: DeskQuestion }[] = [
    ...VIEWS,
    { label: '내 담당', question: { officer: staff } },
  ];
  return views.map(({ label, question: own }) => ({
    label,
    href: address + queryOf(own),
    current: queryOf(own) === queryOf({ ...question, after: undefined }),
  }));
}

export function queryOf(question: DeskQuestion & { readonly search?: string | undefined }): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(question))
    if (value !== undefined && value !== '') query.set(name, String(value));
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** A row in the office's own words. Days to the due date are days of the calendar, as D-day is counted. */
export function lineOf(
  row: DeskRow,
  office: Office,
  procedure: Procedure | undefined,
  today: LocalDate,
  complainant: string | undefined,
): DeskLine {
  const state = procedure?.states.get(row.state);
  const officer = row.officer === null ? undefined : office.person(row.officer)?.name;
  const department = row.department === null ? undefined : office.departmentLabel(row.department);
  const channels = procedure ? channelsOf(procedure) : undefined;
  return {
    id: row.id,
    href: `/${office.code}/matters/${row.id}`,
    receiptNo: row.receiptNo,
    title: row.title ?? '(제목 없음)',
    kind: procedure?.kinds.get(row.kind ?? '')?.label ?? '',
    channel: channels?.get(row.channel ?? '') ?? row.channel ?? '',
    dong: row.dong ?? '',
    complainant: complainant ?? '',
    inCharge: [department, officer].filter((part) => part !== undefined).join(' '),
    state: state?.label ?? row.state,
    due: row.due,
    promised: row.promised,
    left: row.due === null ? null : daysBetween(today, row.due.slice(0, 10)),
    whyNoDue: state?.terminal ? '끝남' : row.kind === null ? '접수 전' : '시계 멈춤',
    overdue: row.marks.includes('overdue'),
  };
}

export function daysBetween(from: LocalDate, to: LocalDate): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}

/** What the answers that set the channel are called. */
export function channelsOf({ steps }: Procedure): ReadonlyMap<string, string> {
  const ask = [...steps.values()].flatMap(({ asks }) => asks).find(({ sets }) => sets === 'channel');
  return ask?.type === 'choice' ? ask.choices : new Map();
}
