import { Injectable } from '@nestjs/common';
import { ensure } from '#foundation';
import { FactLog, type Tx } from '#ledger';
import type { Answers } from '#procedure';
import { ItemDecided, SessionClosed } from '../facts.js';
import * as forms from '../rules/forms.js';
import { ensureQuorum } from '../rules/vote.js';
import { CLOSE } from '../storage/council-changes.js';
import { CouncilTexts } from '../storage/council-texts.js';
import { type Act, type ActContext, by, the, wordsOf } from './act.js';
import { sittingOn } from './member-acts.js';
import { TellMatter } from './tell-matter.js';

/** The end of a session: the minutes stand, and what was decided goes to the matters. */
@Injectable()
export class ClosingActs {
  constructor(
    private readonly facts: FactLog,
    private readonly texts: CouncilTexts,
    private readonly matters: TellMatter,
  ) {}

  all(): Act[] {
    return [
      {
        code: 'close',
        of: 'session',
        open: ({ session, agenda }) => session?.state === 'called' && the(agenda).present.length > 0,
        step: ({ rule }) => forms.closeSession(rule),
        take: (tx, context, answers) => this.close(tx, context, answers),
      },
      {
        code: 'tell-again',
        of: 'item',
        open: ({ item }) => item?.told === 'problem',
        step: ({ rule }) => forms.tellAgain(rule),
        take: async (tx, { rule, session, item }) => {
          await this.matters.tell(tx, rule.code, the(session), the(item).id);
          return the(item).id;
        },
      },
    ];
  }

  /** @throws RuleBroken `councils.session-not-begun`, `councils.no-quorum`, `councils.items-undecided` {open} */
  private async close(tx: Tx, context: ActContext, answers: Answers): Promise<undefined> {
    const { rule, actor, now } = context;
    const session = the(context.session);
    const { items, present } = the(context.agenda);
    ensure(session.at <= now, 'councils.session-not-begun');
    const members = sittingOn(context.members, session.at).length;
    ensureQuorum(members, present.length);
    const open = items.filter(({ decision }) => decision === null).length;
    ensure(open === 0, 'councils.items-undecided', { open });
    const minutes = await this.texts.ofSession(tx, session.id, now, 'minutes', wordsOf(answers, 'minutes'));
    const closed = await tx.touch(CLOSE, [tx.office, session.id, now, members, present.length, minutes.passage]);
    ensure(closed === 1, 'councils.act-not-open');
    const common = { matter: session.id, actor: by(actor), at: now };
    const body = { council: rule.code, members, present: present.length, minutes };
    await this.facts.appendNext(tx, { ...common, kind: SessionClosed, body });
    for (const { id, matter, decision } of items) {
      const decided = { council: rule.code, session: session.id, item: id, matter, decision: String(decision) };
      await this.facts.appendNext(tx, { ...common, kind: ItemDecided, body: decided });
    }
  }
}
