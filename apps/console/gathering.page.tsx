import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RuleBroken } from '#foundation';
import { filter, formWithFile, inKorean, TakesFiles } from '#front';
import { type FormProblems, noProblems } from '#krds';
import { Gathering, Lists, MOST_BYTES } from '#lists';
import { sendFile, sendOn, sendPage } from '../reply.js';
import { listTabs } from './list-tabs.js';
import { staffChrome } from './pages/chrome.js';
import { GatheringPage } from './pages/lists.js';
import { type AtWork, StaffDoor } from './staff-door.js';

/** 부서 취합. */
@ApiExcludeController()
@Controller(':office/lists/gathering')
export class GatheringPages {
  constructor(
    private readonly door: StaffDoor,
    private readonly gathering: Gathering,
    private readonly lists: Lists,
  ) {}

  @Get()
  async show(
    @Param('office') code: string,
    @Query('procedure') procedure: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(code, request, reply);
    if (atWork) await this.page(reply, atWork, { procedure: filter(procedure, 'procedure') ?? '' });
  }

  @Post('sheet')
  async sheet(
    @Param('office') code: string,
    @Body() body: Readonly<Record<string, unknown>> = {},
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(code, request, reply);
    if (!atWork) return;
    const steps = Object.keys(body).flatMap((name) => (name.startsWith('step.') ? [name.slice('step.'.length)] : []));
    const asked = { procedure: textOf(body['procedure']), department: textOf(body['department']), steps };
    try {
      sendFile(reply, await this.gathering.sheet(code, asked, atWork.actor));
    } catch (error) {
      if (!(error instanceof RuleBroken)) throw error;
      const problems = { ...noProblems, fields: new Map([['department', inKorean(error.code, error.details)]]) };
      await this.page(reply, atWork, { ...asked, problems }, 422);
    }
  }

  @Post()
  @TakesFiles()
  async sendBack(
    @Param('office') code: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(code, request, reply);
    if (!atWork) return;
    const { file } = await formWithFile(request, MOST_BYTES);
    try {
      if (!file) throw new RuleBroken('lists.no-file');
      const { id } = await this.lists.sendBack(code, file, atWork.actor);
      sendOn(reply, `/${code}/lists/${id}`);
    } catch (error) {
      if (!(error instanceof RuleBroken)) throw error;
      const problems = { ...noProblems, fields: new Map([['file', inKorean(error.code, error.details)]]) };
      await this.page(reply, atWork, { procedure: '', problems }, 422);
    }
  }

  private async page(
    reply: FastifyReply,
    { office, actor, label }: AtWork,
    {
      procedure,
      department,
      problems = noProblems,
    }: { procedure: string; department?: string; problems?: FormProblems },
    status = 200,
  ): Promise<void> {
    const address = `/${office.code}/lists/gathering`;
    const offered = await this.gathering.offered(office.code, actor);
    const at = offered.find((each) => each.procedure.code === procedure) ?? offered[0];
    sendPage(
      reply,
      <GatheringPage
        chrome={staffChrome(office, label, 'lists')}
        address={address}
        tabs={listTabs(office.code, 'gathering')}
        tables={offered.map((each) => ({
          href: `${address}?procedure=${each.procedure.code}`,
          label: each.procedure.title.ko,
          current: each === at,
        }))}
        procedure={at?.procedure.code ?? ''}
        steps={(at?.steps ?? []).map((step) => [step.code, step.label])}
        departments={[...office.departments()].map(([code, { label: name }]) => [code, name])}
        department={department ?? actor.department ?? ''}
        problems={problems}
      />,
      status,
    );
  }
}

function textOf(field: unknown): string {
  return typeof field === 'string' ? field : '';
}
