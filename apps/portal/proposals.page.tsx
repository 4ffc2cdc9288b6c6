import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { filter } from '#front';
import { OfficeDirectory } from '#office';
import { PublicProposals } from '#proposals';
import { sendPage } from '../reply.js';
import { chromeOf } from './pages/chrome.js';
import { ProposalsPage } from './pages/proposals.js';

/** 국민제안의 접수와 처리 상황(국민 제안 규정 §7). */
@ApiExcludeController()
@Controller(':office/proposals')
export class ProposalPages {
  constructor(
    private readonly directory: OfficeDirectory,
    private readonly proposals: PublicProposals,
  ) {}

  @Get()
  async list(@Param('office') code: string, @Query('after') after: unknown, @Res() reply: FastifyReply): Promise<void> {
    const office = await this.directory.of(code);
    const from = filter(after, 'after');
    const { rows, next } = await this.proposals.list(office.code, from);
    const here = `/${office.code}/proposals`;
    const moving = {
      first: from === undefined ? undefined : here,
      next: next === null ? undefined : `${here}?after=${next}`,
    };
    sendPage(reply, <ProposalsPage chrome={chromeOf(office)} proposals={rows} {...moving} />);
  }
}
