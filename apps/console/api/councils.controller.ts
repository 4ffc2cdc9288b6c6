import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiHeader, ApiOperation, ApiQuery } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ActTarget, CouncilBoard, CouncilDesk, TakeAct } from '#councils';
import type { Actor } from '#foundation';
import { etag, filter, idempotencyKey, idIn, ifMatch, objectBody } from '#front';
import { OfficeDirectory } from '#office';
import { answersSchema } from '#procedure';
import { Staff, StaffGuard } from '../staff.guard.js';

const PLACES = ['', 'members/:member/', 'sessions/:session/', 'sessions/:session/items/:item/'] as const;

@Controller('api/v1/offices/:office/councils')
@UseGuards(StaffGuard)
@ApiBearerAuth()
export class CouncilsController {
  constructor(
    private readonly board: CouncilBoard,
    private readonly desk: CouncilDesk,
    private readonly acts: TakeAct,
    private readonly directory: OfficeDirectory,
  ) {}

  @Get()
  @ApiOperation({
    summary: '위원회',
    description: '구성의 흠, 한 해에 해야 할 심의, 안건에 알리지 못한 의결을 함께 드립니다.',
  })
  async list(@Param('office') office: string) {
    return { councils: await this.board.list(office) };
  }

  @Get(':council')
  @ApiOperation({ summary: '위원회 하나', description: '위원과 임기, 회의, 지금 간사가 할 수 있는 일' })
  @ApiQuery({ name: 'after', required: false })
  async one(
    @Param('office') office: string,
    @Param('council') council: string,
    @Query('after') after: unknown,
    @Staff() actor: Actor,
  ) {
    const { office: _, ...page } = await this.board.one(office, council, filter(after, 'after'));
    return { ...page, acts: await this.open(office, { council }, actor) };
  }

  @Get(':council/sessions/:session')
  @ApiOperation({
    summary: '회의 하나',
    description: '안건, 나온 위원, 빠진 위원, 의견, 의결, 회의록. ETag가 회의의 판입니다.',
  })
  async session(
    @Param('office') office: string,
    @Param('council') council: string,
    @Param('session') session: string,
    @Staff() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const id = idIn(session, 'councils.not-found');
    const { office: _, ...page } = await this.board.session(office, council, id, actor);
    void reply.header('ETag', etag(page.session.version));
    const items = await Promise.all(
      page.items.map(async (item) => ({
        ...item,
        acts: await this.open(office, { council, session: id, item: item.id }, actor),
      })),
    );
    return { ...page, items, acts: await this.open(office, { council, session: id }, actor) };
  }

  @Post(PLACES.map((place) => `:council/${place}acts/:act`))
  @HttpCode(200)
  @ApiOperation({
    summary: '간사가 위원회의 일을 한다',
    description:
      '무엇을 적는지는 조회의 acts에 있습니다. 위원회(seat-official, seat-outsider, plan), 위원(renew, name-chair, end-term), ' +
      '회의(lay-item, call, note-attendance, close, cancel), 안건(name-party, take-statement, recuse, count-votes, tell-again)',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiHeader({ name: 'If-Match', required: false, description: '회의의 ETag. 그 사이 누가 고쳤으면 412' })
  @ApiBody({ schema: { type: 'object' } })
  async act(
    @Param() path: { office: string; council: string; member?: string; session?: string; item?: string; act: string },
    @Staff() actor: Actor,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const [key, version] = [idempotencyKey(request), ifMatch(request)];
    const options = { ...(key !== undefined && { key }), ...(version !== undefined && { version }) };
    const answer = await this.acts.take(path.office, targetIn(path), path.act, actor, objectBody(body ?? {}), options);
    if (answer.version !== null) void reply.header('ETag', etag(answer.version));
    return answer;
  }

  private async open(office: string, target: ActTarget, actor: Actor) {
    const view = await this.directory.of(office);
    const steps = await this.desk.open(office, target, actor);
    return steps.map((step) => ({ code: step.code, label: step.label, answers: answersSchema(step, view) }));
  }
}

function targetIn({
  council,
  member,
  session,
  item,
}: {
  council: string;
  member?: string;
  session?: string;
  item?: string;
}): ActTarget {
  const id = (path: string): string => idIn(path, 'councils.not-found');
  return {
    council,
    ...(member !== undefined && { member: id(member) }),
    ...(session !== undefined && { session: id(session) }),
    ...(item !== undefined && { item: id(item) }),
  };
}
