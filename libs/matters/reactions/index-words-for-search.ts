import type { Fact } from '#foundation';
import { OfficeTx, Reaction, type ReactsTogether, type Rebuilds, statement } from '#ledger';
import type { StepTaken as Body } from '#procedure';
import { StepTaken } from '../facts.js';
import { gramsOf } from '../rules/grams.js';
import { passagesIn } from '../rules/passages-in.js';
import { Passages } from '../storage/passages.js';

const INDEX = statement(
  'matters.index-grams',
  `insert into search_gram (office_id, gram, matter_id) select $1, gram, matter from unnest($2::text[], $3::uuid[]) as g (gram, matter) order by gram, matter on conflict do nothing`,
);
const CLEAR = statement('matters.clear-grams', `delete from search_gram where office_id = $1`);

/** 주민이 쓴 글을 찾을 수 있게 한다. Only what residents wrote is searched; officers' notes are not. */
@Reaction('matters.index-words-for-search', [StepTaken], { replayable: true })
export class IndexWordsForSearch implements ReactsTogether<Body>, Rebuilds {
  constructor(
    private readonly offices: OfficeTx,
    private readonly passages: Passages,
  ) {}

  async handleAll(facts: readonly Fact<Body>[]): Promise<void> {
    const tx = this.offices.entered();
    const written = facts
      .filter(({ actor, body }) => actor.startsWith('resident:') || body.from === null)
      .map(({ matter, body }) => ({ matter, ids: passagesIn(body.answers) }));
    const texts = await this.passages.read(
      tx,
      written.flatMap(({ ids }) => ids),
    );
    const pairs = written.flatMap(({ matter, ids }) =>
      gramsOf(ids.map((id) => texts.get(id) ?? '').join(' ')).map((gram) => [gram, matter]),
    );
    if (pairs.length > 0)
      await tx.rows(INDEX, [tx.office, pairs.map(([gram]) => gram), pairs.map(([, matter]) => matter)]);
  }

  async clear(): Promise<void> {
    const tx = this.offices.entered();
    await tx.rows(CLEAR, [tx.office]);
  }
}
