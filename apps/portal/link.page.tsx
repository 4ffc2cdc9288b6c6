import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { RuleBroken } from '#foundation';
import { inKorean } from '#front';
import { type FormProblems, noProblems } from '#krds';
import { OfficeDirectory } from '#office';
import { ResidentAccess } from '#people';
import { sendOn, sendPage } from '../reply.js';
import { nobodysChrome } from './pages/chrome.js';
import { LinkPage } from './pages/find.js';
import { Residents } from './resident.js';
import { ResidentDoor } from './resident-door.js';

/** Where links in letters lead: `/r#office.token`. Only pressing the button opens anything, so mail scanners open nothing. */
@ApiExcludeController()
@Controller('r')
export class LinkPages {
  constructor(
    private readonly directory: OfficeDirectory,
    private readonly access: ResidentAccess,
    private readonly residents: Residents,
    private readonly door: ResidentDoor,
  ) {}

  @Get()
  wait(@Res() reply: FastifyReply): void {
    show(reply, noProblems);
  }

  @Post()
  async open(@Body() body: Record<string, unknown>, @Res() reply: FastifyReply): Promise<void> {
    const fragment = typeof body['token'] === 'string' ? body['token'] : '';
    try {
      const office = await this.directory.of(fragment.split('.')[0] ?? '');
      const session = await this.access.openByLink(office.code, `#${fragment}`, this.residents.findGeneration);
      this.door.remember(reply, session);
      sendOn(reply, `/${office.code}/track/${session.matter}`);
    } catch (error) {
      if (!(error instanceof RuleBroken)) throw error;
      const code = error.code === 'people.link-over' ? error.code : 'people.link-invalid';
      show(reply, { fields: new Map(), form: [inKorean(code)] }, 422);
    }
  }
}

function show(reply: FastifyReply, problems: FormProblems, status = 200): void {
  sendPage(reply, <LinkPage chrome={nobodysChrome} problems={problems} />, status);
}
