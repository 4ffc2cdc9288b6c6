import { Injectable } from '@nestjs/common';
import type { Tx } from '#ledger';
import { Passages } from '#matters';
import { KEEP_TEXT, READ_TEXTS } from './council-changes.js';

/** How a fact and a row name a text. */
export interface TextName {
  readonly passage: string;
  readonly digest: string;
}

/** Texts around a session: its own, and those that stand with the matter they concern. */
@Injectable()
export class CouncilTexts {
  constructor(private readonly passages: Passages) {}

  async ofSession(tx: Tx, session: string, at: Date, ask: string, body: string): Promise<TextName> {
    const name = this.nameOf(ask, body);
    await this.keepOfSession(tx, session, at, ask, name, body);
    return name;
  }

  /** Under a name made before: the session's row names its place and comes first. */
  async keepOfSession(
    tx: Tx,
    session: string,
    at: Date,
    ask: string,
    { passage }: TextName,
    body: string,
  ): Promise<void> {
    await tx.rows(KEEP_TEXT, [tx.office, passage, session, ask, body, at]);
  }

  async ofMatter(tx: Tx, matter: string, at: Date, ask: string, body: string): Promise<TextName> {
    const name = this.nameOf(ask, body);
    await this.passages.keep(tx, matter, at, { [ask]: name }, { [ask]: body });
    return name;
  }

  /** Texts by id, of sessions and matters alike; one that was destroyed is not among them. */
  async read(tx: Tx, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
    const wanted = ids.filter((id) => id !== null);
    if (wanted.length === 0) return new Map();
    const [own, ofMatters] = await Promise.all([
      tx.rows<{ id: string; body: string }>(READ_TEXTS, [tx.office, wanted]),
      this.passages.read(tx, wanted),
    ]);
    return new Map([...ofMatters, ...own.map(({ id, body }) => [id, body] as const)]);
  }

  nameOf(ask: string, body: string): TextName {
    return this.passages.name({ [ask]: body })[ask] as TextName;
  }
}
