import { Injectable } from '@nestjs/common';
import { Clock, type Fact } from '#foundation';
import { koreanMoment, type LocalMinute } from '#calendar';
import { CouncilLetterContents } from '#councils';
import { FactLog, type Tx } from '#ledger';
import { type LetterContent, type LetterRow, LetterSource, type Sender } from '#letters';
import { type Office, OfficeDirectory } from '#office';
import type { StepTaken } from '#procedure';
import { StepTaken as StepTakenFact } from '#matters/facts';
import { calendarFile } from './calendar-file.js';
import { roomLabel } from './meeting-terms.js';
import { placeOfSession } from './storage/session-place.js';

/** Letters that say when and where somebody is met, and what of it goes into the reader's calendar. */
const INVITES = new Set(['R10A', 'R10B', 'R10D']);
const CALLS_OFF = new Set(['R10E', 'R10K', 'R10I']);
const TELLS_WHEN = new Set([...INVITES, 'R10I', 'N5', 'N40', 'N45']);

interface Met {
  readonly at: LocalMinute;
  readonly minutes: number;
  readonly place: string | undefined;
  /** How often the reader's calendar was told before. */
  readonly sequence: number;
}

/** What letters about meetings say beside what the matter says; every other letter is the councils' and the matters' own. */
@Injectable()
export class MeetingLetterContents extends LetterSource {
  constructor(
    private readonly others: CouncilLetterContents,
    private readonly facts: FactLog,
    private readonly directory: OfficeDirectory,
    private readonly clock: Clock,
  ) {
    super();
  }

  sender(office: string): Promise<Sender> {
    return this.others.sender(office);
  }

  async content(tx: Tx, letter: LetterRow): Promise<LetterContent> {
    const { template } = letter;
    const content = await this.others.content(tx, letter);
    if (!TELLS_WHEN.has(template) && !CALLS_OFF.has(template)) return content;
    const office = await this.directory.of(letter.office);
    const met = await this.met(tx, office, letter);
    if (!met) return content;
    const view = {
      ...content.view,
      meetingAt: koreanMoment(met.at),
      meetingPlace: met.place ?? '아래 담당자가 전화로 알려드립니다',
    };
    if (!INVITES.has(template) && !CALLS_OFF.has(template)) return { ...content, view };
    return { ...content, view, calendar: this.calendar(office, letter, content, met) };
  }

  private calendar(office: Office, letter: LetterRow, { view, address }: LetterContent, met: Met) {
    const { mail, title } = office.profile;
    const method = INVITES.has(letter.template) ? ('REQUEST' as const) : ('CANCEL' as const);
    const about = {
      name: `${title} 면담`,
      stamp: this.clock.now(office.code),
      method,
      organizer: { name: mail.name, email: mail.address },
      ...(address !== undefined && { attendee: address }),
    };
    const entry = {
      uid: `${letter.matter}@${mail.address.split('@')[1] ?? office.code}`,
      sequence: met.sequence,
      start: met.at,
      minutes: met.minutes,
      summary: `${title} 면담 (${view.caseNo})`,
      place: met.place,
      cancelled: method === 'CANCEL',
    };
    return { method, content: calendarFile(about, [entry]) };
  }

  /** As it stood when the letter was caused: read from the facts up to it, so that a letter held up does not tell a later meeting. */
  private async met(tx: Tx, office: Office, letter: LetterRow): Promise<Met | undefined> {
    const told = (await this.facts.of(tx, letter.matter)).filter(
      ({ name, seq }) => name === StepTakenFact.name && seq <= letter.seq,
    );
    const bodies = told.map(({ body }: Fact) => body as unknown as StepTaken);
    const values = bodies.findLast(({ found }) => found?.values['meetsAt'] !== undefined)?.found?.values;
    if (!values) return undefined;
    const changes = bodies.filter(
      ({ step, found }) => found?.values['meetsAt'] !== undefined || CALENDAR_STEPS.has(step),
    );
    const session = values['session'];
    const place =
      roomLabel(office, values['room'] as string | undefined) ??
      (typeof session === 'string' ? await placeOfSession(tx, session) : undefined);
    return { at: String(values['meetsAt']), minutes: Number(values['minutes']), place, sequence: changes.length - 1 };
  }
}

/** Steps that call a meeting off, and so are told to the calendar as a change. */
const CALENDAR_STEPS = new Set(['lose-place', 'withdraw', 'warn-of-day-off']);
