import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { NewsRefusals } from '#letters';
import { type Office, OfficeDirectory } from '#office';
import { NewsLinks } from '#people';
import { sendPage } from '../reply.js';
import { chromeOf } from './pages/chrome.js';
import { NewsPage } from './pages/news.js';

/** Where news is refused with one press (RFC 8058): mail programs post here, people see a button. Looking changes nothing. */
@ApiExcludeController()
@Controller(':office/news/:news/:token')
export class NewsPages {
  constructor(
    private readonly directory: OfficeDirectory,
    private readonly links: NewsLinks,
    private readonly refusals: NewsRefusals,
  ) {}

  @Get()
  async look(
    @Param('office') code: string,
    @Param('news') news: string,
    @Param('token') token: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const office = await this.directory.of(code);
    const person = this.links.personIn(office.code, news, token);
    await this.show(reply, office, news, person, `/${code}/news/${news}/${token}`);
  }

  @Post()
  async decide(
    @Param('office') code: string,
    @Param('news') news: string,
    @Param('token') token: string,
    @Body() body: { want?: unknown } | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const office = await this.directory.of(code);
    const person = this.links.personIn(office.code, news, token);
    if (body?.want === 'yes') await this.refusals.want(office.code, person, news);
    else await this.refusals.refuse(office.code, person, news);
    await this.show(reply, office, news, person, `/${code}/news/${news}/${token}`);
  }

  private async show(reply: FastifyReply, office: Office, news: string, person: string, action: string): Promise<void> {
    const name = this.refusals.nameOf(news);
    const refused = await this.refusals.refused(office.code, person, news);
    sendPage(reply, <NewsPage chrome={chromeOf(office)} action={action} name={name} refused={refused} />);
  }
}
