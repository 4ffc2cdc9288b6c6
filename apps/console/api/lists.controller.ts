import { Controller, Delete, Get, HttpCode, Param, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiOperation, ApiProduces, ApiQuery } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#foundation';
import { fileBody, filter, idIn, startOf, TakesFiles } from '#front';
import { type BeingLookedAt, type DryRun, Gathering, Lists, MOST_BYTES, problemText } from '#lists';
import { sendFile } from '../../reply.js';
import { Staff, StaffGuard } from '../staff.guard.js';

@Controller('api/v1/offices/:office/lists')
@UseGuards(StaffGuard)
@ApiBearerAuth()
export class ListsController {
  constructor(
    private readonly lists: Lists,
    private readonly gathering: Gathering,
  ) {}

  @Get()
  @ApiOperation({ summary: '내가 올린 목록' })
  @ApiQuery({ name: 'after', required: false })
  list(@Param('office') office: string, @Query('after') after: unknown, @Staff() actor: Actor) {
    const from = filter(after, 'after');
    return this.lists.of(office, actor, from === undefined ? undefined : idIn(from, 'lists.not-found'));
  }

  @Get('templates/:procedure')
  @ApiOperation({ summary: '빈 서식을 내려받는다', description: '칸은 그 절차를 여는 단계가 묻는 것입니다.' })
  @ApiQuery({ name: 'step', required: false })
  @ApiProduces('application/octet-stream')
  async template(
    @Param('office') office: string,
    @Param('procedure') procedure: string,
    @Query('step') step: unknown,
    @Staff() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendFile(reply, await this.lists.template(office, procedure, filter(step, 'step'), actor));
  }

  @Get('gathering/:procedure')
  @ApiOperation({
    summary: '부서가 채울 취합본을 내려받는다',
    description: '부서에 열려 있는 안건마다 한 행. 고른 단계가 묻는 칸만 열려 있습니다. 사람의 이름은 담지 않습니다.',
  })
  @ApiQuery({ name: 'department', description: '부서 코드' })
  @ApiQuery({ name: 'steps', description: '단계 코드, 쉼표로', example: 'start-work,draft-answer' })
  @ApiProduces('application/octet-stream')
  async gather(
    @Param('office') office: string,
    @Param('procedure') procedure: string,
    @Query() { department, steps }: Readonly<Record<string, unknown>>,
    @Staff() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = {
      procedure,
      department: filter(department, 'department') ?? '',
      steps: (filter(steps, 'steps') ?? '').split(','),
    };
    sendFile(reply, await this.gathering.sheet(office, asked, actor));
  }

  @Post('returns')
  @HttpCode(201)
  @TakesFiles()
  @ApiOperation({
    summary: '채운 취합본을 올린다',
    description: '아무 단계도 밟지 않고 행마다 달라지는 것과 어긋나는 것을 답합니다. 확정은 목록과 같습니다.',
  })
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  async sendBack(@Param('office') office: string, @Staff() actor: Actor, @Req() request: FastifyRequest) {
    const { id } = await this.lists.sendBack(office, await startOf(fileBody(request), MOST_BYTES), actor);
    return told(await this.lists.dryRun(office, id, actor));
  }

  @Post()
  @HttpCode(201)
  @TakesFiles()
  @ApiOperation({
    summary: '목록을 올린다',
    description:
      'XLSX나 CSV. 아무것도 접수하지 않고 행마다 고칠 점을 답합니다. 200행이 넘으면 뒤에서 살펴보고 `looking`에 진행을 답합니다. 5,000행, 5MB까지. 7일 뒤 지워집니다.',
  })
  @ApiQuery({ name: 'procedure', description: '절차 코드', example: 'complaint' })
  @ApiQuery({ name: 'step', required: false, description: '여는 단계가 여럿이면 그 코드' })
  @ApiQuery({
    name: 'about',
    required: false,
    description: '다른 안건에 관한 것을 여는 단계이면 그 접수번호. 행마다 적어도 됩니다.',
  })
  @ApiQuery({ name: 'name', description: '목록 이름. 같은 이름의 같은 연번은 두 번 접수되지 않습니다.' })
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  async send(
    @Param('office') office: string,
    @Query() { procedure, step, about, name }: Readonly<Record<string, unknown>>,
    @Staff() actor: Actor,
    @Req() request: FastifyRequest,
  ) {
    const list = {
      procedure: filter(procedure, 'procedure') ?? '',
      step: filter(step, 'step'),
      about: filter(about, 'about'),
      name: filter(name, 'name') ?? '',
      bytes: await startOf(fileBody(request), MOST_BYTES),
    };
    const { id } = await this.lists.send(office, list, actor);
    return told(await this.lists.dryRun(office, id, actor));
  }

  @Get(':list')
  @ApiOperation({ summary: '올린 목록의 진행' })
  status(@Param('office') office: string, @Param('list') id: string, @Staff() actor: Actor) {
    return this.lists.status(office, idIn(id, 'lists.not-found'), actor);
  }

  @Get(':list/rows')
  @ApiOperation({
    summary: '처리한다면 행마다 어떻게 되는지',
    description: '200행이 넘는 목록은 뒤에서 살펴봅니다. 그동안은 행 대신 `looking`에 진행이 있습니다.',
  })
  async rows(@Param('office') office: string, @Param('list') id: string, @Staff() actor: Actor) {
    return told(await this.lists.dryRun(office, idIn(id, 'lists.not-found'), actor));
  }

  @Post(':list/looks')
  @HttpCode(202)
  @ApiOperation({ summary: '긴 목록을 다시 살펴보게 한다', description: '200행까지는 볼 때마다 살펴봅니다.' })
  async lookAgain(@Param('office') office: string, @Param('list') id: string, @Staff() actor: Actor) {
    const list = idIn(id, 'lists.not-found');
    await this.lists.lookAgain(office, list, actor);
    return told(await this.lists.dryRun(office, list, actor));
  }

  @Post(':list/confirmation')
  @HttpCode(202)
  @ApiOperation({
    summary: '확정한다',
    description: '새 행만 올린 사람의 권한으로 처리합니다. 고칠 점이 있는 행은 남깁니다.',
  })
  confirm(@Param('office') office: string, @Param('list') id: string, @Staff() actor: Actor) {
    return this.lists.confirm(office, idIn(id, 'lists.not-found'), actor);
  }

  @Get(':list/file')
  @ApiOperation({ summary: '행마다의 결과 파일' })
  @ApiProduces('application/octet-stream')
  async file(
    @Param('office') office: string,
    @Param('list') id: string,
    @Staff() actor: Actor,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendFile(reply, await this.lists.file(office, idIn(id, 'lists.not-found'), actor));
  }

  @Delete(':list')
  @ApiOperation({ summary: '그만둔다', description: '이미 처리한 행은 그대로 남습니다.' })
  cancel(@Param('office') office: string, @Param('list') id: string, @Staff() actor: Actor) {
    return this.lists.cancel(office, idIn(id, 'lists.not-found'), actor);
  }
}

/** Problems with their sentences, so that a program need not know the codes. */
function told(looked: DryRun | BeingLookedAt) {
  if (looked.looking) return looked;
  const { rows, ...run } = looked;
  return {
    ...run,
    rows: rows.map(({ problems, ...row }) => ({
      ...row,
      problems: problems.map((problem) => ({ ...problem, sentence: problemText(problem) })),
    })),
  };
}
