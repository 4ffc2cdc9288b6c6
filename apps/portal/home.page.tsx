import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Openings } from '#matters';
import { OfficeDirectory } from '#office';
import { sendPage } from '../reply.js';
import { openingCards } from './opening-cards.js';
import { chromeOf } from './pages/chrome.js';
import { HomePage, OfficesPage } from './pages/home.js';
import { VISITOR } from './resident.js';

@ApiExcludeController()
@Controller()
export class HomePages {
  constructor(
    private readonly directory: OfficeDirectory,
    private readonly openings: Openings,
  ) {}

  @Get()
  async offices(@Res() reply: FastifyReply): Promise<void> {
    const offices = await Promise.all((await this.directory.codes()).map((code) => this.directory.of(code)));
    sendPage(reply, <OfficesPage offices={offices.map(({ code, profile }) => ({ code, title: profile.title }))} />);
  }

  @Get(':office')
  async home(@Param('office') code: string, @Res() reply: FastifyReply): Promise<void> {
    const office = await this.directory.of(code);
    const { title, phone } = office.profile;
    const openings = openingCards(office, await this.openings.byItself(office.code, VISITOR));
    const face = { code: office.code, title, phone };
    sendPage(reply, <HomePage chrome={chromeOf(office)} office={face} openings={openings} />);
  }
}
