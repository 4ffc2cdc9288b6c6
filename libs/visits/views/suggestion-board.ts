import { Injectable } from '@nestjs/common';
import { OfficeTx, type Tx } from '#ledger';
import { cursorOf, Passages, Procedures, readCursor } from '#matters';
import { type Office, OfficeDirectory } from '#office';
import { rankingBook, rankingOf, ranksOf } from '../storage/ranking-rows.js';
import {
  latestPassages,
  type SuggestionQuestion,
  type SuggestionRow,
  suggestionsById,
  suggestionsOf,
} from '../storage/suggestion-rows.js';
import { cardOf, type SuggestionCard, TEXTS } from './suggestion-card.js';

export interface CardPage {
  readonly cards: readonly SuggestionCard[];
  readonly next: string | null;
}

const FIRST = '00000000-0000-0000-0000-000000000000';
/** 건의사항판, 동 관리카드 and the ranking for the budget: the suggestions themselves. */
@Injectable()
export class SuggestionBoard {
  constructor(
    private readonly offices: OfficeTx,
    private readonly directory: OfficeDirectory,
    private readonly procedures: Procedures,
    private readonly passages: Passages,
  ) {}

  /** In the order they were entered, `most` a page. RuleBroken: `office.unknown`, `matters.cursor-invalid`. */
  async cards(code: string, question: SuggestionQuestion, after?: string, most = 20): Promise<CardPage> {
    const office = await this.directory.of(code);
    const since = after === undefined ? FIRST : String(readCursor(after, 1)[0]);
    return this.offices.quick(code, async (tx) => {
      const rows = await suggestionsOf(tx, question, since, most + 1);
      const shown = rows.slice(0, most);
      const last = rows.length > most ? shown.at(-1) : undefined;
      return { cards: await this.shown(tx, office, shown), next: last ? cursorOf(last.id) : null };
    });
  }

  /** The ranking of a budget year, first rank first; `version` is what a new order is asked against. RuleBroken: `office.unknown`. */
  async ranking(
    code: string,
    year: number,
  ): Promise<{ readonly year: number; readonly version: number; readonly cards: readonly SuggestionCard[] }> {
    const office = await this.directory.of(code);
    return this.offices.quick(code, async (tx) => {
      const [{ version }, order] = await Promise.all([rankingBook(tx, year), rankingOf(tx, year)]);
      const rows = await suggestionsById(tx, order);
      const ranked = order.flatMap((id) => rows.get(id) ?? []);
      return { year, version, cards: await this.shown(tx, office, ranked) };
    });
  }

  private async shown(tx: Tx, office: Office, rows: readonly SuggestionRow[]): Promise<readonly SuggestionCard[]> {
    const ids = rows.map(({ id }) => id);
    const [named, ranks] = await Promise.all([latestPassages(tx, ids, TEXTS), ranksOf(tx, ids)]);
    const texts = await this.passages.read(
      tx,
      [...named.values()].flatMap((each) => Object.values(each)),
    );
    return rows.map((row) => {
      const table = this.procedures.of(office).exactly('suggestion', row.version);
      const said = (ask: (typeof TEXTS)[number]): string | null => texts.get(named.get(row.id)?.[ask] ?? '') ?? null;
      return { ...cardOf(row, table, office, said), rank: ranks.get(row.id) ?? null };
    });
  }
}
