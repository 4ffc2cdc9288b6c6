import { Controller, Get } from '@nestjs/common';
import { OfficeTx, statement } from '#ledger';

const ALIVE = statement('front.alive', `select 1 as alive`);

/** Answers 200 when this process can do its work: it reaches the database. */
@Controller('health')
export class HealthController {
  constructor(private readonly offices: OfficeTx) {}

  @Get()
  async health(): Promise<{ status: 'ok' }> {
    await this.offices.across(ALIVE);
    return { status: 'ok' };
  }
}
