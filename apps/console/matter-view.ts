import { daysBetween, type LocalDate } from '#calendar';
import { type Place, type TimelineLine, written } from '#krds';
import type { MatterPage, SimilarMatter, TimelineEntry } from '#matters';
import { actsOn } from '../acts.js';
import { clockFaceOf } from '../clock-face.js';
import { actorIn, saidIn } from '../said.js';
import { channelsOf } from './desk-view.js';
import type { MatterView } from './pages/matter.js';
import { similarLines } from './similar-view.js';

const TABS = { all: '전체', public: '공개', internal: '내부' } as const;
export type TimelineTab = keyof typeof TABS;

export function tabOf(query: unknown): TimelineTab {
  return query === 'public' || query === 'internal' ? query : 'all';
}

/** A matter as its officers see it, without what needs a reason. */
export function matterViewOf(
  page: MatterPage,
  tab: TimelineTab,
  today: LocalDate,
  similar: readonly SimilarMatter[],
): Omit<MatterView, 'chrome' | 'resident' | 'looked' | 'files' | 'notice'> {
  const { office, receiptNo, title, record, procedure, due, endedAt, timeline, links } = page;
  const address = addressOf(page);
  return {
    receiptNo,
    title: title ?? '(제목 없음)',
    state: procedure.states.get(record.state)?.label ?? record.state,
    overdue: record.marks.includes('overdue'),
    left: due === null || endedAt !== null ? null : daysBetween(today, due.slice(0, 10)),
    whyNoDue: endedAt !== null ? '끝남' : record.clock ? '시계 멈춤' : '접수 전',
    clock: clockFaceOf(page),
    particulars: [
      ...(page.promised === null || due === null
        ? []
        : [
            { term: '법정 기한', value: written(due) },
            { term: '처음 약속한 날', value: written(page.promised) },
          ]),
      { term: '절차', value: procedure.title.ko },
      { term: '종류', value: procedure.kinds.get(record.kind ?? '')?.label ?? '접수할 때 정합니다.' },
      { term: '경로', value: channelsOf(procedure).get(record.channel ?? '') ?? '-' },
      { term: '동', value: record.dong ?? '-' },
      { term: '담당', value: inChargeOf(page) },
    ],
    tabs: (Object.keys(TABS) as TimelineTab[]).map((name): Place => ({
      href: name === 'all' ? address : `${address}?timeline=${name}`,
      label: TABS[name],
      current: name === tab,
    })),
    timeline: linesOf(
      page,
      timeline.filter((entry) => tab === 'all' || isPublic(entry) === (tab === 'public')),
    ),
    acts: actsOn(page, address),
    links: links.map((link) => ({
      key: `${link.id} ${link.relation} ${String(link.names)}`,
      href: `/${office.code}/matters/${link.id}`,
      receiptNo: link.receiptNo,
      relation: link.names ? `${link.relationLabel}: 이 안건이 가리킴` : link.relationLabel,
      state: link.stateLabel,
    })),
    similar: similarLines(similar, (matter) => `/${office.code}/matters/${matter}`),
  };
}

/** Newest first, each line with who and on what ground. */
export function linesOf(page: MatterPage, entries: readonly TimelineEntry[]): TimelineLine[] {
  return entries
    .map((entry) => ({
      key: String(entry.seq),
      at: entry.at,
      text: entry.label ?? entry.fact,
      by: actorIn(entry, page),
      law: entry.law,
      said: saidIn(entry, page),
      ...(!isPublic(entry) && { mark: { tone: 'gray', label: '내부' } as const }),
    }))
    .reverse();
}

export function addressOf({ office, id }: MatterPage): string {
  return `/${office.code}/matters/${id}`;
}

function isPublic({ sentence }: TimelineEntry): boolean {
  return sentence !== undefined;
}

function inChargeOf({ office, record }: MatterPage): string {
  const officer = record.officer === undefined ? undefined : office.person(record.officer);
  if (officer) return `${officer.department} ${officer.name} ${officer.phone}`;
  return record.department === undefined
    ? '아직 없음'
    : `${office.departmentLabel(record.department) ?? ''} (담당자 지정 전)`;
}
