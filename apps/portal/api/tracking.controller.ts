import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiBody, ApiHeader, ApiOperation } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ensure } from '#foundation';
import { etag, idempotencyKey, idIn, ifMatch, objectBody } from '#front';
import { MailCodeLetters, TakeStep } from '#matters';
import { ensureMay, MailCodes, type OpenedSession, ResidentAccess } from '#people';
import { CorrectContact } from '#privacy';
import { bearer, Residents } from '../resident.js';
import { CodeBody, DigitsBody, LinkBody, MailCodeBody } from './bodies.js';
import { residentView } from '../resident-view.js';

@Controller('api/v1/offices/:office/tracking')
export class TrackingController {
  constructor(
    private readonly residents: Residents,
    private readonly access: ResidentAccess,
    private readonly commands: CommandBus,
    private readonly codes: MailCodes,
    private readonly letters: MailCodeLetters,
    private readonly correcting: CorrectContact,
  ) {}

  @Post('sessions')
  @HttpCode(201)
  @ApiOperation({
    summary: '신청번호와 조회번호로 연다',
    description: '내용을 보고 보완·취하할 수 있는 세션(20분)을 엽니다.',
  })
  async byCode(@Param('office') office: string, @Body() { receiptNo, code }: CodeBody, @Req() request: FastifyRequest) {
    const given = { receiptNo, code, ip: request.ip };
    return opened(await this.access.openByCode(office, given, this.residents.findByReceipt));
  }

  @Post('links')
  @HttpCode(201)
  @ApiOperation({ summary: '편지의 링크로 연다', description: '진행상황만 볼 수 있는 세션을 엽니다.' })
  async byLink(@Param('office') office: string, @Body() { link }: LinkBody) {
    return opened(await this.access.openByLink(office, link, this.residents.findGeneration));
  }

  @Post('mail-codes')
  @HttpCode(202)
  @ApiOperation({
    summary: '전자우편으로 인증번호를 받는다',
    description: '신청번호만 알거나, 링크로 연 세션에서 내용을 보고 싶을 때. 번호가 있든 없든 같은 답을 드립니다.',
  })
  async askMailCode(
    @Param('office') office: string,
    @Body() { receiptNo }: MailCodeBody,
    @Req() request: FastifyRequest,
  ) {
    if (receiptNo === undefined) {
      const token = bearer(request);
      ensure(token, 'front.sign-in-needed');
      await this.letters.send(office, await this.codes.ask(office, token));
      return { token };
    }
    const { token, letter } = await this.codes.askByReceipt(office, { receiptNo }, this.residents.findByReceipt);
    if (letter) await this.letters.send(office, letter);
    return { token };
  }

  @Post('mail-codes/confirm')
  @HttpCode(201)
  @ApiBearerAuth()
  @ApiOperation({ summary: '인증번호를 넣는다', description: '요청할 때 받은 토큰을 Authorization에 담습니다.' })
  async confirmMailCode(
    @Param('office') office: string,
    @Body() { digits }: DigitsBody,
    @Req() request: FastifyRequest,
  ) {
    const token = bearer(request);
    ensure(token, 'front.sign-in-needed');
    return opened(await this.codes.confirm(office, token, digits));
  }

  @Delete('sessions/current')
  @HttpCode(204)
  @ApiBearerAuth()
  @ApiOperation({ summary: '조회를 끝낸다' })
  async end(@Param('office') office: string, @Req() request: FastifyRequest): Promise<void> {
    const token = bearer(request);
    ensure(token, 'front.sign-in-needed');
    await this.residents.end(office, token);
  }

  @Get(':matter')
  @ApiBearerAuth()
  @ApiOperation({
    summary: '내 민원의 진행상황',
    description:
      '현재 단계, 답변 예정일과 계산 근거, 지난 일, 지금 할 수 있는 일(steps)과 이 민원에 대해 새로 낼 수 있는 것(openings)',
  })
  async track(
    @Param('office') office: string,
    @Param('matter') matter: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const id = idIn(matter, 'matters.not-found');
    const session = await this.residents.session(office, bearer(request));
    const page = await this.residents.pageFor(office, session, id);
    void reply.header('ETag', etag(page.version));
    return residentView(page, session.level);
  }

  @Post(':matter/contact')
  @HttpCode(204)
  @ApiBearerAuth()
  @ApiOperation({
    summary: '내 연락처를 바꾼다',
    description:
      '안건이 끝나기 전에. person에 이름(신청할 때 그대로)과 연락처를 모두 적습니다. 같은 것을 다시 보내면 바뀌는 것이 없습니다.',
  })
  @ApiBody({ schema: { type: 'object', required: ['person'] } })
  async contact(
    @Param('office') office: string,
    @Param('matter') matter: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const id = idIn(matter, 'matters.not-found');
    const session = await this.residents.session(office, bearer(request));
    const page = await this.residents.pageFor(office, session, id);
    ensureMay(session.level, 'supplement');
    await this.correcting.ofOneself(page, objectBody(body), session.actor, request.ip);
  }

  @Post(':matter/steps/:step')
  @HttpCode(200)
  @ApiBearerAuth()
  @ApiOperation({
    summary: '주민이 단계를 밟는다',
    description: '보완, 보완기간 연장 요청, 취하. 무엇을 적는지는 절차 안내의 steps에 있습니다.',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiHeader({ name: 'If-Match', required: false, description: '조회에서 받은 ETag' })
  @ApiBody({ schema: { type: 'object' } })
  async step(
    @Param('office') office: string,
    @Param('matter') matter: string,
    @Param('step') step: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const id = idIn(matter, 'matters.not-found');
    const session = await this.residents.session(office, bearer(request));
    if (session.matter !== id) await this.residents.pageFor(office, session, id);
    ensureMay(session.level, step === 'withdraw' ? 'withdraw' : 'supplement');
    const [key, version] = [idempotencyKey(request), ifMatch(request)];
    const options = { ...(key !== undefined && { key }), ...(version !== undefined && { version }) };
    const answer = await this.commands.execute(
      new TakeStep(office, { matter: id }, step, session.actor, objectBody(body), options),
    );
    void reply.header('ETag', etag(answer.version));
    return answer;
  }
}

function opened({ token, level, matter }: OpenedSession) {
  return { token, level, matter };
}
