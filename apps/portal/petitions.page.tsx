import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { RuleBroken } from '#foundation';
import { filter, idIn, inKorean } from '#front';
import { type FormProblems, noProblems } from '#krds';
import { type Office, OfficeDirectory } from '#office';
import { PetitionOpinions, PublicPetitions } from '#petitions';
import { sendOn, sendPage } from '../reply.js';
import { opinionIn, opinionProblems, typedIn } from './opinion-form.js';
import { chromeOf } from './pages/chrome.js';
import { OpinionDigitsPage, PetitionPage, PetitionsPage } from './pages/petitions.js';

interface Shown {
  readonly after?: string | undefined;
  readonly given?: ReadonlyMap<string, string>;
  readonly problems?: FormProblems;
  readonly notice?: string | undefined;
}

/** 공개청원: 목록, 한 건, 의견 적기(청원법 §13). */
@ApiExcludeController()
@Controller(':office/petitions')
export class PetitionPages {
  constructor(
    private readonly directory: OfficeDirectory,
    private readonly petitions: PublicPetitions,
    private readonly opinions: PetitionOpinions,
  ) {}

  @Get()
  async list(@Param('office') code: string, @Query('after') after: unknown, @Res() reply: FastifyReply): Promise<void> {
    const office = await this.directory.of(code);
    const from = filter(after, 'after');
    const { rows, next } = await this.petitions.list(office.code, from);
    const here = `/${office.code}/petitions`;
    sendPage(
      reply,
      <PetitionsPage
        chrome={chromeOf(office)}
        office={office.code}
        petitions={rows}
        first={from === undefined ? undefined : here}
        next={next === null ? undefined : `${here}?after=${next}`}
      />,
    );
  }

  @Get(':petition')
  async one(
    @Param('office') code: string,
    @Param('petition') petition: string,
    @Query('after') after: unknown,
    @Query('given') given: unknown,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const notice = filter(given, 'given') === 'yes' ? '의견이 실렸습니다.' : undefined;
    await this.show(reply, await this.directory.of(code), petition, { after: filter(after, 'after'), notice });
  }

  @Post(':petition/opinions')
  async give(
    @Param('office') code: string,
    @Param('petition') petition: string,
    @Body() body: Record<string, unknown>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const office = await this.directory.of(code);
    const id = idIn(petition, 'petitions.not-public');
    const given = typedIn(body);
    try {
      const { token } = await this.opinions.give(office.code, id, opinionIn(given));
      this.ask(reply, office, token, noProblems);
    } catch (error) {
      if (!(error instanceof RuleBroken) || error.code === 'petitions.not-public') throw error;
      await this.show(reply, office, id, { given, problems: opinionProblems(error) }, 422);
    }
  }

  @Post('opinions/digits')
  async confirm(
    @Param('office') code: string,
    @Body() body: Record<string, unknown>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const office = await this.directory.of(code);
    const text = (name: string): string => (typeof body[name] === 'string' ? body[name] : '');
    const token = text('token');
    try {
      const { petition } = await this.opinions.confirm(office.code, token, text('digits'));
      sendOn(reply, `/${office.code}/petitions/${petition}?given=yes`);
    } catch (error) {
      if (!(error instanceof RuleBroken)) throw error;
      const sentence = inKorean(error.code, error.details);
      this.ask(reply, office, token, { fields: new Map([['digits', sentence]]), form: [] }, 422);
    }
  }

  private ask(reply: FastifyReply, office: Office, token: string, problems: FormProblems, status = 200): void {
    const action = `/${office.code}/petitions/opinions/digits`;
    sendPage(reply, <OpinionDigitsPage {...{ chrome: chromeOf(office), action, token, problems }} />, status);
  }

  private async show(
    reply: FastifyReply,
    office: Office,
    petition: string,
    { after, given = new Map(), problems = noProblems, notice }: Shown,
    status = 200,
  ): Promise<void> {
    const id = idIn(petition, 'petitions.not-public');
    const here = `/${office.code}/petitions/${id}`;
    const [page, opinions] = await Promise.all([
      this.petitions.of(office.code, id),
      this.petitions.opinions(office.code, id, after),
    ]);
    const view = { chrome: chromeOf(office), action: `${here}/opinions`, petition: page, given, problems, notice };
    const moving = {
      first: after === undefined ? undefined : here,
      next: opinions.next === null ? undefined : `${here}?after=${opinions.next}`,
    };
    sendPage(reply, <PetitionPage {...view} {...moving} opinions={opinions.rows} />, status);
  }
}
