import { createHash, randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '#foundation';
import { connectionLost, OfficeTx, statement } from '#ledger';
import type { Briefing } from '../report/briefing-document.js';
import { renderBriefing } from '../report/render-briefing.js';
import type { Format } from '../rules/format.js';
import { wholeBriefing } from '../storage/briefing-rows.js';

/** A maker that says nothing for so long has lost the work to another. */
const LEASE_SECONDS = 30;
const TRIES = 3;

const CLAIM = statement(
  'briefings.claim-export',
  `update briefing_export set state = 'running', token = $3, attempt = attempt + 1, done = 0, of = 0,
     lease_until = clock_timestamp() + make_interval(secs => $4)
   where office_id = $1 and id = $2 and (state = 'queued' or (state = 'running' and lease_until <= clock_timestamp()))
   returning briefing_id as briefing, format, attempt`,
);
const ADVANCE = statement(
  'briefings.advance-export',
  `update briefing_export set done = $4, of = $5, lease_until = clock_timestamp() + make_interval(secs => $6)
   where office_id = $1 and id = $2 and state = 'running' and token = $3`,
);
const FINISH = statement(
  'briefings.finish-export',
  `update briefing_export set state = 'done', done = of, file = $4, file_sha256 = $5, finished_at = $6, token = null, lease_until = null
   where office_id = $1 and id = $2 and state = 'running' and token = $3`,
);
const FAIL = statement(
  'briefings.fail-export',
  `update briefing_export set state = 'failed', reason = $4, finished_at = $5, token = null, lease_until = null
   where office_id = $1 and id = $2 and state = 'running' and token = $3`,
);

interface Claim {
  readonly briefing: string;
  readonly format: Format;
  readonly attempt: number;
}

/** Makes one file. Whoever holds the row's token owns the work: a cancelled or overtaken maker stops at its next step. */
@Injectable()
export class ExportWork {
  private readonly log = new Logger('briefings.export');

  constructor(
    private readonly offices: OfficeTx,
    private readonly clock: Clock,
  ) {}

  /** Does nothing when the file is made, cancelled or in other hands. */
  async make(office: string, id: string): Promise<void> {
    const token = randomUUID();
    const claim = await this.offices.quick(office, (tx) => tx.row<Claim>(CLAIM, [office, id, token, LEASE_SECONDS]));
    if (!claim) return;
    if (claim.attempt > TRIES) return this.fail(office, id, token, 'never-finished');
    try {
      const briefing = await this.offices.quick(office, (tx) => wholeBriefing(tx, claim.briefing));
      await this.render(office, id, token, briefing, claim.format);
    } catch (error) {
      if (error instanceof Lost) return;
      // The row stays leased: when the database is back somebody takes the work up again.
      if (connectionLost(error)) throw error;
      this.log.error({ msg: 'export failed', office, export: id, error: String(error) });
      await this.fail(office, id, token, error instanceof Error ? error.name : 'unknown');
    }
  }

  private async render(office: string, id: string, token: string, briefing: Briefing, format: Format): Promise<void> {
    const owned = async (touched: Promise<number>): Promise<void> => {
      if ((await touched) === 0) throw new Lost();
    };
    const bytes = await renderBriefing(briefing, format, (done, of) =>
      owned(this.offices.quick(office, (tx) => tx.touch(ADVANCE, [office, id, token, done, of, LEASE_SECONDS]))),
    );
    const sha256 = createHash('sha256').update(bytes).digest();
    const values = [office, id, token, Buffer.from(bytes), sha256, this.clock.now(office)];
    await owned(this.offices.quick(office, (tx) => tx.touch(FINISH, values)));
  }

  private async fail(office: string, id: string, token: string, reason: string): Promise<void> {
    await this.offices.quick(office, (tx) => tx.touch(FAIL, [office, id, token, reason, this.clock.now(office)]));
  }
}

/** Cancelled, or taken up by another. */
class Lost extends Error {}
