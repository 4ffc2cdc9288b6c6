import { Injectable } from '@nestjs/common';
import { Clock, ensure } from '#foundation';
import { OfficeTx, statement } from '#ledger';

const MOVE = statement(
  'office.move-clock',
  `with moved as (
     update office set clock_shift = make_interval(secs => $2::double precision / 1000) where office_id = $1 and sample
     returning office_id)
   select pg_notify('office', office_id) from moved`,
);

/** Moves the clock of a sample office, for a demonstration or a drill; it goes on running from there. */
@Injectable()
export class MoveClock {
  constructor(
    private readonly tx: OfficeTx,
    private readonly clock: Clock,
  ) {}

  /**
   * @param to the moment it shall be now; null: the machine's time again
   * @throws RuleBroken `office.clock-not-movable` {office}: not a sample, or not open
   */
  async move(office: string, to: Date | null): Promise<void> {
    const shift = to === null ? 0 : to.getTime() - this.clock.now().getTime();
    await this.tx.run(office, async (tx) => {
      const moved = await tx.rows(MOVE, [office, shift]);
      ensure(moved.length === 1, 'office.clock-not-movable', { office });
      tx.afterCommit(() => this.clock.shift(office, shift));
    });
  }
}
