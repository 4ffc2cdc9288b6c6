import { Injectable } from '@nestjs/common';
import { type Actor, Clock, ensure } from '#foundation';
import type { Tx } from '#ledger';
import { OfficeDirectory } from '#office';
import { councilRule, ensureSecretary } from '../rules/council-rules.js';
import { agendaOf, membersOf, sessionOf } from '../storage/council-rows.js';
import { MemberNames } from '../storage/member-names.js';
import type { Act, ActContext, ActOf, ActTarget } from './act.js';
import { ClosingActs } from './closing-acts.js';
import { MemberActs, sittingOn } from './member-acts.js';
import { PlanningActs } from './planning-acts.js';
import { SittingActs } from './sitting-acts.js';

/** Every act there is, and how things stand for one. */
@Injectable()
export class ActBook {
  private readonly acts: readonly Act[];

  constructor(
    private readonly directory: OfficeDirectory,
    private readonly names: MemberNames,
    private readonly clock: Clock,
    members: MemberActs,
    planning: PlanningActs,
    sitting: SittingActs,
    closing: ClosingActs,
  ) {
    this.acts = [...members.all(), ...planning.all(), ...sitting.all(), ...closing.all()];
  }

  /** Acts about what the context is about that are open now. */
  openFor(context: ActContext): readonly Act[] {
    return this.acts.filter((act) => act.of === whatOf(context) && act.open(context));
  }

  /** @throws RuleBroken `councils.secretary-only`, `councils.no-such-act` */
  forSecretary(context: ActContext, code: string): Act {
    const act = this.acts.find((each) => each.code === code && each.of === whatOf(context));
    ensure(act, 'councils.no-such-act');
    ensureSecretary(context.rule, context.office.person(context.actor.id)?.account);
    return act;
  }

  /** `held`: the session's row is held until the end of the transaction. @throws RuleBroken `councils.not-found` */
  async contextOf(tx: Tx, target: ActTarget, actor: Actor, held = false): Promise<ActContext> {
    const office = await this.directory.of(tx.office);
    const rule = councilRule(office.profile, target.council);
    const now = this.clock.now(tx.office);
    const session = target.session === undefined ? undefined : await sessionOf(tx, rule.code, target.session, held);
    ensure(target.session === undefined || session, 'councils.not-found');
    const members = await membersOf(tx, rule.code);
    const sitting = sittingOn(members, session?.at ?? now);
    const names = await this.names.of(tx, office, sitting);
    const agenda = session && (await agendaOf(tx, session.id));
    const member = members.find(({ id }) => id === target.member);
    const item = agenda?.items.find(({ id }) => id === target.item);
    ensure(target.member === undefined || member, 'councils.not-found');
    ensure(target.item === undefined || item, 'councils.not-found');
    return {
      ...{ office, rule, actor, now, members, names },
      ...(member && { member }),
      ...(session && { session }),
      ...(agenda && { agenda }),
      ...(item && { item }),
    };
  }
}

function whatOf({ member, session, item }: ActContext): ActOf {
  if (item) return 'item';
  if (session) return 'session';
  return member ? 'member' : 'council';
}
