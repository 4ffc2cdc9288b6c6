import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BriefingExports, BriefingShelf, REVIEW, SuggestionReviews } from '#briefings';
import { seoulDate } from '#calendar';
import { Clock, RuleBroken } from '#foundation';
import { filter, inKorean } from '#front';
import { type FormProblems, noProblems } from '#krds';
import { readRound, SuggestionCounts } from '#visits';
import { sendOn, sendPage } from '../reply.js';
import { FORMATS, linesOf } from './briefing-lines.js';
import { staffChrome } from './pages/chrome.js';
import { type Meeting, ReviewsPage } from './pages/reviews.js';
import { type AtWork, StaffDoor } from './staff-door.js';

const NOTHING: Meeting = { heldOn: '', heldAt: '', place: '', attendees: '' };
/** The field that a problem stands at. */
const FIELDS: Readonly<Record<string, keyof Meeting>> = {
  'briefings.held-at-invalid': 'heldAt',
  'briefings.place-invalid': 'place',
  'briefings.attendees-invalid': 'attendees',
};

/** 건의사항 처리결과 보고회. */
@ApiExcludeController()
@Controller(':office/suggestions/:round/review')
export class ReviewPages {
  constructor(
    private readonly door: StaffDoor,
    private readonly reviews: SuggestionReviews,
    private readonly counts: SuggestionCounts,
    private readonly shelf: BriefingShelf,
    private readonly exports: BriefingExports,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(
    @Param() { office, round }: RoundPath,
    @Query('after') after: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(office, request, reply);
    if (atWork) await this.show(reply, atWork, round, { after: filter(after, 'after') });
  }

  /** Freezes the figures of the round and has its three files made. */
  @Post()
  async make(
    @Param() { office, round }: RoundPath,
    @Body() body: Readonly<Record<string, unknown>> | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(office, request, reply);
    if (!atWork) return;
    const meeting = meetingIn(body ?? {});
    try {
      const { id } = await this.reviews.make(office, round, meeting, atWork.actor);
      for (const format of FORMATS) await this.exports.request(office, id, format, atWork.actor);
      sendOn(reply, `/${office}/suggestions/${round}/review`);
    } catch (error) {
      if (!(error instanceof RuleBroken)) throw error;
      const field = FIELDS[error.code] ?? 'heldOn';
      const problems = { ...noProblems, fields: new Map([[field, inKorean(error.code, error.details)]]) };
      await this.show(reply, atWork, round, { meeting, problems }, 422);
    }
  }

  private async show(
    reply: FastifyReply,
    { office, label }: AtWork,
    key: string,
    {
      after,
      meeting,
      problems = noProblems,
    }: { after?: string | undefined; meeting?: Meeting; problems?: FormProblems },
    status = 200,
  ): Promise<void> {
    const { round } = await this.counts.of(office.code, readRound(key));
    const action = `/${office.code}/suggestions/${round.key}/review`;
    const { items, next } = await this.shelf.list(office.code, after, { kind: REVIEW, subject: round.key });
    const page = (
      <ReviewsPage
        chrome={staffChrome(office, label, 'suggestions')}
        action={action}
        back={`/${office.code}/suggestions/${round.key}`}
        name={round.name}
        meeting={meeting ?? { ...NOTHING, heldOn: seoulDate(this.clock.now(office.code)) }}
        briefings={linesOf(items, office.code, ({ month }) => month)}
        next={next === null ? undefined : `${action}?after=${encodeURIComponent(next)}`}
        problems={problems}
      />
    );
    sendPage(reply, page, status);
  }
}

interface RoundPath {
  readonly office: string;
  readonly round: string;
}

function meetingIn(body: Readonly<Record<string, unknown>>): Meeting {
  const textOf = (name: keyof Meeting): string => {
    const field = body[name];
    return typeof field === 'string' ? field : '';
  };
  return { heldOn: textOf('heldOn'), heldAt: textOf('heldAt'), place: textOf('place'), attendees: textOf('attendees') };
}
