import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { ensure } from '#foundation';
import { instantOf, type LocalMinute, seoulDate, seoulMinute } from '#calendar';
import { FactLog, type Tx } from '#ledger';
import type { Answers } from '#procedure';
import { ItemLaid, MatterAnnounced, PartyNamed, SessionCalled, SessionCancelled, SessionPlanned } from '../facts.js';
import { ensureComposed } from '../rules/composition.js';
import * as forms from '../rules/forms.js';
import { CALL, CANCEL, LAY_ITEM, NAME_PARTY, PLAN } from '../storage/council-changes.js';
import { type ItemRow, matterByReceipt } from '../storage/council-rows.js';
import { CouncilTexts } from '../storage/council-texts.js';
import { type Act, type ActContext, by, the, wordsOf } from './act.js';
import { sittingOn } from './member-acts.js';

/** Before a session: its day and place, what is laid before it, and calling it, which tells everybody concerned. */
@Injectable()
export class PlanningActs {
  constructor(
    private readonly facts: FactLog,
    private readonly texts: CouncilTexts,
  ) {}

  all(): Act[] {
    const planned = ({ session }: ActContext): boolean => session?.state === 'planned';
    return [
      {
        code: 'plan',
        of: 'council',
        open: () => true,
        step: ({ rule }) => forms.planSession(rule),
        take: (tx, context, answers) => this.plan(tx, context, answers),
      },
      {
        code: 'lay-item',
        of: 'session',
        open: planned,
        step: ({ rule }) => forms.layItem(rule),
        take: (tx, context, answers) => this.lay(tx, context, answers),
      },
      {
        code: 'name-party',
        of: 'item',
        open: planned,
        step: ({ rule }) => forms.nameParty(rule),
        take: (tx, context, answers) => this.nameParty(tx, context, answers),
      },
      {
        code: 'call',
        of: 'session',
        open: planned,
        step: ({ rule }) => forms.callSession(rule),
        take: (tx, context) => this.call(tx, context),
      },
      {
        code: 'cancel',
        of: 'session',
        open: ({ session }) => session?.state === 'planned' || session?.state === 'called',
        step: ({ rule }) => forms.cancelSession(rule),
        take: (tx, context, answers) => this.cancel(tx, context, answers),
      },
    ];
  }

  private async plan(tx: Tx, { rule, actor, now }: ActContext, answers: Answers): Promise<string> {
    const time = wordsOf(answers, 'time');
    ensure(/^([01]\d|2[0-3]):[0-5]\d$/.test(time), 'councils.time-malformed');
    const at = `${String(answers['day'])}T${time}` as LocalMinute;
    const id = uuid();
    const name = this.texts.nameOf('place', wordsOf(answers, 'place'));
    await tx.rows(PLAN, [tx.office, id, rule.code, instantOf(at), name.passage, by(actor)]);
    await this.texts.keepOfSession(tx, id, now, 'place', name, wordsOf(answers, 'place'));
    const body = { council: rule.code, at, place: name };
    await this.facts.appendNext(tx, { matter: id, kind: SessionPlanned, body, actor: by(actor), at: now });
    return id;
  }

  private async lay(tx: Tx, { rule, actor, now, session, agenda }: ActContext, answers: Answers): Promise<string> {
    const { id: held } = the(session);
    const found = await matterByReceipt(tx, wordsOf(answers, 'receiptNo'));
    ensure(found, 'councils.no-such-matter');
    const about = String(answers['about']);
    const invited = answers['invited'] === true;
    const twice = the(agenda).items.some((item) => item.matter === found.matter && item.about === about);
    ensure(!twice, 'councils.laid-already');
    const id = uuid();
    const question = await this.texts.ofMatter(tx, found.matter, now, 'council-question', wordsOf(answers, 'question'));
    await tx.rows(LAY_ITEM, [tx.office, id, held, found.matter, about, question.passage, invited]);
    const body = { council: rule.code, session: held, item: id, matter: found.matter, about, question, invited };
    await this.facts.appendNext(tx, { matter: held, kind: ItemLaid, body, actor: by(actor), at: now });
    return id;
  }

  private async nameParty(tx: Tx, { rule, actor, now, session, item }: ActContext, answers: Answers): Promise<string> {
    const { person } = answers['person'] as { person: string };
    const { id } = the(item);
    await tx.rows(NAME_PARTY, [tx.office, id, person]);
    const body = { council: rule.code, session: the(session).id, item: id, person };
    await this.facts.appendNext(tx, { matter: the(session).id, kind: PartyNamed, body, actor: by(actor), at: now });
    return id;
  }

  /** @throws RuleBroken `councils.nothing-to-deliberate`, `councils.notice-too-short`, and what the composition breaks */
  private async call(tx: Tx, context: ActContext): Promise<undefined> {
    const { rule, actor, now, members, office } = context;
    const session = the(context.session);
    const { items, parties } = the(context.agenda);
    const sitting = sittingOn(members, session.at);
    ensureComposed(
      rule,
      sitting.map(({ person, chair }) => ({ outsider: person !== null, chair })),
    );
    ensure(items.length > 0, 'councils.nothing-to-deliberate');
    const earliest = office.calendar.addCalendarDays(seoulDate(now), rule.noticeDays ?? 0);
    ensure(seoulDate(session.at) >= earliest && session.at > now, 'councils.notice-too-short', { earliest });
    ensure((await tx.touch(CALL, [tx.office, session.id, now])) === 1, 'councils.act-not-open');
    const at = seoulMinute(session.at);
    const body = { council: rule.code, at, members: sitting.map(({ id }) => id) };
    await this.facts.appendNext(tx, { matter: session.id, kind: SessionCalled, body, actor: by(actor), at: now });
    for (const item of items) {
      const people = [
        ...(rule.hears === 'always' || item.invited ? await this.complainantOf(tx, item) : []),
        ...parties.filter((party) => party.item === item.id).map(({ person }) => person),
      ];
      const announced = { council: rule.code, session: session.id, item: item.id, at, people };
      await this.facts.appendNext(tx, {
        matter: item.matter,
        kind: MatterAnnounced,
        body: announced,
        actor: by(actor),
        at: now,
      });
    }
  }

  private async complainantOf(tx: Tx, { receiptNo }: ItemRow): Promise<string[]> {
    const person = (await matterByReceipt(tx, receiptNo))?.person;
    return person ? [person] : [];
  }

  private async cancel(tx: Tx, { rule, actor, now, session }: ActContext, answers: Answers): Promise<undefined> {
    const { id } = the(session);
    ensure((await tx.touch(CANCEL, [tx.office, id])) === 1, 'councils.act-not-open');
    const reason = await this.texts.ofSession(tx, id, now, 'reason', wordsOf(answers, 'reason'));
    const body = { council: rule.code, reason };
    await this.facts.appendNext(tx, { matter: id, kind: SessionCancelled, body, actor: by(actor), at: now });
  }
}
