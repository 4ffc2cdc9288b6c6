import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery } from '@nestjs/swagger';
import { filter, pageSize } from '#front';
import { PublicSuggestions, readRound, SuggestionCounts } from '#visits';

/** 우리 동네 건의사항. */
@Controller('api/v1/offices/:office/suggestions')
export class SuggestionsController {
  constructor(
    private readonly counts: SuggestionCounts,
    private readonly suggestions: PublicSuggestions,
  ) {}

  @Get('rounds')
  @ApiOperation({ summary: '건의사항이 나온 방문', description: '최근 해부터. key로 아래 조회를 합니다.' })
  async rounds(@Param('office') office: string) {
    return { rounds: await this.counts.rounds(office) };
  }

  @Get('rounds/:round')
  @ApiOperation({
    summary: '한 방문의 건의사항 처리 현황',
    description: '합계와 동별. 열은 그 방문의 처리구분 차례이고, 검산은 check에 있습니다. 이송은 완료로 세지 않습니다.',
  })
  one(@Param('office') office: string, @Param('round') round: string) {
    return this.counts.of(office, readRound(round));
  }

  @Get('rounds/:round/suggestions')
  @ApiOperation({ summary: '한 방문의 건의사항', description: '적은 차례대로. 이름은 없습니다.' })
  @ApiQuery({ name: 'dong', required: false })
  @ApiQuery({ name: 'status', required: false })
  @ApiQuery({ name: 'after', required: false })
  @ApiQuery({ name: 'limit', required: false })
  list(@Param('office') office: string, @Param('round') round: string, @Query() query: Record<string, unknown>) {
    const [dong, status, limit] = ['dong', 'status', 'limit'].map((name) => filter(query[name], name));
    const question = {
      round: readRound(round),
      ...(dong !== undefined && { dong }),
      ...(status !== undefined && { status }),
    };
    return this.suggestions.list(office, question, filter(query['after'], 'after'), pageSize(limit));
  }
}
