import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { koreanMoment, seoulDate, seoulMinute } from '#calendar';
import { Clock, RuleBroken } from '#foundation';
import { filter, idIn, inKorean } from '#front';
import { type FormProblems, noProblems } from '#krds';
import { OfficeTx } from '#ledger';
import type { Office } from '#office';
import {
  ACCESS_FLAGS,
  AccessBoard,
  type AccessReview,
  AccessReviews,
  type AccessTotals,
  boundsOf,
  ensureReviewer,
  type FlaggedEntry,
  isAccessFlag,
  isMonth,
  monthBefore,
  ReviewAccess,
} from '#privacy';
import { sendOn, sendPage } from '../reply.js';
import { actName, actorName } from './access-words.js';
import { AccessLogPage, type AccessLine, type ReviewLine } from './pages/access-log.js';
import { staffChrome } from './pages/chrome.js';
import { privacyPlaces } from './privacy-places.js';
import { type AtWork, StaffDoor } from './staff-door.js';

const A_PAGE = 100;
const CONCLUSIONS = { clear: '이상 없음', found: '확인할 것이 있음' } as const;
/** Which field of the form a broken rule is about. */
const FIELDS: Readonly<Record<string, string>> = {
  'privacy.conclusion-missing': 'conclusion',
  'privacy.note-length': 'note',
};

/** 열람기록 점검. */
@ApiExcludeController()
@Controller(':office/privacy/access')
export class AccessLogPages {
  constructor(
    private readonly door: StaffDoor,
    private readonly board: AccessBoard,
    private readonly reviews: AccessReviews,
    private readonly reviewing: ReviewAccess,
    private readonly offices: OfficeTx,
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
    if (atWork) await this.send(reply, atWork, query);
  }

  @Post('reviews')
  async review(
    @Param('office') code: string,
    @Body() body: Record<string, unknown> | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(code, request, reply);
    if (!atWork) return;
    const [month, conclusion, note] = ['month', 'conclusion', 'note'].map((name) => textOf(body?.[name]));
    try {
      const given = { month: month ?? '', conclusion: conclusion ?? '', note: note ?? '' };
      await this.reviewing.review(code, given, atWork.actor);
      sendOn(reply, `/${code}/privacy/access?month=${given.month}&done=yes`);
    } catch (error) {
      const field = error instanceof RuleBroken ? FIELDS[error.code] : undefined;
      if (field === undefined || !(error instanceof RuleBroken)) throw error;
      const problems = { ...noProblems, fields: new Map([[field, inKorean(error.code, error.details)]]) };
      await this.send(reply, atWork, { month }, { problems, note }, 422);
    }
  }

  private async send(
    reply: FastifyReply,
    { office, actor, label }: AtWork,
    query: Record<string, unknown>,
    { problems = noProblems, note }: { problems?: FormProblems; note?: string | undefined } = {},
    status = 200,
  ): Promise<void> {
    ensureReviewer(actor);
    const asked = questionIn(query);
    const today = seoulDate(this.clock.now(office.code));
    const month = asked.month ?? today.slice(0, 7);
    const address = `/${office.code}/privacy/access`;
    const bounds = boundsOf(month);
    const { entries, totals, reviews, missing } = await this.offices.quick(office.code, async (tx) => {
      const question = { ...bounds, actor: asked.actor, flag: asked.flag, after: asked.after, most: A_PAGE + 1 };
      const [entries, totals, reviews, missing] = await Promise.all([
        this.board.read(tx, question),
        this.board.totals(tx, bounds),
        this.reviews.ofMonth(tx, month),
        this.reviews.missing(tx, monthBefore(today)),
      ]);
      return { entries, totals, reviews, missing };
    });
    const shown = entries.slice(0, A_PAGE);
    const here = { month, actor: asked.actor, flag: asked.flag };
    const last = entries.length > A_PAGE ? shown.at(-1) : undefined;
    sendPage(
      reply,
      <AccessLogPage
        chrome={staffChrome(office, label, 'privacy')}
        places={privacyPlaces(office.code, actor, 'access')}
        action={address}
        month={month}
        monthOver={month < today.slice(0, 7)}
        missing={missing}
        totals={totalsIn(totals)}
        filters={{ actor: asked.actor, flag: asked.flag }}
        actors={staffIn(office)}
        flags={Object.entries(ACCESS_FLAGS)}
        lines={shown.map((entry) => lineOf(entry, office))}
        first={asked.after === undefined ? undefined : address + addressed(here)}
        next={last && address + addressed({ ...here, after: last.id })}
        reviews={reviews.map((review) => reviewLine(review, office))}
        note={note}
        problems={problems}
        notice={query['done'] === 'yes' ? '점검을 적었습니다.' : undefined}
      />,
      status,
    );
  }
}

/** What was asked in the address. RuleBroken: `privacy.month-invalid`, `front.query-invalid`. */
function questionIn(query: Record<string, unknown>) {
  const [month, actor, flag, after] = ['month', 'actor', 'flag', 'after'].map((name) => filter(query[name], name));
  if (month !== undefined && !isMonth(month)) throw new RuleBroken('privacy.month-invalid');
  return {
    month,
    actor,
    flag: flag !== undefined && isAccessFlag(flag) ? flag : undefined,
    after: after === undefined ? undefined : idIn(after, 'front.query-invalid'),
  };
}

function addressed(question: Readonly<Record<string, string | undefined>>): string {
  const said = Object.entries(question).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return `?${new URLSearchParams(said).toString()}`;
}

function lineOf(entry: FlaggedEntry, office: Office): AccessLine {
  const { id, at, actor, origin, person, act, purpose, reason, matter, receiptNo, flags } = entry;
  return {
    id,
    at: koreanMoment(seoulMinute(at)),
    who: actorName(actor, office),
    from: origin,
    whose: receiptNo === null ? person.slice(-12) : `${receiptNo} 민원인`,
    href: matter === null ? undefined : `/${office.code}/matters/${matter}`,
    act: actName({ act, purpose }),
    why: `${reason} (${purpose})`,
    flags: flags.map((flag) => ACCESS_FLAGS[flag]),
  };
}

function reviewLine({ id, at, reviewer, conclusion, note }: AccessReview, office: Office): ReviewLine {
  const who = office.person(reviewer);
  return {
    id,
    at: koreanMoment(seoulMinute(at)),
    who: who ? `${who.name} (${who.department})` : reviewer,
    conclusion: CONCLUSIONS[conclusion],
    note,
  };
}

function totalsIn({ entries, flagged, downloads, people, actors }: AccessTotals): string {
  return `모두 ${String(entries)}건, ${String(actors)}명이 ${String(people)}명의 개인정보를 다루었습니다. 표식 ${String(flagged)}건, 내려받은 파일 ${String(downloads)}개.`;
}

function staffIn(office: Office): (readonly [string, string])[] {
  return office.everyone().map(({ id, label }) => [id, label] as const);
}

function textOf(field: unknown): string {
  return typeof field === 'string' ? field : '';
}
