import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { filter, idIn, pageSize } from '#front';
import { PetitionOpinions, PublicPetitions } from '#petitions';
import { OpinionBody, OpinionDigitsBody } from './bodies.js';

/** 공개청원: what the law shows to everyone, and their opinions (청원법 §13). */
@Controller('api/v1/offices/:office/petitions')
export class PetitionsController {
  constructor(
    private readonly petitions: PublicPetitions,
    private readonly opinions: PetitionOpinions,
  ) {}

  @Get()
  @ApiOperation({ summary: '공개청원 목록', description: '새것부터. 다음 쪽은 next를 after에 담습니다.' })
  list(@Param('office') office: string, @Query('after') after: unknown, @Query('limit') limit?: string) {
    return this.petitions.list(office, filter(after, 'after'), pageSize(limit));
  }

  @Get(':petition')
  @ApiOperation({ summary: '공개청원 한 건', description: '공개한 제목과 내용, 진행, 의견의 수, 알린 결과' })
  one(@Param('office') office: string, @Param('petition') petition: string) {
    return this.petitions.of(office, idIn(petition, 'petitions.not-public'));
  }

  @Get(':petition/opinions')
  @ApiOperation({ summary: '공개청원의 의견', description: '이름 없이, 새것부터. 가린 의견은 content가 null입니다.' })
  said(
    @Param('office') office: string,
    @Param('petition') petition: string,
    @Query('after') after: unknown,
    @Query('limit') limit?: string,
  ) {
    const id = idIn(petition, 'petitions.not-public');
    return this.petitions.opinions(office, id, filter(after, 'after'), pageSize(limit));
  }

  @Post(':petition/opinions')
  @HttpCode(202)
  @ApiOperation({
    summary: '의견을 적는다',
    description: '전자우편으로 여섯 자리를 보냅니다. 받은 token과 함께 넣으면 실립니다. 전자우편마다 하나입니다.',
  })
  give(@Param('office') office: string, @Param('petition') petition: string, @Body() body: OpinionBody) {
    const { stance, content, name, email, consent } = body;
    const opinion = { stance, content, author: { name, email, consent } };
    return this.opinions.give(office, idIn(petition, 'petitions.not-public'), opinion);
  }

  @Post('opinions/confirm')
  @HttpCode(201)
  @ApiOperation({ summary: '확인번호를 넣어 의견을 싣는다' })
  confirm(@Param('office') office: string, @Body() { token, digits }: OpinionDigitsBody) {
    return this.opinions.confirm(office, token, digits);
  }
}
