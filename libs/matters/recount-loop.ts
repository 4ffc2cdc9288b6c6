import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Hints, OfficeTx, statement } from '#ledger';
import { RECOUNTS_CHANNEL } from './actions/change-calendar.js';
import { RecountWork } from './actions/recount-work.js';

const LOOK_EVERY_MS = 1_000;
/** Processes trust what they know of an office for two seconds: then all of them have heard of its new calendar. */
const SETTLE_SECONDS = 3;

const DUE = statement(
  'matters.recounts-due',
  `select office_id as office, id from recounts_due(make_interval(secs => $1))`,
);

/** Carries out recounts. What is to be recounted stands in PostgreSQL, leased: any number of processes may look, and none may die. */
@Injectable()
export class RecountLoop implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('matters.recount');
  private timer: NodeJS.Timeout | undefined;
  private turn: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly offices: OfficeTx,
    private readonly work: RecountWork,
    private readonly hints: Hints,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.look(), LOOK_EVERY_MS);
    this.hints.listen(RECOUNTS_CHANNEL, () => this.look());
  }

  private look(): void {
    if (this.turn || this.stopped) return;
    this.turn = this.once()
      .catch((error: unknown) => this.log.warn({ msg: 'recount cut short', error: String(error) }))
      .finally(() => (this.turn = undefined));
  }

  private async once(): Promise<void> {
    for (const { office, id } of await this.offices.across<{ office: string; id: string }>(DUE, [SETTLE_SECONDS])) {
      if (!this.stopped) await this.work.carryOut(office, id);
    }
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.turn;
  }
}
