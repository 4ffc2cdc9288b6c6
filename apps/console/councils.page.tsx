import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CouncilBoard, CouncilDesk } from '#councils';
import { filter, idIn } from '#front';
import { sendPage } from '../reply.js';
import { staffChrome } from './pages/chrome.js';
import { CouncilPage } from './pages/council.js';
import { CouncilSessionPage } from './pages/council-session.js';
import { CouncilsPage } from './pages/councils.js';
import { StaffDoor } from './staff-door.js';

/** 위원회, 위원, 회의. */
@ApiExcludeController()
@Controller(':office/councils')
export class CouncilPages {
  constructor(
    private readonly door: StaffDoor,
    private readonly board: CouncilBoard,
    private readonly desk: CouncilDesk,
  ) {}

  @Get()
  async list(@Param('office') code: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const atWork = await this.door.enter(code, request, reply);
    if (!atWork) return;
    const councils = await this.board.list(code);
    sendPage(reply, <CouncilsPage chrome={staffChrome(atWork.office, atWork.label, 'councils')} councils={councils} />);
  }

  @Get(':council')
  async one(
    @Param() path: { office: string; council: string },
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(path.office, request, reply);
    if (!atWork) return;
    const { office, actor, label } = atWork;
    const { council } = path;
    const page = await this.board.one(office.code, council, filter(query['after'], 'after'));
    const acts = await this.desk.open(office.code, { council }, actor);
    const memberActs = await Promise.all(
      page.members
        .filter(({ endedOn }) => endedOn === null)
        .map(async ({ id }) => [id, await this.desk.open(office.code, { council, member: id }, actor)] as const),
    );
    const done = query['done'] === undefined ? undefined : '마쳤습니다.';
    sendPage(
      reply,
      <CouncilPage
        chrome={staffChrome(office, label, 'councils')}
        page={page}
        acts={acts}
        memberActs={new Map(memberActs)}
        notice={done}
      />,
    );
  }

  @Get(':council/sessions/:session')
  async session(
    @Param() path: { office: string; council: string; session: string },
    @Query('done') done: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(path.office, request, reply);
    if (!atWork) return;
    const { office, actor, label } = atWork;
    const target = { council: path.council, session: idIn(path.session, 'councils.not-found') };
    const page = await this.board.session(office.code, target.council, target.session, actor);
    const acts = await this.desk.open(office.code, target, actor);
    const itemActs = await Promise.all(
      page.items.map(
        async ({ id }) => [id, await this.desk.open(office.code, { ...target, item: id }, actor)] as const,
      ),
    );
    sendPage(
      reply,
      <CouncilSessionPage
        chrome={staffChrome(office, label, 'councils')}
        page={page}
        acts={acts}
        itemActs={new Map(itemActs)}
        notice={done === undefined ? undefined : '마쳤습니다.'}
      />,
    );
  }
}
