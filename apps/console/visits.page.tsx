import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { filter } from '#front';
import { VisitRota } from '#visits';
import { sendPage } from '../reply.js';
import { staffChrome } from './pages/chrome.js';
import { VisitsPage } from './pages/visits.js';
import { StaffDoor } from './staff-door.js';

/** 방문 일정과 순회. Visits are planned and recorded by the forms of their table. */
@ApiExcludeController()
@Controller(':office/visits')
export class VisitPages {
  constructor(
    private readonly door: StaffDoor,
    private readonly rota: VisitRota,
  ) {}

  @Get()
  async list(
    @Param('office') code: string,
    @Query('after') after: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(code, request, reply);
    if (!atWork) return;
    const from = filter(after, 'after');
    const [coverage, { visits, next }] = await Promise.all([this.rota.coverage(code), this.rota.visits(code, from)]);
    const here = `/${code}/visits`;
    const page = (
      <VisitsPage
        chrome={staffChrome(atWork.office, atWork.label, 'visits')}
        base={`/${code}`}
        coverage={coverage}
        visits={visits}
        first={from === undefined ? undefined : here}
        next={next === null ? undefined : `${here}?after=${next}`}
      />
    );
    sendPage(reply, page);
  }
}
