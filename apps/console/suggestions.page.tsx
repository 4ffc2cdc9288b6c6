import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { seoulDate } from '#calendar';
import { Clock, ensure, RuleBroken } from '#foundation';
import { filter, inKorean } from '#front';
import { type FormProblems, noProblems } from '#krds';
import {
  type CountsTable,
  type Dimension,
  DIMENSIONS,
  RankSuggestions,
  readBudgetYear,
  readRound,
  SuggestionBoard,
  SuggestionCounts,
} from '#visits';
import { sendOn, sendPage } from '../reply.js';
import { staffChrome } from './pages/chrome.js';
import { DongCardPage, RankingPage, RoundsPage, SuggestionsPage } from './pages/suggestions.js';
import { type AtWork, StaffDoor } from './staff-door.js';

const BY: Readonly<Record<Dimension, string>> = { dong: '동', field: '분야', department: '부서' };
const MOST_RANKED = 200;

/** 건의사항판, 동 관리카드, 예산 우선순위. */
@ApiExcludeController()
@Controller(':office/suggestions')
export class SuggestionPages {
  constructor(
    private readonly door: StaffDoor,
    private readonly counts: SuggestionCounts,
    private readonly board: SuggestionBoard,
    private readonly ranking: RankSuggestions,
    private readonly clock: Clock,
  ) {}

  @Get()
  async rounds(
    @Param('office') code: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(code, request, reply);
    if (!atWork) return;
    const rounds = await this.counts.rounds(code);
    const budgetYear = Number(this.today(code).slice(0, 4)) + 1;
    const chrome = staffChrome(atWork.office, atWork.label, 'suggestions');
    sendPage(reply, <RoundsPage chrome={chrome} base={`/${code}`} rounds={rounds} budgetYear={budgetYear} />);
  }

  @Get('dongs/:dong')
  async dong(
    @Param('office') code: string,
    @Param('dong') dong: string,
    @Query('after') after: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(code, request, reply);
    if (!atWork) return;
    ensure(atWork.office.dongs().includes(dong), 'front.not-found');
    const from = filter(after, 'after');
    const { cards, next } = await this.board.cards(code, { dong }, from);
    const moving = movingAt(`/${code}/suggestions/dongs/${encodeURIComponent(dong)}`, '', from, next);
    const chrome = staffChrome(atWork.office, atWork.label, 'suggestions');
    sendPage(reply, <DongCardPage chrome={chrome} base={`/${code}`} dong={dong} cards={cards} {...moving} />);
  }

  @Get('ranking/:year')
  async ranked(
    @Param('office') code: string,
    @Param('year') year: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(code, request, reply);
    if (atWork) await this.showRanking(reply, atWork, readBudgetYear(year));
  }

  @Post('ranking/:year')
  async rank(
    @Param('office') code: string,
    @Param('year') year: string,
    @Body() body: Record<string, unknown> | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(code, request, reply);
    if (!atWork) return;
    const given = ranksIn(body ?? {});
    try {
      const order = orderOf(given);
      await this.ranking.rank(code, readBudgetYear(year), order, Number(body?.['version']), atWork.actor);
      sendOn(reply, `/${code}/suggestions/ranking/${year}`);
    } catch (error) {
      if (!(error instanceof RuleBroken)) throw error;
      const problems = { ...noProblems, form: [inKorean(error.code, error.details)] };
      await this.showRanking(reply, atWork, readBudgetYear(year), problems, new Map(given), 422);
    }
  }

  @Get(':round')
  async one(
    @Param('office') code: string,
    @Param('round') key: string,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(code, request, reply);
    if (!atWork) return;
    const round = readRound(key);
    const by = dimensionIn(filter(query['by'], 'by'));
    const counts = await this.counts.of(code, round, by);
    const status = filter(query['status'], 'status') ?? firstOpen(counts);
    const from = filter(query['after'], 'after');
    const { cards, next } = await this.board.cards(code, { round, ...(status !== undefined && { status }) }, from);
    const here = `/${code}/suggestions/${key}`;
    const page = (
      <SuggestionsPage
        chrome={staffChrome(atWork.office, atWork.label, 'suggestions')}
        base={`/${code}`}
        counts={counts}
        rounding={atWork.office.profile.indicators.rounding}
        asOf={this.today(code)}
        by={BY[by]}
        dimensions={DIMENSIONS.map((each) => ({
          href: `${here}?by=${each}`,
          label: `${BY[each]}별`,
          current: each === by,
        }))}
        statuses={counts.columns.map((column, at) => ({
          href: `${here}?by=${by}&status=${column.code}`,
          label: `${column.label} ${String(counts.total.counts[at] ?? 0)}`,
          current: column.code === status,
        }))}
        cards={cards}
        {...movingAt(here, `by=${by}${status === undefined ? '' : `&status=${status}`}`, from, next)}
      />
    );
    sendPage(reply, page);
  }

  private async showRanking(
    reply: FastifyReply,
    { office, actor, label }: AtWork,
    year: number,
    problems: FormProblems = noProblems,
    given: ReadonlyMap<string, string> = new Map(),
    status = 200,
  ): Promise<void> {
    const [{ version, cards: ranked }, { cards }] = await Promise.all([
      this.board.ranking(office.code, year),
      this.board.cards(office.code, { costed: true }, undefined, MOST_RANKED),
    ]);
    const others = cards.filter(({ id }) => !ranked.some((each) => each.id === id));
    const page = (
      <RankingPage
        chrome={staffChrome(office, label, 'suggestions')}
        base={`/${office.code}`}
        year={year}
        version={version}
        cards={[...ranked, ...others].map((card, at) => ({
          ...card,
          given: given.get(card.id) ?? (at < ranked.length ? String(at + 1) : ''),
        }))}
        mayRank={actor.roles.some((role) => role === 'planner' || role === 'budget')}
        problems={problems}
      />
    );
    sendPage(reply, page, status);
  }

  private today(code: string): string {
    return seoulDate(this.clock.now(code));
  }
}

/** What was typed beside each suggestion; what was left empty is ranked no more. */
function ranksIn(body: Record<string, unknown>): readonly (readonly [id: string, rank: string])[] {
  return Object.entries(body).flatMap(([name, value]) => {
    const id = /^rank\.([0-9a-f-]{36})$/.exec(name)?.[1];
    const rank = typeof value === 'string' ? value.trim() : '';
    return id === undefined ? [] : [[id, rank] as const];
  });
}

/** Gaps close up; the same number twice is no order. */
function orderOf(given: readonly (readonly [string, string])[]): readonly string[] {
  const ranked = given.filter(([, rank]) => /^\d{1,3}$/.test(rank));
  ensure(new Set(ranked.map(([, rank]) => Number(rank))).size === ranked.length, 'visits.ranked-twice');
  return [...ranked].sort(([, a], [, b]) => Number(a) - Number(b)).map(([id]) => id);
}

function dimensionIn(by: string | undefined): Dimension {
  const known = DIMENSIONS.find((each) => each === (by ?? 'dong'));
  ensure(known, 'front.query-invalid', { field: 'by' });
  return known;
}

/** What waits comes before what is done. */
function firstOpen({ columns, total }: CountsTable): string | undefined {
  const waiting = columns.find(({ code }, at) => code !== 'done' && (total.counts[at] ?? 0) > 0);
  return (waiting ?? columns[0])?.code;
}

function movingAt(here: string, query: string, from: string | undefined, next: string | null) {
  const address = query === '' ? `${here}?` : `${here}?${query}&`;
  return {
    first: from === undefined ? undefined : address.slice(0, -1),
    next: next === null ? undefined : `${address}after=${next}`,
  };
}
