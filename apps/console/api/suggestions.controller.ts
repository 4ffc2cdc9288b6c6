import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req, Res, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiQuery } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BriefingShelf, REVIEW, SuggestionReviews } from '#briefings';
import { type Actor, ensure } from '#foundation';
import { etag, filter, ifMatch, pageSize } from '#front';
import {
  DIMENSIONS,
  keyOf,
  RankSuggestions,
  readBudgetYear,
  readRound,
  SuggestionBoard,
  SuggestionCounts,
} from '#visits';
import { Staff, StaffGuard } from '../staff.guard.js';
import { RankingBody, ReviewBody } from './bodies.js';

/** 건의사항. They are entered and moved by the steps of their table (`openings`, `matters`). */
@Controller('api/v1/offices/:office/suggestions')
@UseGuards(StaffGuard)
@ApiBearerAuth()
export class SuggestionsController {
  constructor(
    private readonly counts: SuggestionCounts,
    private readonly board: SuggestionBoard,
    private readonly ranking: RankSuggestions,
    private readonly reviews: SuggestionReviews,
    private readonly shelf: BriefingShelf,
  ) {}

  @Get()
  @ApiOperation({ summary: '건의사항 목록', description: '적은 차례대로. 이름은 없습니다.' })
  @ApiQuery({ name: 'round', required: false, description: '방문: `new-year.2023.1`' })
  @ApiQuery({ name: 'status', required: false })
  @ApiQuery({ name: 'dong', required: false })
  @ApiQuery({ name: 'field', required: false })
  @ApiQuery({ name: 'department', required: false })
  @ApiQuery({ name: 'after', required: false })
  @ApiQuery({ name: 'limit', required: false })
  list(@Param('office') office: string, @Query() query: Record<string, unknown>) {
    const round = filter(query['round'], 'round');
    const asked = ['status', 'dong', 'field', 'department'].flatMap((name) => {
      const value = filter(query[name], name);
      return value === undefined ? [] : [[name, value] as const];
    });
    const question = { ...Object.fromEntries(asked), ...(round !== undefined && { round: readRound(round) }) };
    const limit = pageSize(filter(query['limit'], 'limit'));
    return this.board.cards(office, question, filter(query['after'], 'after'), limit);
  }

  @Get('rounds')
  @ApiOperation({ summary: '건의사항이 나온 방문', description: '최근 해부터' })
  async rounds(@Param('office') office: string) {
    return { rounds: await this.counts.rounds(office) };
  }

  @Get('rounds/:round')
  @ApiOperation({ summary: '한 방문의 건의사항 처리 현황', description: '합계, 비율, 검산과 함께 동·분야·부서별로' })
  @ApiQuery({ name: 'by', required: false, enum: DIMENSIONS })
  one(@Param('office') office: string, @Param('round') round: string, @Query('by') by: unknown) {
    const dimension = DIMENSIONS.find((each) => each === (filter(by, 'by') ?? 'dong'));
    ensure(dimension, 'front.query-invalid', { field: 'by' });
    return this.counts.of(office, readRound(round), dimension);
  }

  @Post('rounds/:round/reviews')
  @HttpCode(201)
  @ApiOperation({
    summary: '건의사항 보고회의 숫자를 뜬다',
    description: '그때의 건의사항을 그대로 보관합니다. 파일은 briefings의 exports로 만듭니다.',
  })
  review(
    @Param('office') office: string,
    @Param('round') round: string,
    @Body() meeting: ReviewBody,
    @Staff() actor: Actor,
  ) {
    return this.reviews.make(office, round, meeting, actor);
  }

  @Get('rounds/:round/reviews')
  @ApiOperation({ summary: '건의사항 보고회 목록', description: '최근 것부터. 검산과 만들어진 파일을 함께 드립니다.' })
  @ApiQuery({ name: 'after', required: false })
  reviewed(@Param('office') office: string, @Param('round') round: string, @Query('after') after: unknown) {
    const subject = keyOf(readRound(round));
    return this.shelf.list(office, filter(after, 'after'), { kind: REVIEW, subject });
  }

  @Get('ranking/:year')
  @ApiOperation({ summary: '예산 우선순위', description: 'ETag가 순위의 판입니다.' })
  async ranked(
    @Param('office') office: string,
    @Param('year') year: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const ranking = await this.board.ranking(office, readBudgetYear(year));
    void reply.header('ETag', etag(ranking.version));
    return ranking;
  }

  @Put('ranking/:year')
  @ApiOperation({
    summary: '예산 우선순위를 정한다',
    description:
      '한 해의 순위 전체를 한 번에. 본 판을 If-Match로 보냅니다. 같은 순위를 다시 보내면 아무 일도 없습니다.',
  })
  @ApiHeader({ name: 'If-Match', required: true })
  async rank(
    @Param('office') office: string,
    @Param('year') year: string,
    @Body() { order }: RankingBody,
    @Req() request: FastifyRequest,
    @Staff() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const seen = ifMatch(request);
    ensure(seen !== undefined, 'front.header-invalid', { header: 'If-Match' });
    const { version } = await this.ranking.rank(office, readBudgetYear(year), order, seen, actor);
    void reply.header('ETag', etag(version));
    return { year: readBudgetYear(year), version };
  }
}
