import { setTimeout as wait } from 'node:timers/promises';
import type { Installation, SampleAccount } from './installation.js';
import { expect, Missing } from './expect.js';
import { take } from './http.js';
import { type Awaited, Mailbox, type OpenedLetter } from './mailbox.js';
import { LegalClock } from './legal-clock.js';
import { StaffMember } from './people.js';
import type { OfficeProfile } from './profile.js';

export interface OfficeCard {
  readonly code: string;
  readonly title: string;
  readonly departments: readonly { readonly code: string; readonly label: string }[];
  readonly dongs: readonly string[];
}

/** A department that can be given a complaint, with the people who work on it. */
export interface Desk {
  readonly department: string;
  readonly label: string;
  readonly head: StaffMember;
  readonly officer: StaffMember;
}

const PATIENCE_MS = 25_000;
const HEAD = '민원책임관';
const OFFICER = '담당자';
const INTAKE = '민원실';
const AUDITOR = '감사담당';
const SECRETARY = '비서실';

/** One office in which the story is played: its people, its clock, its mail, and a voice that tells what happens. */
export class Stage {
  readonly letters: { readonly to: string; readonly subject: string }[] = [];
  readonly files: string[] = [];
  readonly law: LegalClock;
  private readonly mailbox: Mailbox;

  private constructor(
    readonly installation: Installation,
    readonly office: OfficeCard,
    /** Distinguishes this play from earlier ones, and from those of other offices that began in the same millisecond. */
    readonly play: string,
    begun: Date,
    private readonly say: (line: string) => void,
  ) {
    this.law = new LegalClock(installation.portal);
    this.mailbox = new Mailbox(installation.mailPage, begun);
  }

  static async open(installation: Installation, code: string, now: Date, say: (line: string) => void): Promise<Stage> {
    const office = await take<OfficeCard>('GET', `${installation.portal}/api/v1/offices/${code}`);
    return new Stage(installation, office, `${code}-${now.getTime().toString(36)}`, now, say);
  }

  /** As it was written for the office. */
  get profile(): OfficeProfile {
    return this.installation.profile(this.code);
  }

  get code(): string {
    return this.office.code;
  }

  tell(line: string): void {
    this.say(line);
  }

  /** Moves the office's clock, forwards as a rule, and says so. */
  async moveTo(day: string, time: string): Promise<void> {
    await this.installation.moveClock(this.code, `${day}T${time}`);
    this.tell(`▶ ${day} ${time}`);
  }

  /** Waits for a letter, and tells of it. */
  async letter(awaited: Awaited): Promise<OpenedLetter> {
    const letter = await this.mailbox.awaits(awaited);
    this.letters.push({ to: awaited.to, subject: letter.subject });
    this.tell(`  ✉ ${awaited.code} → ${awaited.to}  ${letter.subject}`);
    return letter;
  }

  /** Waits until something is there. @throws Missing when it does not come true */
  async until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
    for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await wait(250)) {
      const seen = await look();
      if (seen !== undefined) return seen;
    }
    throw new Missing(what);
  }

  /** Waits until a step was taken so many times on a matter. */
  awaitStep(viewer: StaffMember, matter: string, step: string, times: number): Promise<true> {
    return this.until(`${step} ${times}번째`, async () => {
      const { timeline } = await viewer.look(matter);
      return timeline.filter((entry) => entry.step === step).length >= times ? true : undefined;
    });
  }

  intake(): StaffMember {
    return this.holder(INTAKE);
  }

  auditor(): StaffMember {
    return this.holder(AUDITOR);
  }

  secretary(): StaffMember {
    return this.holder(SECRETARY);
  }

  private holder(role: string): StaffMember {
    const found = this.accounts().find(
      ({ work, account }) => rolesIn(work).includes(role) && !work.includes(HEAD) && account !== '',
    );
    expect(found, `${this.code}: ${role} 계정`);
    return new StaffMember(this.installation.console, found);
  }

  /** Every department with a head and an officer of its own, in the office's order. */
  desks(): readonly Desk[] {
    const staff = (department: string, role: string): SampleAccount | undefined =>
      this.accounts().find(({ work }) => {
        const [where, roles] = [work.slice(0, department.length), work.slice(department.length)];
        return (
          where === department &&
          roles.startsWith(' ') &&
          roles.split(/[ ·(]/).includes(role) &&
          !roles.includes(INTAKE)
        );
      });
    return this.office.departments.flatMap(({ code, label }) => {
      const [head, officer] = [staff(label, HEAD), staff(label, OFFICER)];
      if (!head || !officer) return [];
      const member = (sample: SampleAccount): StaffMember => new StaffMember(this.installation.console, sample);
      return [{ department: code, label, head: member(head), officer: member(officer) }];
    });
  }

  /** Where letters to a member of staff go. */
  address({ account }: StaffMember): string {
    return `${account}@${this.code}.example`;
  }

  private accounts(): readonly SampleAccount[] {
    return this.installation.accounts.filter(({ office }) => office === this.code);
  }
}

/** `비서실 담당자·비서실`: what somebody does stands after the department. */
function rolesIn(work: string): readonly string[] {
  return work.slice(work.indexOf(' ') + 1).split(/[·(]/);
}
