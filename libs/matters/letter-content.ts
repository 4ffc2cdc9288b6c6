import { Injectable } from '@nestjs/common';
import { Clock, ensure } from '#foundation';
import { koreanDate, koreanMoment, seoulDate, seoulMinute } from '#calendar';
import type { Tx } from '#ledger';
import { type LetterContent, type LetterRow, LetterSource, type LetterView, type Sender } from '#letters';
import { type Office, OfficeDirectory } from '#office';
import { type Contact, MailCodes, ResidentAccess, Vault } from '#people';
import { limitInKorean, type Procedure } from '#procedure';
import { DayLetterContent } from './day-letter-content.js';
import { answersUpTo } from './letter-answers.js';
import { Procedures } from './procedures.js';
import { type MatterRow, recordOf } from './storage/matter-row.js';
import { MatterStore } from './storage/matter-store.js';
import { Passages } from './storage/passages.js';
import { Timeline, type TimelineEntry } from './views/timeline.js';

/** Where people reach the two fronts, for the links in letters. */
export class FrontAddresses {
  constructor(
    readonly portal: string,
    readonly console: string,
  ) {}
}

/** What letters say about a matter, put together when each is sent: nothing of it is stored. */
@Injectable()
export class LetterContents extends LetterSource {
  constructor(
    private readonly directory: OfficeDirectory,
    private readonly procedures: Procedures,
    private readonly store: MatterStore,
    private readonly timeline: Timeline,
    private readonly passages: Passages,
    private readonly vault: Vault,
    private readonly access: ResidentAccess,
    private readonly mailCodes: MailCodes,
    private readonly addresses: FrontAddresses,
    private readonly days: DayLetterContent,
    private readonly clock: Clock,
  ) {
    super();
  }

  async sender(code: string): Promise<Sender> {
    const { profile } = await this.directory.of(code);
    return profile.mail;
  }

  async content(tx: Tx, letter: LetterRow): Promise<LetterContent> {
    const office = await this.directory.of(letter.office);
    const day = await this.days.of(tx, letter, office);
    if (day) return this.ofDay(day, letter, office);
    const loaded = await this.store.load(tx, letter.matter);
    ensure(loaded, 'matters.not-found');
    const { row } = loaded;
    const procedure = this.procedures.of(office).exactly(row.procedure, recordOf(row).version);
    const [told, titles] = await Promise.all([
      this.timeline.of(tx, row.id, procedure),
      this.passages.read(tx, row.title ? [row.title] : []),
    ]);
    const now = this.clock.now(letter.office);
    const about: About = { office, row, procedure, told, letter, now, title: titles.get(row.title ?? '') ?? '' };
    const common = {
      ...officeWords(office),
      ...matterWords(about),
      ...answerWords(about),
    };
    if (letter.recipientKind === 'staff') {
      const deskUrl = `${this.addresses.console}/${office.code}/matters/${row.id}`;
      return {
        view: { ...common, deskUrl },
        own: office.profile.letters,
        address: staffAddress(office, letter.recipient),
      };
    }
    const contact = await this.vault.openForLetter(tx, letter.recipient);
    return {
      view: { ...common, ...this.residentWords(about, contact) },
      address: contact.email,
      own: office.profile.letters,
    };
  }

  /** A digest or a warning leads to the desk, not to one matter. */
  private ofDay(words: Partial<LetterView>, { recipient }: LetterRow, office: Office): LetterContent {
    const deskUrl = `${this.addresses.console}/${office.code}/desk`;
    return {
      view: { ...officeWords(office), caseNo: '', title: '', ...words, deskUrl },
      address: staffAddress(office, recipient),
      own: office.profile.letters,
    };
  }

  private residentWords({ office, row, letter, now, told }: About, contact: Contact): Partial<LetterView> {
    const asked = told.find(({ seq }) => seq === letter.seq)?.body['code'];
    const target = { matter: row.id, person: letter.recipient, generation: row.access_generation };
    const first = letter.template === 'R0';
    return {
      name: contact.name,
      trackUrl: `${this.addresses.portal}${this.access.linkOf(office.code, target, now)}`,
      ...(letter.template === 'R16' && { mailCode: this.mailCodes.digitsOf(office.code, String(asked)) }),
      ...(first && { lookupCode: this.access.codeOf(office.code, row.id, row.access_generation) }),
    };
  }
}

interface About {
  readonly office: Office;
  readonly row: MatterRow;
  readonly procedure: Procedure;
  readonly told: readonly TimelineEntry[];
  readonly letter: LetterRow;
  readonly now: Date;
  readonly title: string;
}

/** Staff are written to at their account under the office's own domain. */
function staffAddress(office: Office, staff: string): string | undefined {
  const person = office.person(staff);
  return person && `${person.account}@${office.profile.mail.address.split('@')[1]}`;
}

function officeWords({ profile }: Office): Pick<LetterView, 'city' | 'cityPhone'> & Partial<LetterView> {
  const { supervisor, ombudsman } = profile;
  return {
    city: profile.title,
    cityPhone: profile.phone,
    urgentPhone: profile.urgentPhone,
    supervisor: `${supervisor.name} ☎ ${supervisor.phone}`,
    ...(ombudsman && { ombudsman: `${ombudsman.name} ☎ ${ombudsman.phone}` }),
  };
}

function matterWords(about: About): Pick<LetterView, 'caseNo' | 'title'> & Partial<LetterView> {
  const { office, row, procedure, now, title } = about;
  const record = recordOf(row);
  const kind = record.kind === undefined ? undefined : procedure.kinds.get(record.kind);
  const { clock } = record;
  const due = row.due ?? undefined;
  return {
    caseNo: row.receipt_no,
    title,
    procedure: record.procedure,
    ...(record.kind !== undefined && { kind: kind?.means ?? record.kind }),
    ...(kind && { typeName: kind.label, legalPeriod: periodInWords(clock?.limit ?? kind.limit) }),
    ...(clock && { receivedAt: koreanMoment(clock.start), n: days(clock.start.slice(0, 10), seoulDate(now)) + 1 }),
    ...(due !== undefined && {
      dueDate: koreanMoment(due),
      newDue: koreanMoment(due),
      over: Math.max(days(due.slice(0, 10), seoulDate(now)), 0),
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
function answerWords({ told, letter, procedure, row, office }: About): Partial<LetterView> {
  const at = told.findIndex(({ seq }) => seq === letter.seq);
  const causing = told[at];
  const answers = answersUpTo(told, letter.seq, procedure, office, letter.recipientKind);
  const before = told.slice(0, Math.max(at, 0)).findLast(({ due }) => typeof due === 'string');
  const said = (entry: TimelineEntry | undefined): Record<string, string> =>
    Object.fromEntries((entry?.answers ?? []).flatMap(({ ask, value }) => (value === null ? [] : [[ask, value]])));
  const { items, reason, agency, agencyDepartment, agencyPhone, opinion, until: asked } = said(causing);
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
    ...(opinion !== undefined && { opinion }),
    ...(conclusion !== undefined && { conclusion }),
    ...(reasons !== undefined && { reasons }),
    ...(actions !== undefined && { actions }),
    answers,
    ...(causing && { decidedOn: seoulDate(causing.at) }),
    ...outcomeWords(procedure, record.outcome, causing),
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

function periodInWords(limit: Parameters<typeof limitInKorean>[0]): string {
  const words = limitInKorean(limit);
  return limit.unit === 'day' && limit.length > 5 ? `${words}(토·일·공휴일 제외)` : words;
}

function days(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
