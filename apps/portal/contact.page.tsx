import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ensure } from '#foundation';
import { Heading, Layout, StepForm } from '#krds';
import { OfficeDirectory } from '#office';
import { ensureMay } from '#people';
import { CorrectContact, OWN_CONTACT_FORM } from '#privacy';
import { sendOn, sendPage } from '../reply.js';
import { type Again, StepForms } from '../step-forms.js';
import { chromeOf } from './pages/chrome.js';
import { type AtMatter, ResidentDoor } from './resident-door.js';

/** Where a resident is answered to, changed by themselves while their matter is open. */
@ApiExcludeController()
@Controller(':office/track/:matter/contact')
export class ContactPages {
  constructor(
    private readonly directory: OfficeDirectory,
    private readonly door: ResidentDoor,
    private readonly correcting: CorrectContact,
    private readonly forms: StepForms,
  ) {}

  @Get()
  async form(@Param() path: MatterPath, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.show(reply, await this.here(path, request));
  }

  @Post()
  async change(
    @Param() path: MatterPath,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const here = await this.here(path, request);
    const again = await this.forms.attempt(OWN_CONTACT_FORM.asks, body, (raw) =>
      this.correcting.ofOneself(here.page, raw, here.who.actor, request.ip),
    );
    if (again) await this.show(reply, here, again);
    else sendOn(reply, `${addressOf(here)}?done=${OWN_CONTACT_FORM.code}`);
  }

  /** RuleBroken: `people.session-ended`, `people.full-access-needed`, `privacy.matter-over`. */
  private async here({ office: code, matter }: MatterPath, request: FastifyRequest): Promise<AtMatter> {
    const office = await this.directory.of(code);
    const found = await this.door.at(request, office.code, matter);
    ensure(found, 'people.session-ended');
    ensureMay(found.who.level, 'supplement');
    ensure(found.page.endedAt === null, 'privacy.matter-over');
    return found;
  }

  private async show(reply: FastifyReply, here: AtMatter, again?: Again): Promise<void> {
    const { page, who } = here;
    const back = addressOf(here);
    const { label, code } = OWN_CONTACT_FORM;
    const at = this.forms.beside(page, OWN_CONTACT_FORM);
    const form = await this.forms.form(at, who.actor, { action: `${back}/${code}`, back }, again);
    sendPage(
      reply,
      <Layout chrome={chromeOf(page.office, 'track', true)} title={label}>
        <Heading title={label} lead={`신청번호 ${page.receiptNo}`} />
        <StepForm {...form} />
      </Layout>,
      again ? 422 : 200,
    );
  }
}

interface MatterPath {
  readonly office: string;
  readonly matter: string;
}

function addressOf({ page }: AtMatter): string {
  return `/${page.office.code}/track/${page.id}`;
}
