import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '#foundation';
import { Hints, OfficeTx, statement } from '#ledger';

const SHIFTS = statement('office.shifts', `select office_id, milliseconds from public.office_shifts()`);
const EVERY = 1_000;

/** Keeps the clock of this process as far ahead as each sample office's own row says. */
@Injectable()
export class OfficeClock implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(OfficeClock.name);
  private readonly shifted = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private failing = false;

  constructor(
    private readonly tx: OfficeTx,
    private readonly clock: Clock,
    hints: Hints,
  ) {
    hints.listen('office', () => void this.look());
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.refresh();
    this.timer = setInterval(() => void this.look(), EVERY).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** Takes up the shifts as they stand now. */
  async refresh(): Promise<void> {
    const shifts = await this.tx.across<{ office_id: string; milliseconds: number }>(SHIFTS);
    const before = [...this.shifted];
    this.shifted.clear();
    for (const { office_id, milliseconds } of shifts) {
      this.shifted.add(office_id);
      this.clock.shift(office_id, milliseconds);
    }
    for (const office of before) if (!this.shifted.has(office)) this.clock.shift(office, 0);
  }

  /** An unreachable database leaves the clocks as they are; it is told once until it is back. */
  private async look(): Promise<void> {
    try {
      await this.refresh();
      this.failing = false;
    } catch (error) {
      if (!this.failing) this.log.warn(`cannot read the clocks of the offices: ${String(error)}`);
      this.failing = true;
    }
  }
}
