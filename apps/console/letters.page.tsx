import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ensure, RuleBroken } from '#foundation';
import { koreanMoment, seoulMinute } from '#calendar';
import { filter, idIn, inKorean } from '#front';
import { OfficeTx, type Tx } from '#ledger';
import { Letters, type ToldHow, Undelivered } from '#letters';
import { type WaitingLetter, WaitingLetters } from '#matters';
import { sendOn, sendPage } from '../reply.js';
import { staffChrome } from './pages/chrome.js';
import { LettersPage, type WaitingLine } from './pages/letters.js';
import { type AtWork, StaffDoor } from './staff-door.js';
import { maySayItArrived, whyItWaits } from './waiting-letter-words.js';

const HOW: readonly string[] = ['post', 'phone', 'visit'] satisfies ToldHow[];

/** 보내지 못한 편지: why, and what a person decides about each. Nothing goes out again by itself. */
@ApiExcludeController()
@Controller(':office/letters')
export class LetterPages {
  constructor(
    private readonly door: StaffDoor,
    private readonly offices: OfficeTx,
    private readonly waiting: WaitingLetters,
    private readonly letters: Letters,
    private readonly undelivered: Undelivered,
  ) {}

  @Get()
  async list(
    @Param('office') code: string,
    @Query('after') after: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(code, request, reply);
    if (atWork) await this.show(reply, atWork, filter(after, 'after'));
  }

  @Post(':letter/release')
  async release(
    @Param('office') code: string,
    @Param('letter') letter: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.act(code, letter, request, reply, (tx, id) => this.letters.release(tx, id));
  }

  @Post(':letter/arrival')
  async arrived(
    @Param('office') code: string,
    @Param('letter') letter: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.act(code, letter, request, reply, (tx, id, { actor }) => this.letters.confirm(tx, id, actor));
  }

  @Post(':letter/elsewhere')
  async elsewhere(
    @Param('office') code: string,
    @Param('letter') letter: string,
    @Body() body: { how?: unknown } | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.act(code, letter, request, reply, (tx, id, { actor }) => {
      const how = String(body?.how);
      ensure(HOW.includes(how), 'letters.how-unknown');
      return this.undelivered.toldElsewhere(tx, id, how as ToldHow, actor);
    });
  }

  private async act(
    code: string,
    letter: string,
    request: FastifyRequest,
    reply: FastifyReply,
    what: (tx: Tx, id: string, atWork: AtWork) => Promise<void>,
  ): Promise<void> {
    const atWork = await this.door.enter(code, request, reply);
    if (!atWork) return;
    try {
      const id = idIn(letter, 'letters.not-waiting');
      await this.offices.quick(code, async (tx) => {
        await this.waiting.ensureMayAct(tx, atWork.actor, id);
        await what(tx, id, atWork);
      });
      sendOn(reply, `/${atWork.office.code}/letters`);
    } catch (error) {
      if (!(error instanceof RuleBroken)) throw error;
      await this.show(reply, atWork, undefined, inKorean(error.code, error.details));
    }
  }

  private async show(
    reply: FastifyReply,
    { office, label, actor }: AtWork,
    after: string | undefined,
    notice?: string,
  ): Promise<void> {
    const address = `/${office.code}/letters`;
    const from = after === undefined ? undefined : idIn(after, 'front.query-invalid');
    const { rows, next } = await this.waiting.page(office.code, actor, from);
    const page = (
      <LettersPage
        chrome={staffChrome(office, label, 'letters')}
        lines={rows.map((row) => lineOf(row, office.code))}
        first={from === undefined ? undefined : address}
        next={next === null ? undefined : `${address}?after=${next}`}
        notice={notice}
      />
    );
    sendPage(reply, page, notice === undefined ? 200 : 422);
  }
}

function lineOf(row: WaitingLetter, office: string): WaitingLine {
  return {
    id: row.id,
    letter: `${row.template} ${row.name}`,
    matter: row.receiptNo === null ? undefined : { href: `/${office}/matters/${row.matter}`, receiptNo: row.receiptNo },
    title: row.title ?? undefined,
    to: row.person ?? '지워진 사람',
    writtenAt: koreanMoment(seoulMinute(row.writtenAt)),
    state: row.state === 'held' ? '보류' : '돌아옴',
    why: whyItWaits(row.reason),
    address: `/${office}/letters/${row.id}`,
    mayHaveArrived: maySayItArrived(row.reason),
  };
}
