import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiBody, ApiHeader, ApiOperation, ApiQuery } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, Clock, ensure } from '#foundation';
import { etag, filter, idempotencyKey, idIn, ifMatch, objectBody, pageSize } from '#front';
import { OfficeTx } from '#ledger';
import { Deeds, MatterPages, MatterSearch, OfficerDesk, SimilarMatters, TakeStep } from '#matters';
import { Vault } from '#people';
import { aboutOf, Complainants } from '../complainants.js';
import { FindsMatter, matterFoundBy, Staff, StaffGuard, staffOf } from '../staff.guard.js';
import { staffView } from '../staff-view.js';
import { ContactBody } from './bodies.js';

const FILTERS = [
  'procedure',
  'department',
  'officer',
  'state',
  'kind',
  'dong',
  'mark',
  'search',
  'after',
  'limit',
] as const;

@Controller('api/v1/offices/:office/matters')
@UseGuards(StaffGuard)
@ApiBearerAuth()
export class MattersController {
  constructor(
    private readonly desk: OfficerDesk,
    private readonly search: MatterSearch,
    private readonly pages: MatterPages,
    private readonly similar: SimilarMatters,
    private readonly vault: Vault,
    private readonly offices: OfficeTx,
    private readonly commands: CommandBus,
    private readonly complainants: Complainants,
    private readonly deeds: Deeds,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({
    summary: '진행 중인 안건',
    description:
      '기한이 가까운 것부터. search는 두 글자 이상이나 접수번호 전체이며, 끝난 안건도 찾습니다. 다음 쪽은 next를 after에 넣습니다.',
  })
  @ApiQuery({ name: 'procedure', required: false })
  @ApiQuery({ name: 'department', required: false })
  @ApiQuery({ name: 'officer', required: false })
  @ApiQuery({ name: 'state', required: false, description: '쉼표로 여럿' })
  @ApiQuery({ name: 'kind', required: false })
  @ApiQuery({ name: 'dong', required: false })
  @ApiQuery({ name: 'mark', required: false, description: 'overdue 등' })
  @ApiQuery({ name: 'search', required: false })
  @ApiQuery({ name: 'after', required: false })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 } })
  async list(@Param('office') office: string, @Query() query: Record<string, unknown>) {
    const [procedure, department, officer, state, kind, dong, mark, search, after, limit] = FILTERS.map((name) =>
      filter(query[name], name),
    );
    const most = pageSize(limit);
    const page = search
      ? await this.search.find(office, search, after, most)
      : await this.desk.page(office, { procedure, department, officer, state, kind, dong, mark, after, most });
    const names = await this.complainants.names(office, page.rows);
    const matters = page.rows.map(({ person: _, ...row }) => ({ ...row, complainant: names.get(row.id) ?? null }));
    return { matters, next: page.next };
  }

  @Post()
  @HttpCode(201)
  @ApiOperation({ summary: '대신 접수한다(방문·전화·우편)' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiBody({ schema: { $ref: '#/components/schemas/complaint.submit' } as never })
  async open(
    @Param('office') office: string,
    @Staff() actor: Actor,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const key = idempotencyKey(request);
    const options = key === undefined ? {} : { key };
    const answer = await this.commands.execute(
      new TakeStep(office, { procedure: 'complaint' }, 'submit', actor, objectBody(body), options),
    );
    void reply
      .header('ETag', etag(answer.version))
      .header('Location', `/api/v1/offices/${office}/matters/${answer.matter}`);
    return answer;
  }

  @Get(':matter')
  @ApiOperation({
    summary: '안건 하나',
    description:
      '기한의 계산 근거, 지금 밟을 수 있는 단계와 이 안건에 대해 열 수 있는 것(openings), 물을 것(JSON Schema), 관련 안건(links), 지난 일',
  })
  async one(
    @Param('office') office: string,
    @Param('matter') matter: string,
    @Staff() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const page = await this.pages.of(office, idIn(matter, 'matters.not-found'), actor);
    await this.complainants.noteView(page, actor, request.ip);
    void reply.header('ETag', etag(page.version));
    return staffView(page);
  }

  @Get(':matter/steps/:step/offered')
  @ApiOperation({
    summary: '단계에서 지금 고를 수 있는 것',
    description: '비어 있는 시간대, 방처럼 그때그때 바뀌는 것(offered)의 목록. 목록마다 [값, 이름].',
  })
  async offered(@Param() path: { office: string; matter: string; step: string }, @Staff() actor: Actor) {
    const page = await this.pages.of(path.office, idIn(path.matter, 'matters.not-found'), actor);
    const open = page.steps.find(({ step }) => step.code === path.step);
    ensure(open, 'procedure.step-not-open', { step: path.step, state: page.record.state });
    return { lists: Object.fromEntries(await this.deeds.offered(page.office, open.step, this.clock.now(path.office))) };
  }

  @Get(':matter/similar')
  @ApiOperation({
    summary: '비슷한 안건',
    description:
      '같은 연락처로 낸 것과 글이 비슷한 것. 같은 일인지는 담당자가 판단하며, 이것만으로 정해지는 것은 없습니다.',
  })
  async alike(@Param('office') office: string, @Param('matter') matter: string, @Staff() actor: Actor) {
    const page = await this.pages.of(office, idIn(matter, 'matters.not-found'), actor);
    return { matters: await this.similar.of(page) };
  }

  @Post(':matter/steps/:step')
  @HttpCode(200)
  @FindsMatter()
  @ApiOperation({
    summary: '단계를 밟는다',
    description: '무엇을 적는지는 안건의 steps와 components의 <절차>.<단계>에 있습니다.',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiHeader({ name: 'If-Match', required: false, description: '안건의 ETag. 그 사이 누가 고쳤으면 412' })
  @ApiBody({ schema: { type: 'object' } })
  async step(
    // Path and body are read from the request: each parameter of its own passes Nest's pipes by itself.
    @Req() request: FastifyRequest<{ Params: { office: string; matter: string; step: string } }>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { office, matter, step } = request.params;
    const [key, version, found] = [idempotencyKey(request), ifMatch(request), matterFoundBy(request)];
    const options = {
      ...(key !== undefined && { key }),
      ...(version !== undefined && { version }),
      ...(found && { found }),
    };
    const target = { matter: idIn(matter, 'matters.not-found') };
    const answer = await this.commands.execute(
      new TakeStep(office, target, step, staffOf(request), objectBody(request.body ?? {}), options),
    );
    void reply.header('ETag', etag(answer.version));
    return answer;
  }

  @Post(':matter/contact')
  @HttpCode(200)
  @ApiOperation({ summary: '민원인의 연락처를 본다', description: '사유와 함께 열람기록에 남습니다.' })
  async contact(
    @Param('office') office: string,
    @Param('matter') matter: string,
    @Staff() actor: Actor,
    @Body() { reason, purpose = 'answer' }: ContactBody,
    @Req() request: FastifyRequest,
  ) {
    const page = await this.pages.of(office, idIn(matter, 'matters.not-found'), actor);
    const { person } = page.record;
    ensure(person, 'people.no-such-person');
    return this.offices.quick(office, (tx) =>
      this.vault.open(tx, person, { actor, from: request.ip, purpose, reason, about: aboutOf(page) }),
    );
  }
}
