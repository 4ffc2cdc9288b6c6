import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { instantOf, seoulDate } from '#calendar';
import { Clock, systemActor } from '#foundation';
import { OfficeTx } from '#ledger';
import { type Office, OfficeDirectory } from '#office';
import { DisposalMarked } from '../facts.js';
import { keptUntil } from '../rules/retention.js';
import { ENDED, type EndedRow, MARK } from '../storage/candidate-rows.js';
import { Register } from '../storage/register.js';

const PAGE = 500;

/** Marks matters whose period of keeping is over as candidates for disposal. It marks, and never destroys (공공기록물법 §27①). */
@Injectable()
export class MarkDisposal {
  constructor(
    private readonly offices: OfficeTx,
    private readonly directory: OfficeDirectory,
    private readonly register: Register,
    private readonly clock: Clock,
  ) {}

  /** Clock work; answers how many were marked. */
  async mark(office: string): Promise<number> {
    const view = await this.directory.of(office);
    const today = seoulDate(this.clock.now(office));
    // The shortest class is one year after the year of completion: nothing younger can be due.
    const before = instantOf(`${Number(today.slice(0, 4)) - 1}-01-01`);
    let marked = 0;
    for (let after: string | undefined; ;) {
      const rows = await this.offices.quick(office, (tx) =>
        tx.rows<EndedRow>(ENDED, [office, before, after ?? null, PAGE]),
      );
      for (const row of rows) marked += await this.markOne(view, row, today);
      if (rows.length < PAGE) return marked;
      after = rows.at(-1)?.id;
    }
  }

  private async markOne(office: Office, row: EndedRow, today: string): Promise<number> {
    const of = row.class ?? office.retentionClass(row.procedure, row.kind);
    const until = keptUntil(of, row.ended);
    if (until === null || until >= today) return 0;
    return this.register.within(office.code, async (tx) => {
      const candidate = uuid();
      const values = [office.code, candidate, row.id, of, until, this.clock.now(office.code)];
      if ((await tx.touch(MARK, values)) === 0) return 0;
      const told = { candidate, class: of, until };
      await this.register.tell(tx, DisposalMarked, told, systemActor('privacy.mark-disposal'), row.id);
      return 1;
    });
  }
}
