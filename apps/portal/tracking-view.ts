import { koreanDate, seoulDate } from '#calendar';
import { type Act, type Stage, type TimelineLine, written } from '#krds';
import { type MatterPage, toldToResident } from '#matters';
import { OWN_CONTACT_FORM } from '#privacy';
import { actsOn } from '../acts.js';
import { clockFaceOf } from '../clock-face.js';
import { saidIn } from '../said.js';
import { ownLinks } from './own-links.js';
import type { TrackingView } from './pages/tracking.js';

type Shown = Omit<TrackingView, 'chrome' | 'notice' | 'mailAction'>;

/** What a resident sees of their matter. By a mail link alone only where it stands: mails are forwarded and scanners open links. */
export function trackingViewOf(page: MatterPage, level: 'status' | 'full', phone: string): Shown {
  const { office, receiptNo, title, record, procedure, due, endedAt, id } = page;
  const address = `/${office.code}/track/${id}`;
  const state = procedure.states.get(record.state);
  const full = level === 'full';
  return {
    receiptNo,
    title: full ? (title ?? undefined) : undefined,
    state: state?.resident ?? record.state,
    ...stagesOf(page),
    due: due === null ? undefined : written(due),
    promised: page.promised === null ? undefined : written(page.promised),
    clock: clockFaceOf(page),
    officer: officerOf(page),
    timeline: linesOf(page, full),
    files: full ? `${address}/files` : undefined,
    acts: full ? [...actsOn(page, address).map(({ law: _, ...act }) => act), ...ownContactOn(page, address)] : [],
    links: full
      ? ownLinks(page).map((link) => ({
          href: `/${office.code}/track/${link.id}`,
          receiptNo: link.receiptNo,
          relation: link.names ? link.title : link.relationLabel,
          state: link.stateForResident,
        }))
      : [],
    overdue: record.marks.includes('overdue') && endedAt === null,
    ended: endedAt !== null,
    phone,
  };
}

/** Whoever may see their matter may change where it is answered to, as long as it is open. */
function ownContactOn({ endedAt }: MatterPage, address: string): Act[] {
  const { code, label } = OWN_CONTACT_FORM;
  return endedAt === null ? [{ key: code, label, href: `${address}/${code}` }] : [];
}

/** The states it went through as the resident calls them, each once with its first day; then where it is to end. */
function stagesOf({ timeline, record, procedure, due, endedAt }: MatterPage): { stages: Stage[]; stage: number } {
  const label = (code: string) => procedure.states.get(code)?.resident ?? code;
  const now = label(record.state);
  const reached = new Map<string, string>();
  for (const { to, at } of timeline)
    if (to !== undefined && !reached.has(label(to))) reached.set(label(to), koreanDate(seoulDate(at)));
  const stages = [...reached].filter(([name]) => name !== now).map(([name, note]): Stage => ({ label: name, note }));
  const stage = stages.length;
  stages.push({ label: now, note: reached.get(now) });
  const last = [...procedure.states.values()].find(({ outcome }) => outcome === 'answered');
  if (endedAt === null && last)
    stages.push({ label: last.resident, note: due === null ? undefined : `${koreanDate(due.slice(0, 10))} 예정` });
  return { stages, stage };
}

/** Officials' names are public: 소속·성명·연락처 (영 §31). */
function officerOf({ office, record }: MatterPage): TrackingView['officer'] {
  const officer = record.officer === undefined ? undefined : office.person(record.officer);
  if (officer) return officer;
  const department = record.department === undefined ? undefined : office.departments().get(record.department);
  return department && { department: department.label, phone: department.phone };
}

/** Newest first, with what the resident wrote and what the table says is told. */
function linesOf(page: MatterPage, full: boolean): TimelineLine[] {
  return page.timeline
    .filter(({ sentence }) => sentence !== undefined)
    .map((entry) => ({
      key: String(entry.seq),
      at: entry.at,
      text: entry.sentence ?? '',
      ...(full && { said: saidIn({ ...entry, answers: toldToResident(entry, page.timeline) }, page, ownLinks(page)) }),
    }))
    .reverse();
}
