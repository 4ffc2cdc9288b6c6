import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#foundation';
import { idIn } from '#front';
import { ExportPurposes, MatterExports } from '#privacy';
import { sendFile } from '../../reply.js';
import { Staff, StaffGuard } from '../staff.guard.js';
import { MatterExportBody } from './privacy-bodies.js';

@Controller('api/v1/offices/:office/exports')
@UseGuards(StaffGuard)
@ApiBearerAuth()
export class ExportsController {
  constructor(
    private readonly exports: MatterExports,
    private readonly purposes: ExportPurposes,
  ) {}

  @Get()
  @ApiOperation({ summary: '내가 만든 파일과 쓸 수 있는 목적' })
  async list(@Param('office') office: string, @Staff() actor: Actor) {
    return { purposes: this.purposes.of(actor), exports: await this.exports.of(office, actor) };
  }

  @Post()
  @HttpCode(202)
  @ApiOperation({
    summary: '목적에 맞는 파일을 만들게 한다',
    description: '목적에 필요한 칸만 담고 쪽마다 열람자와 일시를 찍습니다. 담긴 사람마다 열람기록이 남습니다.',
  })
  request(
    @Param('office') office: string,
    @Body() { purpose, why, from, to, procedure = 'complaint', department }: MatterExportBody,
    @Staff() actor: Actor,
    @Req() request: FastifyRequest,
  ) {
    const question = { procedure, from, to, department: department ?? null };
    return this.exports.request(office, { purpose, why, question }, actor, request.ip);
  }

  @Get(':export')
  @ApiOperation({ summary: '파일 만들기의 진행' })
  status(@Param('office') office: string, @Param('export') id: string, @Staff() actor: Actor) {
    return this.exports.status(office, idIn(id, 'privacy.export-not-found'), actor);
  }

  @Get(':export/file')
  @ApiOperation({
    summary: '파일을 내려받는다',
    description: '내려받을 때마다 기록됩니다. 만든 사람만 받을 수 있습니다.',
  })
  @ApiProduces('application/octet-stream')
  async file(
    @Param('office') office: string,
    @Param('export') id: string,
    @Staff() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendFile(reply, await this.exports.file(office, idIn(id, 'privacy.export-not-found'), actor, request.ip));
  }

  @Delete(':export')
  @ApiOperation({ summary: '파일 만들기를 그만둔다' })
  cancel(@Param('office') office: string, @Param('export') id: string, @Staff() actor: Actor) {
    return this.exports.cancel(office, idIn(id, 'privacy.export-not-found'), actor);
  }
}
