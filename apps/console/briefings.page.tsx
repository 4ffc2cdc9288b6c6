import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BriefingExports, BriefingShelf, MonthlyBriefings } from '#briefings';
import { Clock, RuleBroken } from '#foundation';
import { seoulDate } from '#calendar';
import { filter, idIn, inKorean } from '#front';
import { type FormProblems, noProblems } from '#krds';
import { sendFile, sendOn, sendPage } from '../reply.js';
import { briefingKinds, FORMATS, linesOf, placeOf } from './briefing-lines.js';
import { BriefingsPage } from './pages/briefings.js';
import { staffChrome } from './pages/chrome.js';
import { type AtWork, StaffDoor } from './staff-door.js';

/** 월간 보고. */
@ApiExcludeController()
@Controller(':office/briefings')
export class BriefingPages {
  constructor(
    private readonly door: StaffDoor,
    private readonly briefings: MonthlyBriefings,
    private readonly shelf: BriefingShelf,
    private readonly exports: BriefingExports,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(
    @Param('office') code: string,
    @Query('after') after: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(code, request, reply);
    if (atWork) await this.show(reply, atWork, { after: filter(after, 'after') });
  }

  /** Takes the figures of a month and has its three files made. */
  @Post()
  async make(
    @Param('office') code: string,
    @Body() body: { month?: unknown } | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(code, request, reply);
    if (!atWork) return;
    const month = typeof body?.month === 'string' ? body.month.trim() : '';
    try {
      const { id } = await this.briefings.make(code, month, atWork.actor);
      for (const format of FORMATS) await this.exports.request(code, id, format, atWork.actor);
      sendOn(reply, `/${code}/briefings`);
    } catch (error) {
      if (!(error instanceof RuleBroken)) throw error;
      const sentence = inKorean(error.code, error.details);
      const problems = { ...noProblems, fields: new Map([['month', sentence]]) };
      await this.show(reply, atWork, { month, problems }, 422);
    }
  }

  @Post(':briefing/files')
  async again(
    @Param('office') code: string,
    @Param('briefing') briefing: string,
    @Body() body: { format?: unknown } | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(code, request, reply);
    if (!atWork) return;
    const id = idIn(briefing, 'briefings.not-found');
    await this.exports.request(code, id, String(body?.format), atWork.actor);
    sendOn(reply, placeOf(code, await this.shelf.one(code, id)));
  }

  @Post('files/:export/cancel')
  async cancel(
    @Param('office') code: string,
    @Param('export') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(code, request, reply);
    if (!atWork) return;
    const { briefing } = await this.exports.cancel(code, idIn(id, 'briefings.export-not-found'));
    sendOn(reply, placeOf(code, await this.shelf.one(code, briefing)));
  }

  @Get('files/:export')
  async file(
    @Param('office') code: string,
    @Param('export') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(code, request, reply);
    if (atWork) sendFile(reply, await this.exports.file(code, idIn(id, 'briefings.export-not-found')));
  }

  private async show(
    reply: FastifyReply,
    { office, label }: AtWork,
    { after, month, problems = noProblems }: { after?: string | undefined; month?: string; problems?: FormProblems },
    status = 200,
  ): Promise<void> {
    const address = `/${office.code}/briefings`;
    const { items, next } = await this.shelf.list(office.code, after);
    const page = (
      <BriefingsPage
        chrome={staffChrome(office, label, 'briefings')}
        action={address}
        kinds={briefingKinds(office.code, 'monthly')}
        month={month ?? monthBefore(seoulDate(this.clock.now(office.code)))}
        briefings={linesOf(items, office.code, ({ month: of }) => of)}
        next={next === null ? undefined : `${address}?after=${encodeURIComponent(next)}`}
        problems={problems}
      />
    );
    sendPage(reply, page, status);
  }
}

/** The month that is over, the one to report on. */
function monthBefore(today: string): string {
  const [year = 0, month = 0] = today.split('-').map(Number);
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
}
