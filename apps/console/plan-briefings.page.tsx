import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BriefingExports, type BriefingOnShelf, BriefingShelf, PlanBriefings } from '#briefings';
import { koreanDate, seoulDate } from '#calendar';
import { Clock, RuleBroken } from '#foundation';
import { filter, inKorean } from '#front';
import { type FormProblems, noProblems } from '#krds';
import { sendOn, sendPage } from '../reply.js';
import { briefingKinds, FORMATS, linesOf } from './briefing-lines.js';
import { staffChrome } from './pages/chrome.js';
import { PlanBriefingsPage } from './pages/plan-briefings.js';
import { type AtWork, StaffDoor } from './staff-door.js';

type Kind = 'figures' | 'communication';

/** 소통 실적, 계획과 지표. */
@ApiExcludeController()
@Controller(':office/briefings/plans')
export class PlanBriefingPages {
  constructor(
    private readonly door: StaffDoor,
    private readonly plans: PlanBriefings,
    private readonly shelf: BriefingShelf,
    private readonly exports: BriefingExports,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(
    @Param('office') code: string,
    @Query() { kind, after }: Readonly<Record<string, unknown>>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(code, request, reply);
    if (atWork) await this.show(reply, atWork, kindIn(kind), filter(after, 'after'));
  }

  /** Freezes the figures and has the three files made. */
  @Post()
  async make(
    @Param('office') code: string,
    @Body() body: Readonly<Record<string, unknown>> | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(code, request, reply);
    if (!atWork) return;
    const kind = kindIn(body?.['kind']);
    const period = { from: textOf(body?.['from']), to: textOf(body?.['to']) };
    try {
      const { id } =
        kind === 'figures'
          ? await this.plans.figures(code, atWork.actor)
          : await this.plans.communication(code, period.from, period.to, atWork.actor);
      for (const format of FORMATS) await this.exports.request(code, id, format, atWork.actor);
      sendOn(reply, `/${code}/briefings/plans?kind=${kind}`);
    } catch (error) {
      if (!(error instanceof RuleBroken)) throw error;
      const sentence = inKorean(error.code, error.details);
      const problems =
        kind === 'figures'
          ? { ...noProblems, form: [sentence] }
          : { ...noProblems, fields: new Map([['from', sentence]]) };
      await this.show(reply, atWork, kind, undefined, { period, problems }, 422);
    }
  }

  private async show(
    reply: FastifyReply,
    { office, label }: AtWork,
    kind: Kind,
    after: string | undefined,
    again?: { readonly period: { from: string; to: string }; readonly problems: FormProblems },
    status = 200,
  ): Promise<void> {
    const action = `/${office.code}/briefings/plans`;
    const today = seoulDate(this.clock.now(office.code));
    const { items, next } = await this.shelf.list(office.code, after, { kind });
    sendPage(
      reply,
      <PlanBriefingsPage
        chrome={staffChrome(office, label, 'briefings')}
        action={action}
        kinds={briefingKinds(office.code, kind)}
        kind={kind}
        period={again?.period ?? { from: `${today.slice(0, 4)}-01-01`, to: today }}
        briefings={linesOf(items, office.code, calledOf)}
        next={next === null ? undefined : `${action}?kind=${kind}&after=${encodeURIComponent(next)}`}
        problems={again?.problems ?? noProblems}
      />,
      status,
    );
  }
}

/** Its period, or the month it was made in. */
function calledOf({ month, subject }: BriefingOnShelf): string {
  const [from, to] = subject.split('~');
  return from && to ? `${koreanDate(from)} ~ ${koreanDate(to)}` : month;
}

function kindIn(kind: unknown): Kind {
  return kind === 'figures' ? 'figures' : 'communication';
}

function textOf(field: unknown): string {
  return typeof field === 'string' ? field.trim() : '';
}
