import { Injectable } from '@nestjs/common';
import { Clock, ensure } from '#foundation';
import { OfficeTx, statement } from '#ledger';
import { LetterBook } from './letter-book.js';

const REFUSED = statement(
  'letters.news-refused',
  `select at from news_refusal where office_id = $1 and person_id = $2 and template = $3`,
);
const REFUSE = statement(
  'letters.refuse-news',
  `insert into news_refusal (office_id, person_id, template, at) values ($1, $2, $3, $4) on conflict do nothing`,
);
const WANT = statement(
  'letters.want-news',
  `delete from news_refusal where office_id = $1 and person_id = $2 and template = $3`,
);

/** Which news a resident wants no more of. A notice of the law can be refused by nobody. */
@Injectable()
export class NewsRefusals {
  constructor(
    private readonly book: LetterBook,
    private readonly offices: OfficeTx,
    private readonly clock: Clock,
  ) {}

  /** What residents call this class of news. RuleBroken `letters.not-refusable`. */
  nameOf(news: string): string {
    ensure(
      this.book.versions().some(({ code, news: refusable }) => code === news && refusable),
      'letters.not-refusable',
    );
    return this.book.titleOf(news);
  }

  async refused(office: string, person: string, news: string): Promise<boolean> {
    return (await this.offices.quick(office, (tx) => tx.row(REFUSED, [office, person, news]))) !== undefined;
  }

  /** Said twice it is said once. RuleBroken `letters.not-refusable`. */
  async refuse(office: string, person: string, news: string): Promise<void> {
    this.nameOf(news);
    const at = this.clock.now(office);
    await this.offices.quick(office, (tx) => tx.rows(REFUSE, [office, person, news, at]));
  }

  async want(office: string, person: string, news: string): Promise<void> {
    await this.offices.quick(office, (tx) => tx.rows(WANT, [office, person, news]));
  }
}
