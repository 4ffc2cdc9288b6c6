import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiCreatedResponse, ApiHeader, ApiOperation, ApiQuery } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { etag, filter, idempotencyKey, idIn, objectBody } from '#front';
import { OfficeDirectory } from '#office';
import { openingView } from '../../openings-view.js';
import { bearer } from '../resident.js';
import { ResidentOpenings } from '../resident-openings.js';

@Controller('api/v1/offices/:office/procedures')
export class OpeningsController {
  constructor(
    private readonly openings: ResidentOpenings,
    private readonly directory: OfficeDirectory,
  ) {}

  @Get()
  @ApiOperation({
    summary: '주민이 낼 수 있는 것',
    description:
      '절차와 여는 단계, 근거, 적을 내용(JSON Schema). 이미 낸 민원에 대해 내는 것은 그 민원의 openings에 있습니다.',
  })
  async list(@Param('office') code: string) {
    const office = await this.directory.of(code);
    const openings = await this.openings.byItself(office.code);
    return { procedures: openings.map((opening) => openingView(opening, office)) };
  }

  @Post(':procedure/matters')
  @HttpCode(201)
  @ApiBearerAuth()
  @ApiOperation({
    summary: '절차를 골라 낸다',
    description:
      '적을 내용은 components의 <절차>.<단계>에 있습니다. 받은 답의 lookupCode(조회번호)는 이때 한 번만 보입니다. about에 내 민원을 적으면 그 민원에 대한 것(이의신청 등)이 되며, 그 민원을 조회하는 세션 토큰이 있어야 합니다.',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: '8~128자. 두 번 눌러도 한 번만 신청됩니다.' })
  @ApiQuery({ name: 'step', required: false, description: '여는 단계가 여럿일 때. 비우면 첫 단계' })
  @ApiQuery({ name: 'about', required: false, description: '어느 민원에 대한 것인지(matter)' })
  @ApiBody({ schema: { type: 'object' } })
  @ApiCreatedResponse({ description: '신청번호와 조회번호' })
  async open(
    @Param('office') office: string,
    @Param('procedure') procedure: string,
    @Query('step') step: unknown,
    @Query('about') about: unknown,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const other = filter(about, 'about');
    const what = {
      procedure,
      step: filter(step, 'step'),
      about: other === undefined ? undefined : idIn(other, 'matters.not-found'),
    };
    const key = idempotencyKey(request);
    const answer = await this.openings.open(office, what, bearer(request), objectBody(body), key);
    void reply
      .header('ETag', etag(answer.version))
      .header('Location', `/api/v1/offices/${office}/tracking/${answer.matter}`);
    return answer;
  }
}
