import { Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBody, ApiCreatedResponse, ApiHeader, ApiOperation } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { etag, idempotencyKey, objectBody } from '#front';
import { TakeStep } from '#matters';
import { ResidentAccess } from '#people';
import { VISITOR } from '../resident.js';

/** Codes of a matter just opened. */
const FIRST_GENERATION = 1;

@Controller('api/v1/offices/:office/data-requests')
export class DataRequestsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly access: ResidentAccess,
  ) {}

  @Post()
  @HttpCode(201)
  @ApiOperation({
    summary: '개인정보 열람·정정·삭제·처리정지를 요구한다',
    description: '열흘 안에 답합니다. 받은 답의 lookupCode(조회번호)는 이때 한 번만 보입니다.',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: '8~128자. 두 번 눌러도 한 번만 신청됩니다.' })
  @ApiBody({ schema: { $ref: '#/components/schemas/data-request.submit' } as never })
  @ApiCreatedResponse({ description: '신청번호와 조회번호' })
  async submit(
    @Param('office') office: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const key = idempotencyKey(request);
    const options = key === undefined ? {} : { key };
    const target = { procedure: 'data-request' };
    const answer = await this.commands.execute(
      new TakeStep(office, target, 'submit', VISITOR, objectBody(body), options),
    );
    void reply
      .header('ETag', etag(answer.version))
      .header('Location', `/api/v1/offices/${office}/tracking/${answer.matter}`);
    return { ...answer, lookupCode: this.access.codeOf(office, answer.matter, FIRST_GENERATION) };
  }
}
