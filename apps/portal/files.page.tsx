import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ensure } from '#foundation';
import { Files, FileShelf } from '#files';
import { idIn, TakesFiles } from '#front';
import { OfficeDirectory } from '#office';
import { ensureMay } from '#people';
import { fileLineOf } from '../file-lines.js';
import { sendOn, sendPage } from '../reply.js';
import { takeFiles } from '../take-files.js';
import { chromeOf } from './pages/chrome.js';
import { ResidentFilesPage } from './pages/files.js';
import { type AtMatter, ResidentDoor } from './resident-door.js';
import { ResidentFiles } from './resident-files.js';

interface FilesPath {
  readonly office: string;
  readonly matter: string;
}
interface AtFiles extends AtMatter {
  readonly address: string;
}

/** What a resident attaches to their own matter: after submitting, with a supplement, at any time until it ends. */
@ApiExcludeController()
@Controller(':office/track/:matter/files')
export class ResidentFilePages {
  constructor(
    private readonly directory: OfficeDirectory,
    private readonly door: ResidentDoor,
    private readonly files: Files,
    private readonly shelf: FileShelf,
    private readonly opened: ResidentFiles,
  ) {}

  @Get()
  async list(
    @Param() path: FilesPath,
    @Query('taken') taken: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = await this.at(path, request);
    const count = /^[1-9]\d?$/.test(taken ?? '') ? Number(taken) : undefined;
    if (at) await this.show(reply, at, [], count);
    else sendOn(reply, `/${path.office}/track?ended=yes`);
  }

  @Post()
  @TakesFiles()
  async add(@Param() path: FilesPath, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const at = await this.at(path, request);
    ensure(at, 'people.session-ended');
    ensure(at.page.endedAt === null, 'files.matter-ended');
    const owner = { office: at.page.office.code, matter: at.page.id, actor: at.who.actor };
    const { taken, problems } = await takeFiles(this.files, owner, request);
    if (problems.length > 0) await this.show(reply, at, problems, taken > 0 ? taken : undefined);
    else sendOn(reply, `${at.address}?taken=${taken}`);
  }

  @Get(':file')
  async open(
    @Param() path: FilesPath & { readonly file: string },
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = await this.at(path, request);
    if (at) await this.opened.send(reply, at.page.office.code, at.page.id, idIn(path.file, 'files.not-found'));
    else sendOn(reply, `/${path.office}/track?ended=yes`);
  }

  /** Undefined for whoever has no session at this matter. RuleBroken: `people.full-access-needed`. */
  private async at({ office: code, matter }: FilesPath, request: FastifyRequest): Promise<AtFiles | undefined> {
    const office = await this.directory.of(code);
    const found = await this.door.at(request, office.code, matter);
    if (!found) return undefined;
    ensureMay(found.who.level, 'supplement');
    return { ...found, address: `/${office.code}/track/${found.page.id}/files` };
  }

  private async show(
    reply: FastifyReply,
    { page, address }: AtFiles,
    problems: readonly string[],
    taken?: number,
  ): Promise<void> {
    const files = await this.shelf.list(page.office.code, page.id, 'resident');
    const view = {
      chrome: chromeOf(page.office, 'track', true),
      receiptNo: page.receiptNo,
      files: files.map((file) => fileLineOf(file, 'resident')),
      address,
      back: `/${page.office.code}/track/${page.id}`,
      closed: page.endedAt !== null,
      taken,
      problems,
    };
    sendPage(reply, <ResidentFilesPage {...view} />, problems.length > 0 ? 422 : 200);
  }
}
