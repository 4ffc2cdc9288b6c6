import { Injectable } from '@nestjs/common';
import { type Actor, Clock, RuleBroken, ensure } from '#foundation';
import { seoulDate } from '#calendar';
import { OfficeTx, type Tx } from '#ledger';
import { type Office, OfficeDirectory } from '#office';
import { ensureComposed } from '../rules/composition.js';
import type { CouncilRule } from '../rules/council-rule.js';
import { councilRule, councilRules, ensureMaySee } from '../rules/council-rules.js';
import { sitsOn } from '../rules/term.js';
import { type YearlyDuty, yearlyDuty } from '../rules/yearly-duty.js';
import {
  agendaOf,
  heldOn,
  type ItemRow,
  type MemberRow,
  membersOf,
  type SessionRow,
  sessionOf,
  sessionsBefore,
  untoldOf,
} from '../storage/council-rows.js';
import { CouncilTexts } from '../storage/council-texts.js';
import { MemberNames } from '../storage/member-names.js';

/** A council with what needs eyes. */
export interface CouncilLine {
  readonly rule: CouncilRule;
  /** How many sit today. */
  readonly sitting: number;
  /** Why it could not meet as it is composed today. */
  readonly unfit: { readonly code: string; readonly details: RuleBroken['details'] } | null;
  readonly duty: YearlyDuty | null;
  /** Decisions that could not be told to their matters. */
  readonly untold: number;
}
export interface MemberView extends MemberRow {
  readonly name: string;
  readonly sits: boolean;
}
export interface CouncilPage extends CouncilLine {
  readonly office: Office;
  readonly members: readonly MemberView[];
  readonly sessions: readonly SessionRow[];
  /** Cursor of the next page of sessions. */
  readonly next: string | null;
}
export interface ItemView extends Omit<ItemRow, 'question' | 'ground'> {
  readonly question: string | null;
  readonly ground: string | null;
  readonly parties: number;
  readonly recusals: readonly {
    readonly member: string;
    readonly name: string;
    readonly how: string;
    readonly ground: string | null;
  }[];
  readonly statements: readonly { readonly by: string; readonly text: string | null }[];
}
export interface SessionPage {
  readonly office: Office;
  readonly rule: CouncilRule;
  readonly session: Omit<SessionRow, 'place' | 'minutes'> & {
    readonly place: string | null;
    readonly minutes: string | null;
  };
  readonly sitting: readonly { readonly id: string; readonly name: string; readonly present: boolean }[];
  readonly items: readonly ItemView[];
}

const MOST = 50;
const LAST = { at: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' };

/** Councils as staff see them. RuleBroken: `councils.not-found`, `councils.closed-to-others`, `councils.cursor-invalid`. */
@Injectable()
export class CouncilBoard {
  constructor(
    private readonly offices: OfficeTx,
    private readonly directory: OfficeDirectory,
    private readonly names: MemberNames,
    private readonly texts: CouncilTexts,
    private readonly clock: Clock,
  ) {}

  async list(code: string): Promise<readonly CouncilLine[]> {
    const office = await this.directory.of(code);
    return this.offices.run(code, async (tx) => {
      const lines: CouncilLine[] = [];
      for (const rule of councilRules(office.profile))
        lines.push(await this.lineOf(tx, rule, await membersOf(tx, rule.code)));
      return lines;
    });
  }

  async one(code: string, council: string, after?: string): Promise<CouncilPage> {
    const office = await this.directory.of(code);
    const rule = councilRule(office.profile, council);
    return this.offices.run(code, async (tx) => {
      const rows = await membersOf(tx, rule.code);
      const names = await this.names.of(tx, office, rows);
      const sessions = await sessionsBefore(tx, rule.code, after === undefined ? LAST : cursorIn(after), MOST + 1);
      const last = sessions.length > MOST ? sessions[MOST - 1] : undefined;
      const today = this.today(code);
      return {
        ...(await this.lineOf(tx, rule, rows)),
        office,
        members: rows.map((row) => ({ ...row, name: names.get(row.id) ?? '', sits: sitsOn(row, today) })),
        sessions: sessions.slice(0, MOST),
        next: last ? `${last.at.toISOString()}~${last.id}` : null,
      };
    });
  }

  async session(code: string, council: string, id: string, actor: Actor): Promise<SessionPage> {
    const office = await this.directory.of(code);
    const rule = councilRule(office.profile, council);
    ensureMaySee(rule, office.person(actor.id)?.account);
    return this.offices.run(code, async (tx) => {
      const session = await sessionOf(tx, rule.code, id);
      ensure(session, 'councils.not-found');
      const agenda = await agendaOf(tx, id);
      const day = seoulDate(session.at);
      const members = (await membersOf(tx, rule.code)).filter((member) => sitsOn(member, day));
      const names = await this.names.of(tx, office, members);
      const texts = await this.texts.read(tx, [
        session.place,
        session.minutes,
        ...agenda.items.flatMap(({ question, ground }) => [question, ground]),
        ...agenda.recusals.map(({ ground }) => ground),
        ...agenda.statements.map(({ passage }) => passage),
      ]);
      const said = (name: string | null): string | null => (name === null ? null : (texts.get(name) ?? null));
      return {
        office,
        rule,
        session: { ...session, place: said(session.place), minutes: said(session.minutes) },
        sitting: members.map((member) => ({
          id: member.id,
          name: names.get(member.id) ?? '',
          present: agenda.present.includes(member.id),
        })),
        items: agenda.items.map((item) => ({
          ...item,
          question: said(item.question),
          ground: said(item.ground),
          parties: agenda.parties.filter((party) => party.item === item.id).length,
          recusals: agenda.recusals
            .filter((recusal) => recusal.item === item.id)
            .map(({ member, how, ground }) => ({ member, name: names.get(member) ?? '', how, ground: said(ground) })),
          statements: agenda.statements
            .filter((statement) => statement.item === item.id)
            .map(({ by, passage }) => ({ by, text: said(passage) })),
        })),
      };
    });
  }

  private async lineOf(tx: Tx, rule: CouncilRule, members: readonly MemberRow[]): Promise<CouncilLine> {
    const today = this.today(tx.office);
    const sitting = members.filter((member) => sitsOn(member, today));
    const held = rule.yearly ? await heldOn(tx, rule.code, rule.yearly.on) : [];
    return {
      rule,
      sitting: sitting.length,
      unfit: unfitness(rule, sitting),
      duty: yearlyDuty(rule, held, members[0]?.since, today) ?? null,
      untold: await untoldOf(tx, rule.code),
    };
  }

  private today(office: string): string {
    return seoulDate(this.clock.now(office));
  }
}

function unfitness(rule: CouncilRule, sitting: readonly MemberRow[]): CouncilLine['unfit'] {
  try {
    ensureComposed(
      rule,
      sitting.map(({ person, chair }) => ({ outsider: person !== null, chair })),
    );
    return null;
  } catch (error) {
    if (!(error instanceof RuleBroken)) throw error;
    return { code: error.code, details: error.details };
  }
}

function cursorIn(after: string): { at: string; id: string } {
  const [, at, id] = /^(\d{4}-\d\d-\d\dT[\d:.]+Z)~([0-9a-f-]{36})$/.exec(after) ?? [];
  ensure(at !== undefined && id !== undefined && !Number.isNaN(Date.parse(at)), 'councils.cursor-invalid');
  return { at, id };
}
