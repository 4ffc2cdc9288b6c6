import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { ensure } from '#foundation';
import { seoulDate } from '#calendar';
import { FactLog, type Tx } from '#ledger';
import type { Answers } from '#procedure';
import { ChairNamed, MemberEnded, MemberSeated } from '../facts.js';
import { ensureChair } from '../rules/composition.js';
import * as forms from '../rules/forms.js';
import { ensureRenewable, sitsOn, termEnd } from '../rules/term.js';
import { END_TERM, HOLD_COUNCIL, NAME_CHAIR, SEAT } from '../storage/council-changes.js';
import type { MemberRow } from '../storage/council-rows.js';
import { type Act, type ActContext, by, the } from './act.js';

type Term = Omit<MemberRow, 'council' | 'endedOn' | 'endedWhy'> & { readonly renews: string | null };

/** Who sits in a council: seating, renewing, ending, the chair. */
@Injectable()
export class MemberActs {
  constructor(private readonly facts: FactLog) {}

  all(): Act[] {
    const always = (): boolean => true;
    const sitting = ({ member }: ActContext): boolean => member?.endedOn === null;
    return [
      {
        code: 'seat-official',
        of: 'council',
        open: always,
        step: ({ rule, office }) =>
          forms.seatOfficial(rule, new Map(office.everyone().map(({ id, label }) => [id, label]))),
        take: (tx, context, answers) => this.seat(tx, context, answers),
      },
      {
        code: 'seat-outsider',
        of: 'council',
        open: always,
        step: ({ rule }) => forms.seatOutsider(rule),
        take: (tx, context, answers) => this.seat(tx, context, answers),
      },
      {
        code: 'renew',
        of: 'member',
        open: ({ member }) => member?.endedOn === null && member.until !== null,
        step: ({ rule }) => forms.renew(rule),
        take: (tx, context) => this.renew(tx, context),
      },
      {
        code: 'name-chair',
        of: 'member',
        open: ({ member }) => member?.endedOn === null && !member.chair,
        step: ({ rule }) => forms.nameChair(rule),
        take: (tx, context) => this.nameChair(tx, context),
      },
      {
        code: 'end-term',
        of: 'member',
        open: sitting,
        step: ({ rule }) => forms.endTerm(rule),
        take: (tx, context, answers) => this.end(tx, context, String(answers['on']), String(answers['why'])),
      },
    ];
  }

  private async seat(tx: Tx, context: ActContext, answers: Answers): Promise<string> {
    const { rule } = context;
    const person = answers['person'];
    const outsider = typeof person === 'object' && 'person' in person ? person.person : null;
    const staff = outsider === null ? String(answers['staff']) : null;
    const since = String(answers['since']);
    const id = uuid();
    await tx.rows(HOLD_COUNCIL, [tx.office, rule.code]);
    const here = context.members.filter(({ endedOn }) => endedOn === null);
    ensure(here.length < rule.seats, 'councils.too-many-members', { seats: rule.seats });
    ensure(staff === null || here.every((each) => each.staff !== staff), 'councils.sits-already');
    const until = outsider === null ? null : termEnd(rule, since);
    const seat = typeof answers['seat'] === 'string' ? answers['seat'] : null;
    await this.keep(tx, context, {
      id,
      staff,
      person: outsider,
      seat,
      chair: false,
      since,
      until,
      renewals: 0,
      renews: null,
    });
    if (answers['chair'] === true) await this.chair(tx, context, id, outsider !== null);
    return id;
  }

  /** The new term follows the old one without a gap. */
  private async renew(tx: Tx, context: ActContext): Promise<string> {
    const { rule } = context;
    const before = the(context.member);
    ensureRenewable(rule, before.renewals);
    await tx.rows(HOLD_COUNCIL, [tx.office, rule.code]);
    const since = dayAfter(the(before.until ?? undefined));
    await this.end(tx, context, since, 'renewed');
    const id = uuid();
    const { staff, person, seat, chair } = before;
    const until = termEnd(rule, since);
    await this.keep(tx, context, {
      id,
      staff,
      person,
      seat,
      chair,
      since,
      until,
      renewals: before.renewals + 1,
      renews: before.id,
    });
    return id;
  }

  private async nameChair(tx: Tx, context: ActContext): Promise<string> {
    const { id, person } = the(context.member);
    await tx.rows(HOLD_COUNCIL, [tx.office, context.rule.code]);
    await this.chair(tx, context, id, person !== null);
    return id;
  }

  private async end(tx: Tx, context: ActContext, on: string, why: string): Promise<undefined> {
    const { id, since } = the(context.member);
    ensure(on >= since, 'councils.ends-before-it-began');
    const ended = await tx.touch(END_TERM, [tx.office, id, on, why]);
    ensure(ended === 1, 'councils.act-not-open');
    await this.tell(tx, context, id, MemberEnded, { council: context.rule.code, on, why });
  }

  private async keep(tx: Tx, context: ActContext, term: Term): Promise<void> {
    const { id, staff, person, seat, chair, since, until, renewals, renews } = term;
    const council = context.rule.code;
    await tx.rows(SEAT, [tx.office, id, council, staff, person, seat, chair, since, until, renewals, renews]);
    await this.tell(tx, context, id, MemberSeated, { council, staff, person, seat, chair, since, until, renews });
  }

  private async chair(tx: Tx, context: ActContext, id: string, outsider: boolean): Promise<void> {
    ensureChair(context.rule, [{ outsider }]);
    await tx.rows(NAME_CHAIR, [tx.office, context.rule.code, id]);
    await this.tell(tx, context, id, ChairNamed, { council: context.rule.code });
  }

  private async tell<Body extends object>(
    tx: Tx,
    { actor, now }: ActContext,
    member: string,
    kind: { readonly name: string; readonly body?: Body },
    body: Body,
  ): Promise<void> {
    await this.facts.appendNext(tx, { matter: member, kind, body, actor: by(actor), at: now });
  }
}

/** Those who sit on the day of a moment. */
export function sittingOn(members: readonly MemberRow[], at: Date): readonly MemberRow[] {
  const day = seoulDate(at);
  return members.filter((member) => sitsOn(member, day));
}

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}
