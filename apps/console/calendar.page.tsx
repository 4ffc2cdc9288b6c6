import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ensure, RuleBroken } from '#foundation';
import { filter, idIn, inKorean } from '#front';
import { CalendarView, ChangeCalendar } from '#matters';
import { declaredDays } from '#office';
import { readHolidayChange } from '../holiday-change.js';
import { sendOn, sendPage } from '../reply.js';
import { guardsIn } from '../step-forms.js';
import { CalendarChangePage, CalendarPage, CalendarPreviewPage } from './pages/calendar.js';
import { staffChrome } from './pages/chrome.js';
import { type AtWork, StaffDoor } from './staff-door.js';

const ASKED = ['kind', 'day', 'name', 'year', 'days'] as const;

/** 공휴일: what is counted, and changing it after seeing which dates would move. */
@ApiExcludeController()
@Controller(':office/calendar')
export class CalendarPages {
  constructor(
    private readonly door: StaffDoor,
    private readonly view: CalendarView,
    private readonly change: ChangeCalendar,
  ) {}

  @Get()
  async show(@Param('office') code: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const atWork = await this.door.enter(code, request, reply);
    if (atWork) await this.send(reply, atWork);
  }

  /** Changes nothing: what would move, before it is confirmed. */
  @Get('preview')
  async preview(
    @Param('office') code: string,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(code, request, reply);
    if (!atWork) return;
    ensureAllowed(atWork);
    await this.tried(reply, atWork, async () => {
      const change = readHolidayChange(query);
      const preview = await this.view.preview(code, change, filter(query['after'], 'after'));
      const carried = ASKED.flatMap((name) => {
        const value = query[name];
        return typeof value === 'string' && value !== '' ? [[name, value] as const] : [];
      });
      sendPage(
        reply,
        <CalendarPreviewPage
          chrome={staffChrome(atWork.office, atWork.label, 'calendar')}
          office={atWork.office}
          change={change}
          preview={preview}
          carried={[...carried, ['expected', preview.before], ['key', randomUUID()]]}
          more={new URLSearchParams(carried.map(([name, value]) => [name, value])).toString()}
        />,
      );
    });
  }

  @Post()
  async make(
    @Param('office') code: string,
    @Body() body: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(code, request, reply);
    if (!atWork) return;
    await this.tried(reply, atWork, async () => {
      const { expected } = body;
      const options = { key: guardsIn(body).key, ...(typeof expected === 'string' && { expected }) };
      const { id } = await this.change.make(code, readHolidayChange(body), atWork.actor, options);
      sendOn(reply, `/${code}/calendar/changes/${id}`);
    });
  }

  @Get('changes/:change')
  async one(
    @Param() path: { office: string; change: string },
    @Query('after') after: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(path.office, request, reply);
    if (!atWork) return;
    const { office, label } = atWork;
    const found = await this.view.change(
      office.code,
      idIn(path.change, 'matters.no-such-change'),
      filter(after, 'after'),
    );
    ensure(found, 'matters.no-such-change');
    sendPage(reply, <CalendarChangePage chrome={staffChrome(office, label, 'calendar')} office={office} {...found} />);
  }

  /** What a person can put right is said at the head of the page. */
  private async tried(reply: FastifyReply, atWork: AtWork, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof RuleBroken) || error.code === 'front.not-allowed') throw error;
      await this.send(reply, atWork, inKorean(error.code, error.details));
    }
  }

  private async send(reply: FastifyReply, { office, actor, label }: AtWork, problem?: string): Promise<void> {
    const { holidays } = office.calendar;
    sendPage(
      reply,
      <CalendarPage
        chrome={staffChrome(office, label, 'calendar')}
        address={`/${office.code}/calendar`}
        years={holidays.years}
        declared={Object.entries(declaredDays(holidays))}
        changes={await this.view.changes(office.code)}
        mayChange={actor.roles.includes('administrator')}
        problems={{ fields: new Map(), form: problem === undefined ? [] : [problem] }}
      />,
      problem === undefined ? 200 : 422,
    );
  }
}

function ensureAllowed({ actor }: AtWork): void {
  ensure(actor.roles.includes('administrator'), 'front.not-allowed');
}
