import { CommandBus } from '@nestjs/cqrs';
import { type Fact, RuleBroken, systemActor } from '#foundation';
import { endOfDay, instantOf } from '#calendar';
import { OfficeTx, Reaction, type Reacts } from '#ledger';
import { TakeStep } from '#matters';
import { CalendarChanged } from '#matters/facts';
import { plannedBetween } from '../storage/session-rows.js';

interface Body {
  readonly why: string;
  readonly day: string | null;
}

/** 계획한 회차의 날이 공휴일로 정해지면 비서실과 정해진 신청인에게 알린다. A holiday withdrawn moves nothing: the session stands where it was put. */
@Reaction('meetings.warn-of-a-new-day-off', [CalendarChanged])
export class WarnOfANewDayOff implements Reacts<Body> {
  constructor(
    private readonly offices: OfficeTx,
    private readonly commands: CommandBus,
  ) {}

  concerns({ body }: Fact<Body>): boolean {
    return body.why === 'declared' && body.day !== null;
  }

  async handle({ office, body }: Fact<Body>): Promise<void> {
    const day = String(body.day);
    const hit = await this.offices.run(office, (tx) => plannedBetween(tx, instantOf(day), endOfDay(day)));
    for (const { id } of hit) {
      const step = new TakeStep(office, { matter: id }, 'note-day-off', systemActor('meetings.day-off'), {});
      try {
        await this.commands.execute(step);
      } catch (error) {
        if (!(error instanceof RuleBroken && error.code === 'procedure.step-not-open')) throw error;
      }
    }
  }
}
