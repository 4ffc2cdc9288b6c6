import { daysBetween, koreanDate, koreanMoment, type LocalDate, seoulDate, seoulMinute } from '#calendar';
import type { LetterRow, LetterView } from '#letters';
import type { Office } from '#office';
import { limitInKorean, type Procedure } from '#procedure';
import { answersUpTo } from './letter-answers.js';
import { type MatterRow, recordOf } from './storage/matter-row.js';
import type { TimelineEntry } from './views/timeline.js';

/** A letter, and what is known of the matter it is about. */
export interface About {
  readonly office: Office;
  readonly row: MatterRow;
  readonly procedure: Procedure;
  readonly told: readonly TimelineEntry[];
  readonly letter: LetterRow;
  readonly now: Date;
  readonly title: string;
}

export function officeWords({ profile }: Office): Pick<LetterView, 'city' | 'cityPhone'> & Partial<LetterView> {
  const { supervisor, ombudsman } = profile;
  return {
    city: profile.title,
    cityPhone: profile.phone,
    urgentPhone: profile.urgentPhone,
    supervisor: `${supervisor.name} ☎ ${supervisor.phone}`,
    ...(ombudsman && { ombudsman: `${ombudsman.name} ☎ ${ombudsman.phone}` }),
  };
}

export function matterWords(about: About): Pick<LetterView, 'caseNo' | 'title'> & Partial<LetterView> {
  const { office, row, procedure, now, title } = about;
  const record = recordOf(row);
  const kind = record.kind === undefined ? undefined : procedure.kinds.get(record.kind);
  const { clock } = record;
  const limit = clock?.limit ?? kind?.limit;
  const due = row.due ?? undefined;
  return {
    caseNo: row.receipt_no,
    title,
    procedure: record.procedure,
    ...(record.kind !== undefined && { kind: kind?.means ?? record.kind }),
    ...(kind && { typeName: kind.label }),
    ...(kind && limit && { legalPeriod: periodInWords(procedure, limit) }),
    ...(clock && {
      receivedAt: koreanMoment(clock.start),
      n: daysBetween(clock.start.slice(0, 10), seoulDate(now)) + 1,
    }),
    ...(due !== undefined && {
      dueDate: koreanMoment(due),
      newDue: koreanMoment(due),
      over: Math.max(daysBetween(due.slice(0, 10), seoulDate(now)), 0),
    }),
    ...((row.state === 'submitted' || about.letter.template === 'R0') && {
      ackDue: koreanMoment(office.calendar.addWorkingMinutes(seoulMinute(row.submitted_at), 480)),
    }),
    urgeUntil: koreanDate(office.calendar.addWorkingDays(seoulDate(now), 3)),
    ...answerable(office, record.department, record.officer),
  };
}

/** Who answers for the matter: the officer, else the head of its department (민원책임관), else the intake desk. */
function answerable(office: Office, department: string | undefined, officer: string | undefined): Partial<LetterView> {
  const id =
    officer ?? (department === undefined ? office.staff('intake')[0]?.id : office.departments().get(department)?.head);
  const person = id === undefined ? undefined : office.person(id);
  return person ? { dept: person.department, officer: person.name, phone: person.phone } : {};
}

