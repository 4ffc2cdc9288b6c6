import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { filter, pageSize } from '#front';
import { MeetingCalendars, PublicMeetings } from '#meetings';

/** 면담 상황판과 공개 일정. */
@Controller('api/v1/offices/:office/meetings')
export class PublicMeetingsController {
  constructor(
    private readonly meetings: PublicMeetings,
    private readonly calendars: MeetingCalendars,
  ) {}

  @Get()
  @ApiOperation({ summary: '면담 상황판', description: '새것부터. 이름과 내용 없이 접수번호, 진행, 기다린 날.' })
  list(@Param('office') office: string, @Query('after') after: unknown, @Query('limit') limit?: string) {
    return this.meetings.list(office, filter(after, 'after'), pageSize(limit));
  }

  @Get('calendar')
  @ApiOperation({ summary: '소통 일정(iCalendar)', description: '기관이 여는 소통 행사의 때와 곳. 이름은 없습니다.' })
  async calendar(@Param('office') office: string, @Res() reply: FastifyReply): Promise<void> {
    const text = await this.calendars.forEveryone(office);
    void reply.type('text/calendar; charset=utf-8').header('Cache-Control', 'public, max-age=900').send(text);
  }
}
