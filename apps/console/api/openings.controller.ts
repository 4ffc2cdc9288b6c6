import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiBody, ApiHeader, ApiOperation, ApiQuery } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#foundation';
import { etag, filter, idempotencyKey, idIn, objectBody } from '#front';
import { MatterPages, openingOf, Openings, TakeStep } from '#matters';
import { OfficeDirectory } from '#office';
import { openingView } from '../../openings-view.js';
import { Staff, StaffGuard } from '../staff.guard.js';

@Controller('api/v1/offices/:office/procedures')
@UseGuards(StaffGuard)
@ApiBearerAuth()
export class OpeningsController {
  constructor(
    private readonly directory: OfficeDirectory,
    private readonly openings: Openings,
    private readonly pages: MatterPages,
    private readonly commands: CommandBus,
  ) {}

  @Get()
  @ApiOperation({
    summary: '열 수 있는 안건',
    description: '대리 접수, 장애 중 받은 것의 등록 등. 다른 안건에 대해 여는 것은 그 안건의 openings에 있습니다.',
  })
  async list(@Param('office') code: string, @Staff() actor: Actor) {
    const office = await this.directory.of(code);
    const openings = await this.openings.byItself(office.code, actor);
    return { procedures: openings.map((opening) => openingView(opening, office)) };
  }

  @Post(':procedure/matters')
  @HttpCode(201)
  @ApiOperation({
    summary: '절차를 골라 안건을 연다',
    description: '무엇을 적는지는 components의 <절차>.<단계>에 있습니다.',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiQuery({ name: 'step', required: false, description: '여는 단계가 여럿일 때. 비우면 첫 단계' })
  @ApiQuery({ name: 'about', required: false, description: '어느 안건에 대한 것인지(matter)' })
  @ApiBody({ schema: { type: 'object' } })
  async open(
    @Param('office') office: string,
    @Param('procedure') procedure: string,
    @Query('step') step: unknown,
    @Query('about') about: unknown,
    @Staff() actor: Actor,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const other = filter(about, 'about');
    const matter = other === undefined ? undefined : idIn(other, 'matters.not-found');
    const offered =
      matter === undefined
        ? await this.openings.byItself(office, actor, procedure)
        : (await this.pages.of(office, matter, actor)).openings;
    const opening = openingOf(offered, procedure, filter(step, 'step'));
    const target = { procedure, ...(matter !== undefined && { about: matter }) };
    const key = idempotencyKey(request);
    const answer = await this.commands.execute(
      new TakeStep(office, target, opening.step.code, actor, objectBody(body), key === undefined ? {} : { key }),
    );
    void reply
      .header('ETag', etag(answer.version))
      .header('Location', `/api/v1/offices/${office}/matters/${answer.matter}`);
    return answer;
  }
}
