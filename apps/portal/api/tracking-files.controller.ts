import { Body, Controller, Get, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiOperation, ApiProduces } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ensure } from '#foundation';
import { Files, FileShelf, type Owner } from '#files';
import { fileBody, idIn, TakesFiles } from '#front';
import { ensureMay } from '#people';
import { fileView } from '../../file-lines.js';
import { ReserveBody } from '../../reserve-body.js';
import { bearer, Residents } from '../resident.js';
import type { AtMatter } from '../resident-door.js';
import { ResidentFiles } from '../resident-files.js';

@Controller('api/v1/offices/:office/tracking/:matter/files')
@ApiBearerAuth()
export class TrackingFilesController {
  constructor(
    private readonly residents: Residents,
    private readonly files: Files,
    private readonly shelf: FileShelf,
    private readonly opened: ResidentFiles,
  ) {}

  @Get()
  @ApiOperation({
    summary: '내가 보낸 파일',
    description: '상태는 stored(확인하는 중), clean, unscanned, infected, rejected, removed',
  })
  async list(@Param('office') office: string, @Param('matter') matter: string, @Req() request: FastifyRequest) {
    const { page } = await this.at(office, matter, request);
    return { files: (await this.shelf.list(office, page.id, 'resident')).map(fileView) };
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
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const owner = await this.owner(office, matter, request);
    const file = await this.files.reserve(owner, body);
    const address = `/api/v1/offices/${office}/tracking/${owner.matter}/files/${file.id}/content`;
    void reply.header('Location', address);
    return { ...fileView(file), content: address };
  }

  @Put(':file/content')
  @TakesFiles()
  @ApiOperation({
    summary: '파일의 내용을 보낸다',
    description: '자리를 얻을 때 알린 크기 그대로. 검사는 뒤에 이어집니다.',
  })
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  async content(
    @Param('office') office: string,
    @Param('matter') matter: string,
    @Param('file') file: string,
    @Req() request: FastifyRequest,
  ) {
    const owner = await this.owner(office, matter, request);
    return fileView(await this.files.take(owner, idIn(file, 'files.not-found'), fileBody(request)));
  }

  @Get(':file/content')
  @ApiOperation({ summary: '내가 보낸 파일을 내려받는다' })
  @ApiProduces('application/octet-stream')
  async open(
    @Param('office') office: string,
    @Param('matter') matter: string,
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { page } = await this.at(office, matter, request);
    await this.opened.send(reply, office, page.id, idIn(file, 'files.not-found'));
  }

  /** RuleBroken: `people.session-ended`, `matters.not-found`, `people.full-access-needed`. */
  private async at(office: string, matter: string, request: FastifyRequest): Promise<AtMatter> {
    const who = await this.residents.session(office, bearer(request));
    const page = await this.residents.pageFor(office, who, idIn(matter, 'matters.not-found'));
    ensureMay(who.level, 'supplement');
    return { who, page };
  }

  private async owner(office: string, matter: string, request: FastifyRequest): Promise<Owner> {
    const { who, page } = await this.at(office, matter, request);
    ensure(page.endedAt === null, 'files.matter-ended');
    return { office, matter: page.id, actor: who.actor };
  }
}
