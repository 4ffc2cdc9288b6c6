import { Body, Controller, Get, Param, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiQuery } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BriefingShelf, SESSION_REPORT, SessionReports } from '#briefings';
import { seoulDate } from '#calendar';
import { type Actor, Clock, ensure } from '#foundation';
import { filter, idIn, objectBody, pageSize } from '#front';
import { MeetingBoard, MeetingCalendars, PlanSessions } from '#meetings';
import { OfficeDirectory } from '#office';
import { Complainants } from '../complainants.js';
import { readPeriod } from '../meeting-period.js';
import { sendFile } from '../../reply.js';
import { mayReadBriefs } from '../meeting-readers.js';
import { ensureOwnNetwork } from '../own-network.js';
import { Staff, StaffGuard } from '../staff.guard.js';

/** 면담의 회차와 신청. Changing them is taking steps of `meeting-session`, `meeting` and `follow-up`. */
@Controller('api/v1/offices/:office/meetings')
@UseGuards(StaffGuard)
@ApiBearerAuth()
export class MeetingsController {
  constructor(
    private readonly board: MeetingBoard,
    private readonly plans: PlanSessions,
    private readonly calendars: MeetingCalendars,
    private readonly reports: SessionReports,
    private readonly shelf: BriefingShelf,
    private readonly complainants: Complainants,
    private readonly clock: Clock,
  ) {}

  @Get('sessions')
  @ApiOperation({
    summary: '회차판',
    description:
      '가까운 회차부터 시간대와 함께. 비어 있는 시간대는 matter가 null이며, slot에는 「회차:번호」를 적습니다.',
  })
  @ApiQuery({ name: 'after', required: false })
  @ApiQuery({ name: 'limit', required: false })
  sessions(@Param('office') office: string, @Query('after') after: unknown, @Query('limit') limit?: string) {
    const today = seoulDate(this.clock.now(office));
    return this.board.sessions(office, today, filter(after, 'after'), pageSize(limit));
  }

  @Get('sessions/:session')
  @ApiOperation({
    summary: '회차 하나',
    description:
      '면담마다 요지와 자료. 이름은 없습니다. 자료는 면담을 맡은 사람(비서실, 민원실, 단체장, 부단체장)에게만.',
  })
  async session(
    @Param('office') office: string,
    @Param('session') id: string,
    @Staff() actor: Actor,
    @Req() request: FastifyRequest,
  ) {
    const { session, briefs } = await this.board.session(office, idIn(id, 'meetings.no-such-session'));
    const read = mayReadBriefs(actor) ? briefs : [];
    await this.complainants.noteBriefs(office, read, actor, request.ip);
    return { session, briefs: read.map(({ person: _, ...brief }) => brief) };
  }

  @Get('sessions/:session/reports')
  @ApiOperation({
    summary: '회차의 결과 보고',
    description: '새 판부터. 검산(checks)이 함께 있습니다.',
  })
  reportsOf(@Param('office') office: string, @Param('session') session: string) {
    const subject = idIn(session, 'meetings.no-such-session');
    return this.shelf.list(office, undefined, { kind: SESSION_REPORT, subject });
  }

  @Post('sessions/:session/reports')
  @ApiOperation({
    summary: '결과 보고를 만든다',
    description: '열린 회차의 수치를 굳힙니다. 다시 만들면 다음 판입니다.',
  })
  report(@Param('office') office: string, @Param('session') session: string, @Staff() actor: Actor) {
    return this.reports.make(office, idIn(session, 'meetings.no-such-session'), actor);
  }

  @Get('sessions/:session/reports/:report/:format')
  @ApiOperation({
    summary: '결과 보고의 파일',
    description: 'hwpx, pdf, xlsx. 그때 만들고 보관하지 않으며, 면담자의 이름은 가립니다.',
  })
  async file(
    @Param() path: { office: string; report: string; format: string },
    @Staff() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    ensure(mayReadBriefs(actor), 'front.not-allowed');
    sendFile(reply, await this.reports.file(path.office, idIn(path.report, 'briefings.not-found'), path.format));
  }

  @Get('waiting')
  @ApiOperation({ summary: '신청함', description: '오래 기다린 것부터, 기다린 날과 함께' })
  @ApiQuery({ name: 'after', required: false })
  @ApiQuery({ name: 'limit', required: false })
  waiting(@Param('office') office: string, @Query('after') after: unknown, @Query('limit') limit?: string) {
    return this.board.waiting(office, filter(after, 'after'), pageSize(limit));
  }

  @Get('plan')
  @ApiOperation({
    summary: '규칙이 정한 날을 미리 본다',
    description: '공휴일과 겹치는 날과 기관의 방침이 정한 날. 바뀌는 것은 없습니다.',
  })
  @ApiQuery({ name: 'kind' })
  @ApiQuery({ name: 'from', description: 'YYYY-MM-DD' })
  @ApiQuery({ name: 'to', description: 'YYYY-MM-DD' })
  async preview(@Param('office') office: string, @Query() query: Record<string, unknown>) {
    const { kind, from, to } = whole(query);
    return { days: await this.plans.preview(office, kind, from, to) };
  }

  @Post('plan')
  @ApiOperation({ summary: '규칙대로 회차를 만든다', description: '다시 부르면 없는 회차만 만듭니다.' })
  @ApiBody({
    schema: {
      type: 'object',
      required: ['kind', 'from', 'to'],
      properties: { kind: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' } },
    },
  })
  async plan(@Param('office') office: string, @Staff() actor: Actor, @Body() body: unknown) {
    const { kind, from, to } = whole(objectBody(body));
    return { planned: await this.plans.plan(office, kind, from, to, actor) };
  }

  @Get('calendar')
  @ApiOperation({
    summary: '내 일정의 주소',
    description: '달력 프로그램에 넣는 주소. 이름은 없고 접수번호로 나옵니다.',
  })
  address(@Param('office') office: string, @Staff() actor: Actor) {
    return { path: `/api/v1/offices/${office}/meetings/calendar/${this.calendars.tokenOf(office, actor.id)}` };
  }
}

/** Calendars are read by programs that cannot sign in: what stands in the address is theirs alone. */
@Controller('api/v1/offices/:office/meetings/calendar')
export class StaffCalendarController {
  constructor(
    private readonly calendars: MeetingCalendars,
    private readonly directory: OfficeDirectory,
  ) {}

  @Get(':token')
  @ApiOperation({ summary: '직원의 일정(iCalendar)', description: '주소의 서명으로 엽니다. 퇴직하면 닫힙니다.' })
  async read(
    @Param('office') code: string,
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const office = await this.directory.of(code);
    ensureOwnNetwork(office, request.ip);
    const text = await this.calendars.forStaff(office.code, token);
    void reply.type('text/calendar; charset=utf-8').header('Cache-Control', 'private, no-store').send(text);
  }
}

function whole(asked: Readonly<Record<string, unknown>>): { kind: string; from: string; to: string } {
  const { kind, from, to } = readPeriod(asked);
  ensure(kind !== undefined, 'meetings.no-such-kind');
  ensure(from !== undefined && to !== undefined, 'meetings.period-invalid', { longest: 400 });
  return { kind, from, to };
}
