import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Clock, systemActor } from '#foundation';
import { seoulDate } from '#calendar';
import { TakeStep } from '#matters';

/** 해마다 1월에 지난해의 운영실적 보고를 연다(제 §24). Its key makes one of every further call. */
@Injectable()
export class YearlyReports {
  constructor(
    private readonly commands: CommandBus,
    private readonly clock: Clock,
  ) {}

  async openDue(office: string): Promise<void> {
    const today = seoulDate(this.clock.now(office));
    const year = today.slice(0, 4);
    if (today.slice(5, 7) !== '01') return;
    const answers = { title: `${String(Number(year) - 1)}년 국민제안 운영실적 보고`, since: `${year}-01-01T00:00` };
    const actor = systemActor('proposals.yearly-report');
    const target = { procedure: 'proposal-report' };
    await this.commands.execute(
      new TakeStep(office, target, 'open-report', actor, answers, { key: `proposal-report-${year}` }),
    );
  }
}
