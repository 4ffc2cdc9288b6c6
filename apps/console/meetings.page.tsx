import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BriefingShelf, SESSION_REPORT, SessionReports } from '#briefings';
import { seoulDate } from '#calendar';
import { Clock, ensure, RuleBroken } from '#foundation';
import { filter, idIn, inKorean } from '#front';
import { MeetingBoard, MeetingCalendars, PlanSessions, runningSlot } from '#meetings';
import { sendFile, sendOn, sendPage } from '../reply.js';
import { FORMATS, linesOf } from './briefing-lines.js';
import { Complainants } from './complainants.js';
import { readPeriod } from './meeting-period.js';
import { mayReadBriefs } from './meeting-readers.js';
import { staffChrome } from './pages/chrome.js';
import { MeetingSessionPage } from './pages/meeting-session.js';
import { MeetingsPage } from './pages/meetings.js';
import { PlanSessionsPage } from './pages/plan-sessions.js';
import { type AtWork, StaffDoor } from './staff-door.js';

/** 면담: 회차판, 신청함, 회차 만들기. */
@ApiExcludeController()
@Controller(':office/meetings')
export class MeetingPages {
  constructor(
    private readonly door: StaffDoor,
    private readonly board: MeetingBoard,
    private readonly plans: PlanSessions,
    private readonly calendars: MeetingCalendars,
    private readonly reports: SessionReports,
    private readonly shelf: BriefingShelf,
    private readonly complainants: Complainants,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Param('office') code: string,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(code, request, reply);
    if (!atWork) return;
    const { office, actor, label } = atWork;
    const [waitingAfter, sessionsAfter] = [filter(query['waiting'], 'waiting'), filter(query['sessions'], 'sessions')];
    const [sessions, waiting, year] = await Promise.all([
      this.board.sessions(code, seoulDate(this.clock.now(code)), sessionsAfter),
      this.board.waiting(code, waitingAfter),
      this.board.year(code),
    ]);
    sendPage(
      reply,
      <MeetingsPage
        chrome={staffChrome(office, label, 'meetings')}
        address={`/${office.code}/meetings`}
        desk={`/${office.code}/matters`}
        sessions={sessions}
        waiting={waiting}
        year={year}
        maySelect={actor.roles.includes('secretary')}
        calendar={`/api/v1/offices/${office.code}/meetings/calendar/${this.calendars.tokenOf(office.code, actor.id)}`}
      />,
    );
  }

  @Get('sessions/:session')
  async session(
    @Param() path: { office: string; session: string },
    @Query() { slot, more }: Readonly<Record<string, unknown>>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(path.office, request, reply);
    if (!atWork) return;
    const { office, actor, label } = atWork;
    const given = { slot: Number(filter(slot, 'slot')), more: Number(filter(more, 'more')) };
    const id = idIn(path.session, 'meetings.no-such-session');
    const [found, reports] = await Promise.all([
      this.board.session(office.code, id),
      this.shelf.list(office.code, undefined, { kind: SESSION_REPORT, subject: id }),
    ]);
    const briefs = mayReadBriefs(actor) ? found.briefs : [];
    await this.complainants.noteBriefs(office.code, briefs, actor, request.ip);
    sendPage(
      reply,
      <MeetingSessionPage
        chrome={staffChrome(office, label, 'meetings')}
        board={`/${office.code}/meetings`}
        desk={`/${office.code}/matters`}
        session={found.session}
        briefs={briefs}
        running={
          found.session.state === 'planned' ? runningSlot(found.session, this.clock.now(office.code), given) : undefined
        }
        reports={linesOf(reports.items, office.code, () => '결과 보고').map((line) => ({
          ...line,
          files: FORMATS.map((format) => ({
            name: format.toUpperCase(),
            href: `/${office.code}/meetings/sessions/${id}/reports/${line.id}/${format}`,
          })),
        }))}
        mayReport={actor.roles.includes('secretary') && found.session.state === 'held'}
      />,
    );
  }

  @Post('sessions/:session/reports')
  async report(
    @Param() path: { office: string; session: string },
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(path.office, request, reply);
    if (!atWork) return;
    const session = idIn(path.session, 'meetings.no-such-session');
    await this.reports.make(path.office, session, atWork.actor);
    sendOn(reply, `/${path.office}/meetings/sessions/${path.session}`);
  }

  @Get('sessions/:session/reports/:report/:format')
  async file(
    @Param() path: { office: string; report: string; format: string },
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(path.office, request, reply);
    if (!atWork) return;
    ensure(mayReadBriefs(atWork.actor), 'front.not-allowed');
    sendFile(reply, await this.reports.file(path.office, idIn(path.report, 'briefings.not-found'), path.format));
  }

  /** Changes nothing: the days of the rule, with the holidays they meet. */
  @Get('plan')
  async preview(
    @Param('office') code: string,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(code, request, reply);
    if (atWork) await this.sendPlan(reply, atWork, query);
  }

  @Post('plan')
  async plan(
    @Param('office') code: string,
    @Body() body: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(code, request, reply);
    if (!atWork) return;
    const { kind, from, to } = readPeriod(body);
    ensure(kind !== undefined && from !== undefined && to !== undefined, 'meetings.no-such-kind');
    try {
      const planned = await this.plans.plan(code, kind, from, to, atWork.actor);
      sendOn(
        reply,
        `/${code}/meetings/plan?${new URLSearchParams({ kind, from, to, planned: String(planned) }).toString()}`,
      );
    } catch (error) {
      if (!(error instanceof RuleBroken)) throw error;
      await this.sendPlan(reply, atWork, body, inKorean(error.code, error.details));
    }
  }

  private async sendPlan(
    reply: FastifyReply,
    { office, actor, label }: AtWork,
    asked: Record<string, unknown>,
    problem?: string,
  ): Promise<void> {
    const { kind, from, to } = readPeriod(asked);
    const kinds = Object.entries(office.profile.meetings).flatMap(([code, meeting]) =>
      meeting.counts !== 'elsewhere' && meeting.terms.some(({ rule }) => rule !== undefined)
        ? [[code, meeting.label] as const]
        : [],
    );
    let days;
    let wrong = problem;
    if (kind !== undefined && from !== undefined && to !== undefined) {
      try {
        days = await this.plans.preview(office.code, kind, from, to);
      } catch (error) {
        if (!(error instanceof RuleBroken)) throw error;
        wrong ??= inKorean(error.code, error.details);
      }
    }
    const planned = typeof asked['planned'] === 'string' ? Number(asked['planned']) : undefined;
    sendPage(
      reply,
      <PlanSessionsPage
        chrome={staffChrome(office, label, 'meetings')}
        address={`/${office.code}/meetings`}
        kinds={kinds}
        asked={{ kind, from, to }}
        days={days}
        today={seoulDate(this.clock.now(office.code))}
        mayPlan={actor.roles.includes('secretary')}
        planned={planned}
        problems={{ fields: new Map(), form: wrong === undefined ? [] : [wrong] }}
      />,
      wrong === undefined ? 200 : 422,
    );
  }
}
