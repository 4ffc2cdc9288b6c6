import { Controller, Get, Param, Query, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiQuery } from '@nestjs/swagger';
import { ensure } from '#foundation';
import { filter, pageSize } from '#front';
import { VisitCounts, VisitRota } from '#visits';
import { StaffGuard } from '../staff.guard.js';

/** 방문. They are planned, recorded and held by the steps of their table (`openings`, `matters`). */
@Controller('api/v1/offices/:office/visits')
@UseGuards(StaffGuard)
@ApiBearerAuth()
export class VisitsController {
  constructor(
    private readonly rota: VisitRota,
    private readonly counts: VisitCounts,
  ) {}

  @Get()
  @ApiOperation({ summary: '방문 목록', description: '방문일이 늦은 것부터' })
  @ApiQuery({ name: 'after', required: false })
  @ApiQuery({ name: 'limit', required: false })
  list(@Param('office') office: string, @Query('after') after: unknown, @Query('limit') limit?: string) {
    return this.rota.visits(office, filter(after, 'after'), pageSize(limit));
  }

  @Get('coverage')
  @ApiOperation({ summary: '순회', description: '해마다 계획과 실시, 다음에 갈 동의 차례, 24개월 동안 찾지 않은 동' })
  coverage(@Param('office') office: string) {
    return this.rota.coverage(office);
  }

  @Get('counts')
  @ApiOperation({ summary: '실시한 방문의 수', description: '종류마다 회수, 단체 수, 인원. from과 to는 날짜(포함)' })
  async held(@Param('office') office: string, @Query('from') from: unknown, @Query('to') to: unknown) {
    return { counts: await this.counts.counts(office, dayIn(from, 'from'), dayIn(to, 'to')) };
  }
}

function dayIn(value: unknown, field: string): string {
  const day = filter(value, field);
  ensure(day !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(day), 'front.query-invalid', { field });
  return day;
}
