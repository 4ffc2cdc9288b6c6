import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RuleBroken } from '#foundation';
import { Files, FileShelf } from '#files';
import { idIn, inKorean, TakesFiles } from '#front';
import { type MatterPage, MatterPages } from '#matters';
import { sendOn, sendPage } from '../reply.js';
import { takeFiles } from '../take-files.js';
import { addressOf } from './matter-view.js';
import { OfficerFiles } from './officer-files.js';
import { staffChrome } from './pages/chrome.js';
import { StaffFilesPage } from './pages/files.js';
import { filesCardOf } from './files-view.js';
import { type AtWork, StaffDoor } from './staff-door.js';

interface FilesPath {
  readonly office: string;
  readonly matter: string;
}
interface Wrong {
  readonly problems: readonly string[];
  readonly reason?: string;
  readonly reasonProblem?: string;
}

/** Files on the matter page of the office: adding its own, opening any for a reason. */
@ApiExcludeController()
@Controller(':office/matters/:matter/files')
export class StaffFilePages {
  constructor(
    private readonly door: StaffDoor,
    private readonly matters: MatterPages,
    private readonly files: Files,
    private readonly shelf: FileShelf,
    private readonly opened: OfficerFiles,
  ) {}

  @Get()
  async list(@Param() path: FilesPath, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const atWork = await this.door.enter(path.office, request, reply);
    if (atWork) await this.show(reply, atWork, await this.page(atWork, path), { problems: [] });
  }

  @Post()
  @TakesFiles()
  async add(@Param() path: FilesPath, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const atWork = await this.door.enter(path.office, request, reply);
    if (!atWork) return;
    const page = await this.page(atWork, path);
    const owner = { office: atWork.office.code, matter: page.id, actor: atWork.actor };
    const { problems } = await takeFiles(this.files, owner, request);
    if (problems.length > 0) await this.show(reply, atWork, page, { problems });
    else sendOn(reply, addressOf(page));
  }

  @Post('downloads')
  async open(
    @Param() path: FilesPath,
    @Body() body: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(path.office, request, reply);
    if (!atWork) return;
    const page = await this.page(atWork, path);
    const [file, reason] = [word(body['file']), word(body['reason'])];
    try {
      const looking = { actor: atWork.actor, from: request.ip, reason };
      await this.opened.send(reply, page, idIn(file, 'files.not-found'), looking);
    } catch (error) {
      if (!(error instanceof RuleBroken)) throw error;
      const problem = inKorean(error.code, error.details);
      const about = error.code === 'people.reason-missing' ? { reasonProblem: problem } : {};
      await this.show(reply, atWork, page, { problems: [problem], reason, ...about });
    }
  }

  private page({ office, actor }: AtWork, { matter }: FilesPath): Promise<MatterPage> {
    return this.matters.of(office.code, idIn(matter, 'matters.not-found'), actor);
  }

  private async show(reply: FastifyReply, { office, label }: AtWork, page: MatterPage, wrong: Wrong): Promise<void> {
    const card = { ...filesCardOf(page, await this.shelf.list(office.code, page.id)), ...wrong };
    const view = { receiptNo: page.receiptNo, back: addressOf(page), card, problems: wrong.problems };
    const status = wrong.problems.length > 0 ? 422 : 200;
    sendPage(reply, <StaffFilesPage chrome={staffChrome(office, label, 'desk')} {...view} />, status);
  }
}

function word(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
