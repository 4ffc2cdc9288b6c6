import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { ensure } from '#foundation';
import { FactLog, type Tx } from '#ledger';
import type { Answers } from '#procedure';
import { AttendanceNoted, ItemVoted, MemberRecused, StatementTaken } from '../facts.js';
import type { CouncilDecision, Recusal } from '../rules/council-rule.js';
import * as forms from '../rules/forms.js';
import { ensureCarried } from '../rules/vote.js';
import * as changes from '../storage/council-changes.js';
import { CouncilTexts } from '../storage/council-texts.js';
import { type Act, type ActContext, by, the, wordsOf } from './act.js';
import { sittingOn } from './member-acts.js';

/** In a session: who came, who steps aside, what was said in writing, how the votes fell. */
@Injectable()
export class SittingActs {
  constructor(
    private readonly facts: FactLog,
    private readonly texts: CouncilTexts,
  ) {}

  all(): Act[] {
    const called = ({ session }: ActContext): boolean => session?.state === 'called';
    return [
      {
        code: 'take-statement',
        of: 'item',
        open: called,
        step: ({ rule }) => forms.takeStatement(rule),
        take: (tx, context, answers) => this.takeStatement(tx, context, answers),
      },
      {
        code: 'recuse',
        of: 'item',
        open: (context) => called(context) && context.rule.recusals.length > 0,
        step: ({ rule, names }) => forms.recuse(rule, names),
        take: (tx, context, answers) => this.recuse(tx, context, answers),
      },
      {
        code: 'note-attendance',
        of: 'session',
        open: called,
        step: ({ rule, names }) => forms.noteAttendance(rule, names),
        take: (tx, context, answers) => this.noteAttendance(tx, context, answers),
      },
      {
        code: 'count-votes',
        of: 'item',
        open: (context) => called(context) && the(context.agenda).present.length > 0,
        step: (context) => forms.countVotes(context.rule, the(context.item).about, votersOf(context).length),
        take: (tx, context, answers) => this.countVotes(tx, context, answers),
      },
    ];
  }

  private async takeStatement(tx: Tx, context: ActContext, answers: Answers): Promise<string> {
    const { id, matter } = the(context.item);
    const { now } = context;
    const text = await this.texts.ofMatter(tx, matter, now, 'council-statement', wordsOf(answers, 'text'));
    const spoke = String(answers['by']);
    await tx.rows(changes.TAKE_STATEMENT, [tx.office, uuid(), id, spoke, text.passage, now]);
    await this.tell(tx, context, StatementTaken, { ...ofItem(context), by: spoke, text });
    return id;
  }

  private async recuse(tx: Tx, context: ActContext, answers: Answers): Promise<string> {
    const { id, matter } = the(context.item);
    const session = the(context.session).id;
    const member = String(answers['member']);
    const how = answers['how'] as Recusal;
    const already = the(context.agenda).recusals.some((each) => each.item === id && each.member === member);
    ensure(!already, 'councils.recused-already');
    const chair = sittingOn(context.members, the(context.session).at).find((each) => each.chair);
    // 갈등 규정 §18: the parties agreed on a chair who has nothing to do with the matter.
    ensure(context.rule.chair !== 'agreed-by-parties' || chair?.id !== member, 'councils.chair-is-concerned');
    const ground = await this.texts.ofMatter(tx, matter, context.now, 'council-recusal', wordsOf(answers, 'ground'));
    await tx.rows(changes.RECUSE, [tx.office, id, member, how, ground.passage]);
    await tx.rows(changes.FORGET_VOTES, [tx.office, session, id]);
    await this.tell(tx, context, MemberRecused, { ...ofItem(context), member, how, ground });
    return id;
  }

  /** Said again it replaces what was said; votes counted with others present are to be counted anew. */
  private async noteAttendance(tx: Tx, context: ActContext, answers: Answers): Promise<undefined> {
    const { id, at } = the(context.session);
    const sitting = sittingOn(context.members, at);
    const present = sitting.filter((member) => answers[member.id] === true).map((member) => member.id);
    await tx.rows(changes.NOBODY_PRESENT, [tx.office, id]);
    await tx.rows(changes.PRESENT, [tx.office, id, present]);
    await tx.rows(changes.FORGET_VOTES, [tx.office, id, null]);
    await this.tell(tx, context, AttendanceNoted, { council: context.rule.code, present, of: sitting.length });
  }

  private async countVotes(tx: Tx, context: ActContext, answers: Answers): Promise<string> {
    const { id, matter, about } = the(context.item);
    const decision = answers['decision'] as CouncilDecision;
    const [inFavour, against, abstained] = ['inFavour', 'against', 'abstained'].map((name) => Number(answers[name]));
    const tally = { inFavour: inFavour ?? 0, against: against ?? 0, abstained: abstained ?? 0 };
    const voters = votersOf(context).length;
    ensureCarried({ decision, ...tally }, voters);
    const department = typeof answers['department'] === 'string' ? answers['department'] : null;
    const names = about === forms.COMPETENCE && decision !== 'rejected' && decision !== 'returned';
    ensure(!names || department !== null, 'councils.department-missing');
    const ground = await this.texts.ofMatter(tx, matter, context.now, 'council-ground', wordsOf(answers, 'ground'));
    await tx.rows(changes.COUNT_VOTES, [
      tx.office,
      id,
      decision,
      tally.inFavour,
      tally.against,
      tally.abstained,
      names ? department : null,
      ground.passage,
    ]);
    await this.tell(tx, context, ItemVoted, { ...ofItem(context), decision, ...tally, voters });
    return id;
  }

  private async tell<Body extends object>(
    tx: Tx,
    { actor, now, session }: ActContext,
    kind: { readonly name: string; readonly body?: Body },
    body: Body,
  ): Promise<void> {
    await this.facts.appendNext(tx, { matter: the(session).id, kind, body, actor: by(actor), at: now });
  }
}

/** Members present who do not step aside for the item. */
function votersOf({ agenda, item }: ActContext): readonly string[] {
  const { present, recusals } = the(agenda);
  const aside = new Set(recusals.filter((recusal) => recusal.item === the(item).id).map(({ member }) => member));
  return present.filter((member) => !aside.has(member));
}

function ofItem({ rule, session, item }: ActContext) {
  return { council: rule.code, session: the(session).id, item: the(item).id };
}
