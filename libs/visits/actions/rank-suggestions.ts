import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { type Actor, Clock, ensure } from '#foundation';
import { FactLog, FACTS_CHANNEL, Hints, OfficeTx, type Tx } from '#ledger';
import { SuggestionsRanked } from '../facts.js';
import { readBudgetYear } from '../rules/budget-year.js';
import { holdRanking, putRanking, rankingOf } from '../storage/ranking-rows.js';
import { suggestionsById } from '../storage/suggestion-rows.js';

const RANKERS = ['planner', 'budget'];
const MOST = 500;

/** 예산 우선순위: one order of suggestions per budget year, agreed by the budget and the policy department. */
@Injectable()
export class RankSuggestions {
  constructor(
    private readonly offices: OfficeTx,
    private readonly facts: FactLog,
    private readonly hints: Hints,
    private readonly clock: Clock,
  ) {}

  /**
   * Puts the suggestions of a year in this order, all at once: ids of matters, first rank first, those left out are ranked no more.
   * `version` is the one that was seen, 0 before the first. Asking for the order that stands changes nothing. Answers the version then.
   * @throws RuleBroken `visits.rankers-only`, `visits.year-invalid`, `visits.ranked-twice`, `visits.not-a-suggestion`,
   *   `visits.ranking-stale` {version}
   */
  async rank(
    office: string,
    year: number,
    order: readonly string[],
    version: number,
    actor: Actor,
  ): Promise<{ readonly version: number }> {
    ensure(
      RANKERS.some((role) => actor.roles.includes(role)),
      'visits.rankers-only',
    );
    readBudgetYear(String(year));
    ensure(new Set(order).size === order.length && order.length <= MOST, 'visits.ranked-twice');
    return this.offices.run(office, async (tx) => {
      const book = await holdRanking(tx, year, uuid());
      if (same(await rankingOf(tx, year), order)) return { version: book.version };
      ensure(book.version === version, 'visits.ranking-stale', { version: book.version });
      ensure((await suggestionsById(tx, order)).size === order.length, 'visits.not-a-suggestion');
      return { version: await this.put(tx, year, order, book.id, actor) };
    });
  }

  private async put(tx: Tx, year: number, order: readonly string[], book: string, actor: Actor): Promise<number> {
    const version = await putRanking(tx, year, order);
    await this.facts.appendNext(tx, {
      matter: book,
      kind: SuggestionsRanked,
      body: { year, version, order },
      actor: `${actor.kind}:${actor.id}`,
      at: this.clock.now(tx.office),
    });
    tx.afterCommit(() => this.hints.tell(FACTS_CHANNEL));
    return version;
  }
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each, at) => each === other[at]);
}
