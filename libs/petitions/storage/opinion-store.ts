import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { statement, type Tx } from '#ledger';
import { PassageKey } from '#matters';

const KEEP = statement(
  'petitions.keep-opinion',
  `insert into petition_opinion (office_id, opinion_id, petition_id, author, at) values ($1, $2, $3, $4, $5)`,
);
const WAITING = statement(
  'petitions.waiting-opinions',
  `select count(*)::int as waiting from (
     select from petition_opinion where office_id = $1 and petition_id = $2 and confirmed_at is null and at > $3 limit $4) w`,
);
const CONFIRM = statement(
  'petitions.confirm-opinion',
  `update petition_opinion o set confirmed_at = $3
   where o.office_id = $1 and o.opinion_id = $2 and o.confirmed_at is null and not exists (
     select from petition_opinion e where e.office_id = $1 and e.petition_id = o.petition_id and e.author = o.author
       and e.confirmed_at is not null)
   returning petition_id as petition`,
);
const PETITION_OF = statement(
  'petitions.petition-of-opinion',
  `select petition_id as petition from petition_opinion where office_id = $1 and opinion_id = $2`,
);

/** Who has given an opinion on which petition, as digests of addresses. */
@Injectable()
export class OpinionStore {
  constructor(private readonly digests: PassageKey) {}

  async keep(tx: Tx, opinion: string, petition: string, address: string, at: Date): Promise<void> {
    await tx.rows(KEEP, [tx.office, opinion, petition, this.author(tx.office, petition, address), at]);
  }

  /** Opinions given since a moment that nobody has confirmed yet, counted up to `most`. */
  async waiting(tx: Tx, petition: string, since: Date, most: number): Promise<number> {
    const row = await tx.row<{ waiting: number }>(WAITING, [tx.office, petition, since, most]);
    return row?.waiting ?? 0;
  }

  /** The petition; undefined when this address has an opinion on it already. */
  async confirm(tx: Tx, opinion: string, at: Date): Promise<string | undefined> {
    return (await tx.row<{ petition: string }>(CONFIRM, [tx.office, opinion, at]))?.petition;
  }

  /** The petition that an opinion is about; undefined when it is none. */
  async petitionOf(tx: Tx, opinion: string): Promise<string | undefined> {
    return (await tx.row<{ petition: string }>(PETITION_OF, [tx.office, opinion]))?.petition;
  }

  private author(office: string, petition: string, address: string): Buffer {
    const whose = ['petition opinion', office, petition, address.toLowerCase()].join('\0');
    return createHmac('sha256', this.digests.key).update(whose).digest();
  }
}
