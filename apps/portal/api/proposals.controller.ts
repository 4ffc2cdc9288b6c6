import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { filter, pageSize } from '#front';
import { PublicProposals } from '#proposals';

/** 국민제안의 접수와 처리 상황(국민 제안 규정 §7). */
@Controller('api/v1/offices/:office/proposals')
export class ProposalsController {
  constructor(private readonly proposals: PublicProposals) {}

  @Get()
  @ApiOperation({
    summary: '국민제안 목록',
    description: '새것부터, 실시간. 제안자가 바라면 제목과 채택 여부만 보입니다(hidden).',
  })
  list(@Param('office') office: string, @Query('after') after: unknown, @Query('limit') limit?: string) {
    return this.proposals.list(office, filter(after, 'after'), pageSize(limit));
  }
}