/** What the causing step said and, for results, what the draft that was approved said. */
export function answerWords(about: About): Partial<LetterView> {
  const { told, letter, procedure, row, office } = about;
  const at = told.findIndex(({ seq }) => seq === letter.seq);
  const causing = told[at];
  const answers = answersUpTo(told, letter.seq, procedure, office, letter.recipientKind);
  const before = told.slice(0, Math.max(at, 0)).findLast(({ due }) => typeof due === 'string');
  const said = (entry: TimelineEntry | undefined): Record<string, string> =>
    Object.fromEntries((entry?.answers ?? []).flatMap(({ ask, value }) => (value === null ? [] : [[ask, value]])));
  const {
    items,
    reason,
    agency,
    agencyDepartment,
    agencyPhone,
    opinion,
    progress,
    plan,
    alternative,
    until: asked,
  } = said(causing);
  const { conclusion, reasons, actions } = answers;
  const record = recordOf(row);
  // What its own step said: a letter that was held up may find the matter elsewhere, the clock paused or the supplement given.
  const until = asked ?? record.values['supplementUntil'];
  return {
    ...(items !== undefined && { items }),
    ...(reason !== undefined && { reason }),
    ...(agency !== undefined && { agency }),
    ...(agencyDepartment !== undefined && { agencyDept: agencyDepartment }),
    ...(agencyPhone !== undefined && { agencyPhone }),
    ...(causing && { sentOn: koreanDate(seoulDate(causing.at)) }),
    ...countedWords(about, causing),
    ...stateWords(procedure, causing),
    ...(opinion !== undefined && { opinion }),
    ...(progress !== undefined && { progress }),
    ...(plan !== undefined && { plan }),
    ...(alternative !== undefined && { alternative }),
    ...(conclusion !== undefined && { conclusion }),
    ...(reasons !== undefined && { reasons }),
    ...(actions !== undefined && { actions }),
    answers,
    ...(causing && { decidedOn: seoulDate(causing.at) }),
    ...outcomeWords(procedure, record.outcome, causing),
    ...besideWords(causing),
    ...(typeof until === 'string' && {
      supplementDue: koreanDate(until),
      extLeft: Math.max(2 - (record.times['ask-more-time'] ?? 0), 0),
    }),
    ...(typeof causing?.due === 'string' && { newDue: koreanMoment(causing.due) }),
    ...(typeof before?.due === 'string' && { oldDue: koreanMoment(before.due) }),
    second: (record.clock?.extensions.length ?? 0) > 1,
    done: told.slice(0, at).findLast(({ sentence }) => sentence !== undefined)?.sentence ?? '접수했습니다.',
    todo:
      procedure.states.get(row.state)?.resident === '자료를 기다림'
        ? '보내 주실 자료를 받은 뒤 검토와 답변'
        : '검토와 답변',
  };
}

/** Dates that steps counted or were told, and what the causing step is called. */
function countedWords({ procedure, row }: About, causing: TimelineEntry | undefined): Partial<LetterView> {
  const { values } = recordOf(row);
  const date = (name: string): string | undefined => {
    const value = values[name];
    return typeof value === 'string' ? koreanDate(value as LocalDate) : undefined;
  };
  const counted = procedure.steps.get(causing?.step ?? '')?.dates.at(-1)?.keeps;
  const words = {
    until: counted === undefined ? undefined : date(counted),
    happening: causing?.label,
    consultUntil: date('consultUntil'),
    plannedOn: date('plannedOn'),
    visitedOn: date('visitedOn'),
    nextReview: date('nextReview'),
    dong: row.dong ?? undefined,
  };
  return Object.fromEntries(Object.entries(words).filter(([, word]) => word !== undefined));
}

/** What the state is called for the resident, before the causing step and after it. */
function stateWords({ states }: Procedure, causing: TimelineEntry | undefined): Partial<LetterView> {
  const [from, to] = [causing?.body['from'], causing?.to].map((code) => states.get(String(code))?.resident);
  return { ...(from !== undefined && { oldState: from }), ...(to !== undefined && { newState: to }) };
}

/** How the matter ended by this step, else what its answer decides. */
function outcomeWords(
  { states, steps }: Procedure,
  decided: string | undefined,
  causing: TimelineEntry | undefined,
): Partial<LetterView> {
  const end = states.get(causing?.to ?? '');
  if (end?.terminal && end.outcome !== undefined) return { outcome: end.outcome, outcomeLabel: end.resident };
  if (decided === undefined) return {};
  const labels = [...steps.values()].flatMap(({ asks }) =>
    asks.flatMap((ask) =>
      ask.type === 'choice' && ask.sets === 'outcome' ? [ask.choices.get(decided) ?? []].flat() : [],
    ),
  );
  return { outcome: decided, outcomeLabel: labels[0] ?? decided };
}

/** What caused a letter that no step causes: it chooses the letter's wording. */
function besideWords(causing: TimelineEntry | undefined): Partial<LetterView> {
  const what = causing && causing.step === undefined ? causing.body['what'] : undefined;
  return typeof what === 'string' ? { outcome: what } : {};
}

function periodInWords({ counting }: Procedure, limit: Parameters<typeof limitInKorean>[0]): string {
  const words = limitInKorean(limit);
  return counting === 'complaint' && limit.unit === 'day' && limit.length > 5 ? `${words}(토·일·공휴일 제외)` : words;
}
