import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ensure } from '#foundation';
import { OfficeDirectory } from '#office';
import { ensureMay } from '#people';
import { ConfirmStepPage } from '../confirm-step.js';
import { sendPage } from '../reply.js';
import { type Again, type FormAt, StepForms } from '../step-forms.js';
import { JustOpened } from './just-opened.js';
import { chromeOf } from './pages/chrome.js';
import { StepPage } from './pages/step.js';
import { type AtMatter, ResidentDoor } from './resident-door.js';

interface AboutMatter extends AtMatter {
  readonly at: FormAt;
  readonly address: string;
}

/** What a resident may open about their own matter: an objection to a refusal, a demand for correction. */
@ApiExcludeController()
@Controller(':office/track/:matter/open')
export class OpeningAboutPages {
  constructor(
    private readonly directory: OfficeDirectory,
    private readonly door: ResidentDoor,
    private readonly forms: StepForms,
    private readonly opened: JustOpened,
  ) {}

  @Get([':procedure', ':procedure/:step'])
  async form(@Param() path: AboutPath, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.show(reply, await this.here(path, request));
  }

  @Post([':procedure', ':procedure/:step'])
  async open(
    @Param() path: AboutPath,
    @Body() body: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const here = await this.here(path, request);
    const taken = await this.forms.take(here.at, here.who.actor, body);
    if ('answer' in taken) await this.opened.letIn(here.at, taken.answer, false, request, reply);
    else if ('confirm' in taken) this.ask(reply, here, taken.confirm);
    else await this.show(reply, here, taken);
  }

  /** RuleBroken: `people.session-ended`, `people.full-access-needed`, `procedure.no-such-procedure`, `procedure.no-such-step`. */
  private async here(
    { office: code, matter, procedure, step }: AboutPath,
    request: FastifyRequest,
  ): Promise<AboutMatter> {
    const office = await this.directory.of(code);
    const found = await this.door.at(request, office.code, matter);
    ensure(found, 'people.session-ended');
    ensureMay(found.who.level, 'supplement');
    return { ...found, at: this.forms.about(found.page, procedure, step), address: `/${office.code}/track/${matter}` };
  }

  private ask(reply: FastifyReply, here: AboutMatter, carried: Iterable<readonly [string, string]>): void {
    const { page, at, address } = here;
    const props = { action: actionOf(here), carried, back: address, receiptNo: page.receiptNo, step: at.step };
    sendPage(reply, <ConfirmStepPage chrome={chromeOf(page.office, 'track', true)} {...props} />);
  }

  private async show(reply: FastifyReply, here: AboutMatter, again?: Again): Promise<void> {
    const { page, at, who, address } = here;
    const form = await this.forms.form(at, who.actor, { action: actionOf(here), back: address }, again);
    sendPage(
      reply,
      <StepPage
        chrome={chromeOf(page.office, 'track', true)}
        receiptNo={page.receiptNo}
        form={form}
        files={`${address}/files`}
      />,
      again ? 422 : 200,
    );
  }
}

function actionOf({ at, address }: AboutMatter): string {
  const procedure = 'procedure' in at.target ? at.target.procedure : '';
  return `${address}/open/${procedure}/${at.step.code}`;
}

interface AboutPath {
  readonly office: string;
  readonly matter: string;
  readonly procedure: string;
  readonly step?: string;
}
