import { Injectable } from '@nestjs/common';
import { Clock, ensure } from '#foundation';
import { koreanDate, koreanMoment, seoulDate, seoulMinute } from '#calendar';
import { statement, type Tx } from '#ledger';
import { type LetterContent, type LetterRow, LetterSource, type LetterView, type Sender } from '#letters';
import { type Office, OfficeDirectory } from '#office';
import { type Contact, MailCodes, ResidentAccess, Vault } from '#people';
import { limitInKorean, type Procedure } from '#procedure';
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

/** A day's work of one officer, for the digest. */
const DIGEST = statement(
  'matters.digest',
  `select m.receipt_no as "receiptNo", m.due, m.due_at as "dueAt", p.body as title from matter m
   left join passage p on p.office_id = m.office_id and p.id = m.title
   where m.office_id = $1 and m.ended_at is null and m.due_at < $3 and (m.officer = $2 or (m.officer is null and m.department = any($4)))
   order by m.due_at, m.id limit 30`,
);

interface DigestRow {
  receiptNo: string;
  due: string;
  dueAt: Date;
  title: string | null;
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
      ...(await this.digestWords(tx, about)),
    };
    if (letter.recipientKind === 'staff') {
      const person = office.person(letter.recipient);
      const deskUrl = `${this.addresses.console}/${office.code}/matters/${row.id}`;
      return {
        view: { ...common, deskUrl },
        address: person && `${person.account}@${office.profile.mail.address.split('@')[1]}`,
      };
    }
    const contact = await this.vault.openForLetter(tx, letter.recipient);
    return { view: { ...common, ...this.residentWords(about, contact) }, address: contact.email };
  }

  private residentWords({ office, row, letter, now, told }: About, contact: Contact): Partial<LetterView> {
    const asked = told.find(({ seq }) => seq === letter.seq)?.body['code'];
    const target = { matter: row.id, person: letter.recipient, generation: row.access_generation };
    const first = letter.seq === 1;
    return {
      name: contact.name,
      trackUrl: `${this.addresses.portal}${this.access.linkOf(office.code, target, now)}`,
      ...(letter.template === 'R16' && { mailCode: this.mailCodes.digitsOf(office.code, String(asked)) }),
      ...(first && { lookupCode: this.access.codeOf(office.code, row.id, row.access_generation) }),
    };
  }

  private async digestWords(tx: Tx, { office, letter, now }: About): Promise<Partial<LetterView>> {
    if (letter.template !== 'N2') return {};
    const today = seoulDate(now);
    const tomorrow = office.calendar.addWorkingDays(today, 1);
    const horizon = office.calendar.addCalendarDays(office.calendar.addWorkingDays(today, 3), 2);
    const headed = [...office.departments()].filter(([, { head }]) => head === letter.recipient).map(([code]) => code);
    const rows = await tx.rows<DigestRow>(DIGEST, [letter.office, letter.recipient, horizon, headed]);
    const day = ({ due }: DigestRow): string => due.slice(0, 10);
    return {
      today: rows.filter((row) => day(row) === today).length,
      tomorrow: rows.filter((row) => day(row) === tomorrow).length,
      overdue: rows.filter((row) => row.dueAt <= now).length,
      items:
        rows.map((row) => `· ${row.receiptNo} 「${row.title ?? ''}」 ${koreanMoment(row.due)}`).join('\n') || '· 없음',
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
    ...(record.kind !== undefined && { kind: record.kind }),
    ...(kind && { typeName: kind.label, legalPeriod: periodInWords(procedure, clock?.limit ?? kind.limit) }),
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
function answerWords({ told, letter, procedure, row }: About): Partial<LetterView> {
  const at = told.findIndex(({ seq }) => seq === letter.seq);
  const causing = told[at];
  const draft = told.slice(0, at + 1).findLast(({ step }) => step === 'draft-answer');
  const before = told.slice(0, Math.max(at, 0)).findLast(({ due }) => typeof due === 'string');
  const said = (entry: TimelineEntry | undefined): Record<string, string> =>
    Object.fromEntries((entry?.answers ?? []).flatMap(({ ask, value }) => (value === null ? [] : [[ask, value]])));
  const { items, reason, agency, agencyDepartment, agencyPhone, opinion, until: asked } = said(causing);
  const { conclusion, reasons, actions } = said(draft);
  const record = recordOf(row);
  const outcome = record.outcome;
  const label = procedure.steps.get('draft-answer')?.asks.find(({ name }) => name === 'outcome');
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
    ...(outcome !== undefined && {
      outcome,
      outcomeLabel: label?.type === 'choice' ? (label.choices.get(outcome) ?? outcome) : outcome,
    }),
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

function periodInWords({ counting }: Procedure, limit: Parameters<typeof limitInKorean>[0]): string {
  const words = limitInKorean(limit);
  return counting === 'complaint' && limit.unit === 'day' && limit.length > 5 ? `${words}(토·일·공휴일 제외)` : words;
}

function days(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
