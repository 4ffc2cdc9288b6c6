import { daysBetween, endOfDay, type LocalDate } from '#calendar';
import { RuleBroken } from '#foundation';
import type { Place } from '#krds';
import type { DeskCounts, DeskQuestion, DeskRow, StandingCount } from '#matters';
import type { Office } from '#office';
import type { Procedure } from '#procedure';
import type { DeskLine } from './pages/desk.js';

/** What the address of a desk says: a question in words, so that it can be kept and sent on. */
export type DeskAddress = Omit<DeskQuestion, 'near' | 'most'> & {
  readonly due?: string | undefined;
  readonly search?: string | undefined;
};
export const NEAR = 'near';

/** A saved view of the desk: a question with a name, and what of the counts it is about. */
interface View {
  readonly label: string;
  readonly question: DeskAddress;
  readonly count: (standing: StandingCount) => number;
}

/** The same for all, and one for each thing the tables wait for: a receipt, a supplement, an approval. */
function views(tables: readonly Procedure[], staff: string): View[] {
  const waiting = [...statesWaitedIn(tables)].map(([label, codes]): View => {
    const states = [...codes].sort();
    const count = ({ state, matters }: StandingCount) => (codes.has(state) ? matters : 0);
    return { label, question: { state: states.join(',') }, count };
  });
  return [
    { label: '기한순 전체', question: {}, count: ({ matters }) => matters },
    { label: '기한 임박', question: { due: NEAR }, count: ({ near }) => near },
    { label: '경과', question: { mark: 'overdue' }, count: ({ overdue }) => overdue },
    ...waiting,
    { label: '내 담당', question: { officer: staff }, count: ({ own }) => own },
  ];
}

/** Where matters lie until somebody acts, by the label of the state: what was just brought in waits to be received. */
function statesWaitedIn(tables: readonly Procedure[]): ReadonlyMap<string, ReadonlySet<string>> {
  const waited = new Map<string, Set<string>>();
  const add = (label: string, code: string) => waited.set(label, (waited.get(label) ?? new Set()).add(code));
  for (const { steps, states } of tables) {
    const first = new Set([...steps.values()].filter(({ opens }) => opens).map(({ to }) => to));
    for (const { code, label, terminal } of states.values()) {
      if (terminal) continue;
      if (label.endsWith('대기')) add(label, code);
      else if (first.has(code) && label === '신청') add('접수 대기', code);
    }
  }
  return waited;
}

export function viewsOf(
  address: string,
  asked: DeskAddress,
  staff: string,
  tables: readonly Procedure[],
  counts: DeskCounts | undefined,
): Place[] {
  const { after: _, ...shown } = asked;
  return views(tables, staff).map(({ label, question, count }) => ({
    label: counts ? `${label} ${numberOf(counts, count)}` : label,
    href: address + queryOf(question),
    current: queryOf(question) === queryOf(shown),
  }));
}

function numberOf({ standing, more }: DeskCounts, count: View['count']): string {
  const number = standing.reduce((sum, each) => sum + count(each), 0);
  return `${number.toLocaleString('ko-KR')}${more ? '+' : ''}`;
}

/** 기한 임박: from now to the end of the third working day; undefined while a year it needs has no published holidays. */
export function nearFrom(office: Office, now: Date, today: LocalDate): { from: Date; until: Date } | undefined {
  try {
    return { from: now, until: endOfDay(office.calendar.addWorkingDays(today, 3)) };
  } catch (error) {
    if (error instanceof RuleBroken && error.code === 'calendar.year-not-published') return undefined;
    throw error;
  }
}

export function queryOf(asked: DeskAddress): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) if (value !== undefined && value !== '') query.set(name, value);
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
    title: row.title ?? procedure?.title.ko ?? '(제목 없음)',
    procedure: procedure?.title.ko ?? row.procedure,
    kind: procedure?.kinds.get(row.kind ?? '')?.label ?? '',
    channel: channels?.get(row.channel ?? '') ?? row.channel ?? '',
    dong: row.dong ?? '',
    complainant: complainant ?? '',
    inCharge: [department, officer].filter((part) => part !== undefined).join(' '),
    state: state?.label ?? row.state,
    due: row.due,
    promised: row.promised,
    left: row.due === null ? null : daysBetween(today, row.due.slice(0, 10)),
    whyNoDue: whyNoDue(row, procedure),
    overdue: row.marks.includes('overdue'),
  };
}

function whyNoDue({ state, kind }: DeskRow, procedure: Procedure | undefined): string {
  if (procedure?.states.get(state)?.terminal) return '끝남';
  if (procedure && [...procedure.steps.values()].every(({ clock }) => clock.kind === 'none')) return '기한 없음';
  return kind === null && procedure?.kinds.size !== 0 ? '접수 전' : '시계 멈춤';
}

/** What the answers that set the channel are called. */
export function channelsOf({ steps }: Procedure): ReadonlyMap<string, string> {
  const ask = [...steps.values()].flatMap(({ asks }) => asks).find(({ sets }) => sets === 'channel');
  return ask?.type === 'choice' ? ask.choices : new Map();
}
