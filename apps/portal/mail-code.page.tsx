import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RuleBroken } from '#foundation';
import { inKorean } from '#front';
import { type FormProblems, noProblems } from '#krds';
import { MailCodeLetters } from '#matters';
import { type Office, OfficeDirectory } from '#office';
import { MailCodes } from '#people';
import { sendOn, sendPage } from '../reply.js';
import { chromeOf } from './pages/chrome.js';
import { MailCodePage } from './pages/find.js';
import { ResidentDoor } from './resident-door.js';
import { Residents } from './resident.js';

/** Six digits by mail: for who lost the lookup code, and for who came by a link and wants more than the status. */
@ApiExcludeController()
@Controller(':office/track/mail-code')
export class MailCodePages {
  constructor(
    private readonly directory: OfficeDirectory,
    private readonly codes: MailCodes,
    private readonly letters: MailCodeLetters,
    private readonly residents: Residents,
    private readonly door: ResidentDoor,
  ) {}

  /** Whether the receipt number is known is told by no answer. */
  @Post()
  async ask(
    @Param('office') code: string,
    @Body() body: Record<string, unknown> | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const office = await this.directory.of(code);
    const token = this.door.tokenOf(request);
    const receiptNo = body?.['mailReceiptNo'];
    if (typeof receiptNo === 'string' || token === undefined) {
      const given = { receiptNo: typeof receiptNo === 'string' ? receiptNo : '' };
      const waiting = await this.codes.askByReceipt(office.code, given, this.residents.findByReceipt);
      if (waiting.letter) await this.letters.send(office.code, waiting.letter);
      this.door.remember(reply, waiting);
    } else {
      await this.letters.send(office.code, await this.codes.ask(office.code, token));
    }
    sendOn(reply, `/${office.code}/track/mail-code`);
  }

  @Get()
  async form(@Param('office') code: string, @Res() reply: FastifyReply): Promise<void> {
    this.show(reply, await this.directory.of(code), noProblems);
  }

  @Post('digits')
  async confirm(
    @Param('office') code: string,
    @Body() body: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const office = await this.directory.of(code);
    const digits = typeof body['digits'] === 'string' ? body['digits'] : '';
    try {
      const session = await this.codes.confirm(office.code, this.door.tokenOf(request) ?? '', digits);
      this.door.remember(reply, session);
      sendOn(reply, `/${office.code}/track/${session.matter}`);
    } catch (error) {
      if (!(error instanceof RuleBroken)) throw error;
      const sentence = inKorean(error.code, error.details);
      this.show(
        reply,
        office,
        {
          fields: new Map([['digits', sentence]]),
          labels: new Map([['digits', '확인번호']]),
          form: [],
        },
        422,
      );
    }
  }

  private show(reply: FastifyReply, office: Office, problems: FormProblems, status = 200): void {
    const action = `/${office.code}/track/mail-code/digits`;
    sendPage(reply, <MailCodePage chrome={chromeOf(office, 'track')} action={action} problems={problems} />, status);
  }
}
