import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Req, Res, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiOperation, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, ensure } from '#foundation';
import { FileRemoval, Files, FileShelf } from '#files';
import { fileBody, idIn, TakesFiles } from '#front';
import { MatterPages } from '#matters';
import { fileView } from '../../file-lines.js';
import { ReserveBody } from '../../reserve-body.js';
import { OfficerFiles } from '../officer-files.js';
import { Staff, StaffGuard } from '../staff.guard.js';
import { DownloadBody } from './bodies.js';

@Controller('api/v1/offices/:office/matters/:matter/files')
@UseGuards(StaffGuard)
@ApiBearerAuth()
export class MatterFilesController {
  constructor(
    private readonly pages: MatterPages,
    private readonly files: Files,
    private readonly shelf: FileShelf,
    private readonly removal: FileRemoval,
    private readonly opened: OfficerFiles,
  ) {}

  @Get()
  @ApiOperation({
    summary: '안건에 붙은 파일',
    description: '주민이 보낸 것과 기관이 붙인 것. unscanned는 바이러스 검사기가 없는 설치',
  })
  async list(@Param('office') office: string, @Param('matter') matter: string, @Staff() actor: Actor) {
    const { id } = await this.page(office, matter, actor);
    return { files: (await this.shelf.list(office, id)).map((file) => ({ ...fileView(file), by: file.by })) };
  }

  @Post()
  @HttpCode(201)
  @ApiOperation({
    summary: '파일을 올릴 자리를 얻는다',
    description: '한 시간 안에 아래 content로 내용을 보냅니다. 10개, 하나에 20MB, 모두 50MB까지.',
  })
  async reserve(
    @Param('office') office: string,
    @Param('matter') matter: string,
    @Body() body: ReserveBody,
    @Staff() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { id } = await this.page(office, matter, actor);
    const file = await this.files.reserve({ office, matter: id, actor }, body);
    const address = `/api/v1/offices/${office}/matters/${id}/files/${file.id}/content`;
    void reply.header('Location', address);
    return { ...fileView(file), content: address };
  }

  @Put(':file/content')
  @TakesFiles()
  @ApiOperation({
    summary: '파일의 내용을 보낸다',
    description: '자리를 얻은 사람이 보냅니다. 검사는 뒤에 이어집니다.',
  })
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  async content(
    @Param('office') office: string,
    @Param('matter') matter: string,
    @Param('file') file: string,
    @Staff() actor: Actor,
    @Req() request: FastifyRequest,
  ) {
    const { id } = await this.page(office, matter, actor);
    const owner = { office, matter: id, actor };
    return fileView(await this.files.take(owner, idIn(file, 'files.not-found'), fileBody(request)));
  }

  @Post(':file/downloads')
  @HttpCode(200)
  @ApiOperation({ summary: '파일을 내려받는다', description: '사유와 함께 열람기록에 남습니다.' })
  @ApiProduces('application/octet-stream')
  async open(
    @Param('office') office: string,
    @Param('matter') matter: string,
    @Param('file') file: string,
    @Body() { reason }: DownloadBody,
    @Staff() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const page = await this.page(office, matter, actor);
    const looking = { actor, from: request.ip, reason };
    await this.opened.send(reply, page, idIn(file, 'files.not-found'), looking);
  }

  @Delete(':file')
  @HttpCode(204)
  @ApiOperation({
    summary: '잘못 붙인 파일을 지운다',
    description: '붙인 직원만, 그 파일만. 열쇠를 없애므로 되돌릴 수 없습니다.',
  })
  async remove(
    @Param('office') office: string,
    @Param('matter') matter: string,
    @Param('file') file: string,
    @Staff() actor: Actor,
  ): Promise<void> {
    const { id } = await this.page(office, matter, actor);
    const found = (await this.shelf.list(office, id)).find((one) => one.id === idIn(file, 'files.not-found'));
    ensure(found, 'files.not-found');
    ensure(found.side === 'staff' && found.by === actor.id, 'front.not-allowed');
    await this.removal.remove(office, id, found.id, actor);
  }

  private page(office: string, matter: string, actor: Actor) {
    return this.pages.of(office, idIn(matter, 'matters.not-found'), actor);
  }
}
