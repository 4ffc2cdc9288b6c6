import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiHeader, ApiOperation, ApiQuery } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { type Actor, ensure } from '#foundation';
import { filter, idempotencyKey, idIn, objectBody } from '#front';
import { CalendarView, ChangeCalendar, ensureAdministrator } from '#matters';
import { declaredDays, OfficeDirectory } from '#office';
import { readHolidayChange } from '../../holiday-change.js';
import { Staff, StaffGuard } from '../staff.guard.js';

const CHANGE = {
  type: 'object',
  required: ['kind'],
  properties: {
    kind: { type: 'string', enum: ['declared', 'withdrawn', 'published'], description: '정함, 거둠, 한 해를 등록함' },
    day: { type: 'string', format: 'date', description: '정하거나 거둘 날' },
    name: { type: 'string', minLength: 2, maxLength: 40, description: '공휴일의 이름' },
    year: { type: 'integer', description: '등록할 해' },
    days: { type: 'string', description: '한 줄에 하나씩 2028-01-01 신정' },
    expected: { type: 'string', description: '미리 본 때의 before. 그 사이 공휴일이 바뀌었으면 412' },
  },
} as const;

@Controller('api/v1/offices/:office/calendar')
@UseGuards(StaffGuard)
@ApiBearerAuth()
export class CalendarController {
  constructor(
    private readonly view: CalendarView,
    private readonly change: ChangeCalendar,
    private readonly directory: OfficeDirectory,
  ) {}

  @Get()
  @ApiOperation({ summary: '공휴일', description: '지금 세는 공휴일과 기관이 정한 날, 지난 변경과 다시 셈의 진행' })
  async show(@Param('office') office: string) {
    const { holidays } = (await this.directory.of(office)).calendar;
    return { ...holidays, declared: declaredDays(holidays), changes: await this.view.changes(office) };
  }

  @Get('preview')
  @ApiOperation({
    summary: '공휴일을 바꾸면 움직일 기한을 미리 본다',
    description: '바꾸지 않습니다. moved가 움직일 건수이고 50건씩 드립니다. 다음 쪽은 next를 after에 넣습니다.',
  })
  @ApiQuery({ name: 'kind', enum: ['declared', 'withdrawn', 'published'] })
  @ApiQuery({ name: 'day', required: false })
  @ApiQuery({ name: 'name', required: false })
  @ApiQuery({ name: 'year', required: false })
  @ApiQuery({ name: 'days', required: false })
  @ApiQuery({ name: 'after', required: false })
  preview(@Param('office') office: string, @Query() query: Record<string, unknown>, @Staff() actor: Actor) {
    ensureAdministrator(actor);
    return this.view.preview(office, readHolidayChange(query), filter(query['after'], 'after'));
  }

  @Post('changes')
  @HttpCode(202)
  @ApiOperation({
    summary: '공휴일을 바꾼다',
    description: '진행 중인 안건의 기한을 뒤에서 다시 셉니다. 진행은 아래 조회로 봅니다.',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiBody({ schema: CHANGE as never })
  make(@Param('office') office: string, @Staff() actor: Actor, @Body() body: unknown, @Req() request: FastifyRequest) {
    const raw = objectBody(body);
    const key = idempotencyKey(request);
    const expected = filter(raw['expected'], 'expected');
    const options = { ...(key !== undefined && { key }), ...(expected !== undefined && { expected }) };
    return this.change.make(office, readHolidayChange(raw), actor, options);
  }

  @Get('changes/:change')
  @ApiOperation({ summary: '공휴일 변경 하나', description: '다시 셈의 진행과 움직인 기한' })
  @ApiQuery({ name: 'after', required: false })
  async one(@Param('office') office: string, @Param('change') change: string, @Query('after') after: unknown) {
    const found = await this.view.change(office, idIn(change, 'matters.no-such-change'), filter(after, 'after'));
    ensure(found, 'matters.no-such-change');
    return found;
  }
}
