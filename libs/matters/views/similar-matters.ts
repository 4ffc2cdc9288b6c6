import { Injectable } from '@nestjs/common';
import { OfficeTx, statement, type Tx } from '#ledger';
import { Vault } from '#people';
import { peopleOf } from '#procedure';
import { Procedures } from '../procedures.js';
import { gramsOf } from '../rules/grams.js';
import type { MatterPage } from './matter-page.js';
import { RARITY } from './search.js';

/** A matter that may be the same again; whether it is, a person decides (법 §23). Nothing of who asked. */
export interface SimilarMatter {
  readonly id: string;
  readonly receiptNo: string;
  readonly procedure: string;
  readonly procedureTitle: string;
  readonly title: string | null;
  readonly stateLabel: string;
  /** Whether its result was told: only such repeats let the third be closed. */
  readonly told: boolean;
  /** Kept under the same telephone number or e-mail address. */
  readonly samePerson: boolean;
  readonly sameWords: boolean;
}

interface Found {
  readonly id: string;
  readonly receiptNo: string;
  readonly procedure: string;
  readonly version: string;
  readonly state: string;
  readonly title: string | null;
}

/** Pairs of syllables of the matter's own words that are weighed, and of them the rarest that are looked up. */
const WEIGHED = 80;
const LOOKED_UP = 16;
const COLUMNS = `m.id, m.receipt_no as "receiptNo", m.procedure, to_char(m.version, 'YYYY-MM-DD') as version, m.state, p.body as title`;

export const OF_PEOPLE = statement(
  'matters.of-people',
  `select ${COLUMNS} from (
     select id from matter where office_id = $1 and person_id = any($2) and id <> $3 order by id desc limit 20) hit
   join matter m on m.office_id = $1 and m.id = hit.id
   left join passage p on p.office_id = $1 and p.id = m.title order by m.id desc`,
);
/** Of each rare pair the newest two hundred matters; those that share most of the pairs come first. */
export const ALIKE = statement(
  'matters.alike',
  `select ${COLUMNS} from (
     select near.matter_id as id, count(*) as shared from unnest($2::text[]) as g (gram)
     cross join lateral (
       select s.matter_id from search_gram s where s.office_id = $1 and s.gram = g.gram and s.matter_id <> $3
       order by s.matter_id desc limit 200) near
     group by near.matter_id having count(*) >= $4 order by shared desc, near.matter_id desc limit 5) hit
   join matter m on m.office_id = $1 and m.id = hit.id
   left join passage p on p.office_id = $1 and p.id = m.title order by hit.shared desc, m.id desc`,
);

/** 비슷한 안건: suggested to whoever works on a matter, computed when it is shown. Nothing follows from it by itself. */
@Injectable()
export class SimilarMatters {
  constructor(
    private readonly offices: OfficeTx,
    private readonly vault: Vault,
    private readonly procedures: Procedures,
  ) {}

  async of(page: MatterPage): Promise<readonly SimilarMatter[]> {
    const [ofPeople, alike] = await this.offices.quick(page.office.code, (tx) =>
      Promise.all([this.ofPeople(tx, page), this.alike(tx, page)]),
    );
    const people = new Set(ofPeople.map(({ id }) => id));
    const words = new Set(alike.map(({ id }) => id));
    const all = new Map([...ofPeople, ...alike].map((found) => [found.id, found]));
    return [...all.values()].map((found) => {
      const { id, receiptNo, procedure: code, title } = found;
      const procedure = this.procedures.of(page.office).exactly(code, found.version);
      const state = procedure.states.get(found.state);
      return {
        id,
        receiptNo,
        procedure: code,
        procedureTitle: procedure.title.ko,
        title,
        stateLabel: state?.label ?? found.state,
        told: state?.outcome === 'answered',
        samePerson: people.has(id),
        sameWords: words.has(id),
      };
    });
  }

  private async ofPeople(tx: Tx, { id, record }: MatterPage): Promise<readonly Found[]> {
    const people = await this.vault.alike(tx, peopleOf(record));
    return people.length === 0 ? [] : tx.rows<Found>(OF_PEOPLE, [tx.office, people, id]);
  }

  private async alike(tx: Tx, page: MatterPage): Promise<readonly Found[]> {
    const weighed = gramsOf(wordsIn(page)).slice(0, WEIGHED);
    if (weighed.length === 0) return [];
    const rarity = await tx.rows<{ gram: string; found: number }>(RARITY, [tx.office, weighed]);
    const rarest = rarity.filter(({ found }) => found > 0).sort((a, b) => a.found - b.found);
    const grams = rarest.slice(0, LOOKED_UP).map(({ gram }) => gram);
    const least = Math.max(3, Math.ceil(grams.length / 3));
    return grams.length < least ? [] : tx.rows<Found>(ALIKE, [tx.office, grams, page.id, least]);
  }
}

/** What was written when the matter was opened, the title first. */
function wordsIn({ timeline, procedure }: MatterPage): string {
  const first = timeline.find(({ step }) => step !== undefined);
  const asks = procedure.steps.get(first?.step ?? '')?.asks ?? [];
  const written = new Set(asks.filter(({ type }) => type === 'line' || type === 'text').map(({ name }) => name));
  return (first?.answers ?? [])
    .flatMap(({ ask, value }) => (written.has(ask) && value !== null ? [value] : []))
    .join(' ');
}
