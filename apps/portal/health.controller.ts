import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { OfficeDirectory } from '#office';

@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(private readonly directory: OfficeDirectory) {}

  @Get()
  async health(): Promise<{ status: 'ok' }> {
    await this.directory.codes();
    return { status: 'ok' };
  }
}
