import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RuleBroken } from '#foundation';
import { inKorean } from '#front';
import { type FormProblems, noProblems } from '#krds';
import { type Office, OfficeDirectory } from '#office';
import { ResidentAccess } from '#people';
import { OWN_CONTACT_FORM } from '#privacy';
import { sendOn, sendPage } from '../reply.js';
import { chromeOf } from './pages/chrome.js';
import { FindPage } from './pages/find.js';
import { TrackingPage } from './pages/tracking.js';
import { Residents } from './resident.js';
import { ResidentDoor } from './resident-door.js';
import { trackingViewOf } from './tracking-view.js';

/** 내 민원 찾기 and 진행 조회. */
@ApiExcludeController()
@Controller(':office')
export class TrackingPages {
  constructor(
    private readonly directory: OfficeDirectory,
    private readonly access: ResidentAccess,
    private readonly residents: Residents,
    private readonly door: ResidentDoor,
  ) {}

  @Get('track')
  async find(
    @Param('office') code: string,
    @Query('ended') ended: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const office = await this.directory.of(code);
    const problems = ended === undefined ? noProblems : { fields: new Map(), form: [inKorean('people.session-ended')] };
    this.showFind(reply, office, {}, problems);
  }

  @Post('track')
  async open(
    @Param('office') code: string,
    @Body() body: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const office = await this.directory.of(code);
    const receiptNo = text(body['receiptNo']);
    try {
      const given = { receiptNo, code: text(body['code']), ip: request.ip };
      const session = await this.access.openByCode(office.code, given, this.residents.findByReceipt);
      this.door.remember(reply, session);
      sendOn(reply, `/${office.code}/track/${session.matter}`);
    } catch (error) {
      if (!(error instanceof RuleBroken)) throw error;
      this.showFind(
        reply,
        office,
        { receiptNo },
        { fields: new Map(), form: [inKorean(error.code, error.details)] },
        422,
      );
    }
  }

  @Get('track/:matter')
  async track(
    @Param('office') code: string,
    @Param('matter') matter: string,
    @Query('done') done: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const office = await this.directory.of(code);
    const at = await this.door.at(request, office.code, matter);
    if (!at) {
      sendOn(reply, `/${office.code}/track?ended=yes`);
      return;
    }
    const { who, page } = at;
    const view = trackingViewOf(page, who.level === 'full' ? 'full' : 'status', office.profile.phone);
    const steps = new Map([...page.procedure.steps, [OWN_CONTACT_FORM.code, OWN_CONTACT_FORM]]);
    const taken = done === undefined ? undefined : steps.get(done);
    sendPage(
      reply,
      <TrackingPage
        {...view}
        chrome={chromeOf(office, 'track', true)}
        notice={taken && (taken.resident ?? `${taken.label}: 마쳤습니다.`)}
        mailAction={who.level === 'full' ? undefined : `/${office.code}/track/mail-code`}
      />,
    );
  }

  /** Lets a session go on while somebody reads or writes on a page that asks nothing of the server. */
  @Post('session')
  async goOn(@Param('office') code: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const office = await this.directory.of(code);
    void reply.status((await this.door.who(request, office.code)) ? 204 : 401).send();
  }

  @Post('sign-out')
  async out(@Param('office') code: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const office = await this.directory.of(code);
    await this.door.out(request, reply, office.code);
    sendOn(reply, `/${office.code}`);
  }

  private showFind(
    reply: FastifyReply,
    office: Office,
    given: { receiptNo?: string },
    problems: FormProblems,
    status = 200,
  ): void {
    const page = (
      <FindPage
        chrome={chromeOf(office, 'track')}
        action={`/${office.code}/track`}
        mailAction={`/${office.code}/track/mail-code`}
        given={given}
        problems={problems}
      />
    );
    sendPage(reply, page, status);
  }
}

function text(field: unknown): string {
  return typeof field === 'string' ? field : '';
}
