import type { Fact } from '#foundation';
import { OfficeTx, Reaction, type Rebuilds, statement } from '#ledger';
import type { StepTaken as Body } from '#procedure';
import { StepTaken } from '../facts.js';
import { gramsOf } from '../rules/grams.js';
import { passagesIn } from '../rules/passages-in.js';
import { Passages } from '../storage/passages.js';

const INDEX = statement(
  'matters.index-grams',
  `insert into search_gram (office_id, gram, matter_id) select $1, gram, $2 from unnest($3::text[]) as g (gram) on conflict do nothing`,
);
const CLEAR = statement('matters.clear-grams', `delete from search_gram where office_id = $1`);

/** 주민이 쓴 글을 찾을 수 있게 한다. Only what residents wrote is searched; officers' notes are not. */
@Reaction('matters.index-words-for-search', [StepTaken], { replayable: true })
export class IndexWordsForSearch implements Rebuilds {
  constructor(
    private readonly offices: OfficeTx,
    private readonly passages: Passages,
  ) {}

  async handle(fact: Fact<Body>): Promise<void> {
    if (!fact.actor.startsWith('resident:') && fact.body.from !== null) return;
    const ids = passagesIn(fact.body.answers);
    if (ids.length === 0) return;
    await this.offices.run(fact.office, async (tx) => {
      const texts = await this.passages.read(tx, ids);
      await tx.rows(INDEX, [fact.office, fact.matter, gramsOf([...texts.values()].join(' '))]);
    });
  }

  async clear(): Promise<void> {
    const tx = this.offices.entered();
    await tx.rows(CLEAR, [tx.office]);
  }
}
