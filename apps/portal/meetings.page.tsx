import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { filter } from '#front';
import { PublicMeetings } from '#meetings';
import { OfficeDirectory } from '#office';
import { sendPage } from '../reply.js';
import { chromeOf } from './pages/chrome.js';
import { MeetingsPage } from './pages/meetings.js';

/** 면담 상황판: how requests to meet the mayor stand, without a name. */
@ApiExcludeController()
@Controller(':office/meetings')
export class PublicMeetingPages {
  constructor(
    private readonly directory: OfficeDirectory,
    private readonly meetings: PublicMeetings,
  ) {}

  @Get()
  async list(@Param('office') code: string, @Query('after') after: unknown, @Res() reply: FastifyReply): Promise<void> {
    const office = await this.directory.of(code);
    const from = filter(after, 'after');
    const { rows, next } = await this.meetings.list(office.code, from);
    const here = `/${office.code}/meetings`;
    const moving = {
      first: from === undefined ? undefined : here,
      next: next === null ? undefined : `${here}?after=${next}`,
    };
    sendPage(
      reply,
      <MeetingsPage
        chrome={chromeOf(office)}
        meetings={rows}
        request={`/${office.code}/open/meeting/request`}
        calendar={`/api/v1/offices/${office.code}/meetings/calendar`}
        {...moving}
      />,
    );
  }
}
