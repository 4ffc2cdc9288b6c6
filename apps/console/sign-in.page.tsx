import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RuleBroken } from '#foundation';
import { inKorean, problemOf } from '#front';
import { Heading, Layout, noProblems, StructuredList } from '#krds';
import { type Office, OfficeDirectory } from '#office';
import { sendOn, sendPage } from '../reply.js';
import { staffChrome } from './pages/chrome.js';
import { SignInPage } from './pages/sign-in.js';
import { StaffDoor } from './staff-door.js';

@ApiExcludeController()
@Controller()
export class SignInPages {
  constructor(
    private readonly directory: OfficeDirectory,
    private readonly door: StaffDoor,
  ) {}

  @Get()
  async offices(@Res() reply: FastifyReply): Promise<void> {
    const offices = await Promise.all((await this.directory.codes()).map((code) => this.directory.of(code)));
    const cards = offices.map(({ code, profile }) => ({ href: `/${code}/desk`, title: profile.title }));
    sendPage(
      reply,
      <Layout chrome={{ home: '/', staff: true }} title="기관 고르기">
        <Heading title="어느 기관에서 일하시나요?" />
        <StructuredList cards={cards} />
      </Layout>,
    );
  }

  @Get(':office')
  async begin(@Param('office') code: string, @Res() reply: FastifyReply): Promise<void> {
    sendOn(reply, `/${(await this.directory.of(code)).code}/desk`);
  }

  @Get(':office/sign-in')
  async form(@Param('office') code: string, @Query('next') next: unknown, @Res() reply: FastifyReply): Promise<void> {
    const office = await this.directory.of(code);
    sendPage(reply, <SignInPage {...this.view(office, next)} account="" problems={noProblems} />);
  }

  @Post(':office/sign-in')
  async signIn(
    @Param('office') code: string,
    @Body() body: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const office = await this.directory.of(code);
    const [account, password] = [text(body['account']), text(body['password'])];
    try {
      await this.door.open(reply, office.code, account, password, request.ip);
      sendOn(reply, ownPath(office, body['next']));
    } catch (error) {
      if (!(error instanceof RuleBroken)) throw error;
      const problems = { fields: new Map<string, string>(), form: [inKorean(error.code, error.details)] };
      sendPage(
        reply,
        <SignInPage {...this.view(office, body['next'])} account={account} problems={problems} />,
        problemOf(error).status,
      );
    }
  }

  /** Lets a session go on while somebody reads or writes on a page that asks nothing of the server. */
  @Post(':office/session')
  async goOn(@Param('office') code: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    void reply.status((await this.door.goesOn(code, request)) ? 204 : 401).send();
  }

  @Post(':office/sign-out')
  async signOut(
    @Param('office') code: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const office = await this.directory.of(code);
    await this.door.out(request, reply);
    sendOn(reply, `/${office.code}/sign-in`);
  }

  private view(office: Office, next: unknown) {
    return { chrome: staffChrome(office), action: `/${office.code}/sign-in`, next: ownPath(office, next) };
  }
}

/** Only a path of this office: an address from outside is nowhere to go after signing in. */
function ownPath({ code }: Office, next: unknown): string {
  return typeof next === 'string' && next.startsWith(`/${code}/`) && !next.includes('\\') ? next : `/${code}/desk`;
}

function text(field: unknown): string {
  return typeof field === 'string' ? field : '';
}
