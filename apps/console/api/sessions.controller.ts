import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#foundation';
import { OfficeDirectory, Sessions, SignIn } from '#office';
import { ensureOwnNetwork } from '../own-network.js';
import { Staff, STAFF_COOKIE, StaffGuard } from '../staff.guard.js';
import { SignInBody } from './bodies.js';

@Controller('api/v1/offices/:office/sessions')
export class SessionsController {
  constructor(
    private readonly signIn: SignIn,
    private readonly sessions: Sessions,
    private readonly directory: OfficeDirectory,
  ) {}

  @Post()
  @HttpCode(201)
  @ApiOperation({ summary: '직원이 들어온다', description: '세션 쿠키를 드립니다. 프로그램은 개인 토큰을 씁니다.' })
  async begin(
    @Param('office') office: string,
    @Body() { account, password }: SignInBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ office: string }> {
    ensureOwnNetwork(await this.directory.of(office), request.ip);
    const session = await this.signIn.signIn(office, account, password, request.ip);
    void reply.setCookie(STAFF_COOKIE, session, { path: '/', httpOnly: true, secure: true, sameSite: 'lax' });
    return { office };
  }

  @Get('current')
  @UseGuards(StaffGuard)
  @ApiBearerAuth()
  @ApiOperation({ summary: '내가 누구인지' })
  async current(@Param('office') office: string, @Staff() actor: Actor) {
    const person = (await this.directory.of(office)).person(actor.id);
    return { ...person, roles: actor.roles };
  }

  @Delete('current')
  @HttpCode(204)
  @ApiOperation({ summary: '나간다' })
  async end(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const cookie = request.cookies[STAFF_COOKIE];
    if (cookie) await this.sessions.end(cookie);
    void reply.clearCookie(STAFF_COOKIE, { path: '/', httpOnly: true, secure: true, sameSite: 'lax' });
  }
}
