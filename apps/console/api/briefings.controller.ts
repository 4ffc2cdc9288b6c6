import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Res, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiQuery } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { BriefingExports, BriefingShelf, MonthlyBriefings, PlanBriefings } from '#briefings';
import type { Actor } from '#foundation';
import { filter, idIn } from '#front';
import { sendFile } from '../../reply.js';
import { Staff, StaffGuard } from '../staff.guard.js';
import { BriefingBody, ExportBody, PeriodBody } from './bodies.js';

@Controller('api/v1/offices/:office/briefings')
@UseGuards(StaffGuard)
@ApiBearerAuth()
export class BriefingsController {
  constructor(
    private readonly briefings: MonthlyBriefings,
    private readonly plans: PlanBriefings,
    private readonly shelf: BriefingShelf,
    private readonly exports: BriefingExports,
  ) {}

  @Get()
  @ApiOperation({ summary: '보고 목록', description: '최근 달부터. 검산 결과와 만들어진 파일을 함께 드립니다.' })
  @ApiQuery({
    name: 'kind',
    required: false,
    description: 'monthly(월간 보고), communication(소통 실적), figures(계획과 지표)',
  })
  @ApiQuery({ name: 'after', required: false })
  list(@Param('office') office: string, @Query('after') after: unknown, @Query('kind') kind: unknown) {
    return this.shelf.list(office, filter(after, 'after'), { kind: filter(kind, 'kind') ?? 'monthly' });
  }

  @Post()
  @HttpCode(201)
  @ApiOperation({
    summary: '한 달의 숫자를 뜬다',
    description: '그때의 숫자를 그대로 보관합니다. 다시 뜨면 새 판이 됩니다.',
  })
  make(@Param('office') office: string, @Body() { month }: BriefingBody, @Staff() actor: Actor) {
    return this.briefings.make(office, month, actor);
  }

  @Post('figures')
  @HttpCode(201)
  @ApiOperation({
    summary: '공표한 계획과 지표를 뜬다',
    description: '인쇄된 값을 그대로 두고 합계를 계산해 나란히 적습니다. 다르면 검산에 불일치로 남습니다.',
  })
  figures(@Param('office') office: string, @Staff() actor: Actor) {
    return this.plans.figures(office, actor);
  }

  @Post('communication')
  @HttpCode(201)
  @ApiOperation({
    summary: '기간의 소통 실적을 뜬다',
    description: '횟수와 단체와 인원을 따로 세고 누적 지표를 계산합니다.',
  })
  communication(@Param('office') office: string, @Body() { from, to }: PeriodBody, @Staff() actor: Actor) {
    return this.plans.communication(office, from, to, actor);
  }

  @Get(':briefing')
  @ApiOperation({ summary: '월간 보고 하나', description: '보관한 숫자와 검산' })
  one(@Param('office') office: string, @Param('briefing') briefing: string) {
    return this.shelf.whole(office, idIn(briefing, 'briefings.not-found'));
  }

  @Post(':briefing/exports')
  @HttpCode(202)
  @ApiOperation({ summary: '파일을 만들게 한다', description: '한글(hwpx), pdf, xlsx. 진행은 아래 조회로 봅니다.' })
  request(
    @Param('office') office: string,
    @Param('briefing') briefing: string,
    @Body() { format }: ExportBody,
    @Staff() actor: Actor,
  ) {
    return this.exports.request(office, idIn(briefing, 'briefings.not-found'), format, actor);
  }

  @Get('exports/:export')
  @ApiOperation({ summary: '파일 만들기의 진행' })
  status(@Param('office') office: string, @Param('export') id: string) {
    return this.exports.status(office, idIn(id, 'briefings.export-not-found'));
  }

  @Get('exports/:export/file')
  @ApiOperation({ summary: '파일을 내려받는다' })
  @ApiProduces('application/octet-stream')
  async file(@Param('office') office: string, @Param('export') id: string, @Res() reply: FastifyReply): Promise<void> {
    sendFile(reply, await this.exports.file(office, idIn(id, 'briefings.export-not-found')));
  }

  @Delete('exports/:export')
  @ApiOperation({ summary: '파일 만들기를 그만둔다' })
  cancel(@Param('office') office: string, @Param('export') id: string) {
    return this.exports.cancel(office, idIn(id, 'briefings.export-not-found'));
  }
}
