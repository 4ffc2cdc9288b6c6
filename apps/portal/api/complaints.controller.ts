import { Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiHeader, ApiOperation } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { etag, idempotencyKey, objectBody } from '#front';
import { ResidentOpenings } from '../resident-openings.js';

@Controller('api/v1/offices/:office/complaints')
export class ComplaintsController {
  constructor(private readonly openings: ResidentOpenings) {}

  @Post()
  @HttpCode(201)
  @ApiOperation({
    summary: '직소민원을 신청한다',
    description:
      '받은 답의 lookupCode(조회번호)는 이때 한 번만 보입니다. 같은 Idempotency-Key로 다시 보내면 같은 답을 드립니다.',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: '8~128자. 두 번 눌러도 한 번만 신청됩니다.' })
  @ApiBody({ schema: { $ref: '#/components/schemas/complaint.submit' } as never })
  @ApiCreatedResponse({ description: '신청번호와 조회번호' })
  async submit(
    @Param('office') office: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const complaint = { procedure: 'complaint', step: 'submit' };
    const answer = await this.openings.open(office, complaint, undefined, objectBody(body), idempotencyKey(request));
    void reply
      .header('ETag', etag(answer.version))
      .header('Location', `/api/v1/offices/${office}/tracking/${answer.matter}`);
    return answer;
  }
}
