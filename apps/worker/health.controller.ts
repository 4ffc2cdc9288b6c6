import { Controller, Get, Header } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Metrics } from '#front';

@Controller()
export class HealthController {
  constructor(
    private readonly source: DataSource,
    private readonly metrics: Metrics,
  ) {}

  @Get('health')
  async health(): Promise<{ status: 'ok' }> {
    await this.source.query('select 1');
    return { status: 'ok' };
  }

  @Get('metrics')
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  text(): Promise<string> {
    return this.metrics.text();
  }
}
