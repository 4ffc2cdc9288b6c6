import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ensure } from '#foundation';
import { OfficeDirectory } from '#office';
import { ensureMay } from '#people';
import { sendOn, sendPage } from '../reply.js';
import { type Again, type FormAt, StepForms } from '../step-forms.js';
import { chromeOf } from './pages/chrome.js';
import { ConfirmStepPage } from '../confirm-step.js';
import { StepPage } from './pages/step.js';
import { type AtMatter, ResidentDoor } from './resident-door.js';

interface AtStep extends AtMatter {
  readonly at: FormAt;
}

/** What a resident can do about their own matter, each step of the table by the same two routes. */
@ApiExcludeController()
@Controller(':office/track/:matter/steps/:step')
export class ResidentStepPages {
  constructor(
    private readonly directory: OfficeDirectory,
    private readonly door: ResidentDoor,
    private readonly forms: StepForms,
  ) {}

  @Get()
  async form(@Param() path: StepPath, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.show(reply, await this.here(path, request));
  }

  @Post()
  async take(
    @Param() path: StepPath,
    @Body() body: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const here = await this.here(path, request, true);
    const taken = await this.forms.take(here.at, here.who.actor, body);
    if ('answer' in taken) sendOn(reply, `${addressOf(here)}?done=${here.at.step.code}`);
    else if ('confirm' in taken) this.ask(reply, here, taken.confirm);
    else await this.show(reply, here, taken);
  }

  /** RuleBroken: `people.session-ended`, `people.full-access-needed`, `procedure.step-not-open`. */
  private async here({ office: code, matter, step }: StepPath, request: FastifyRequest, sent = false): Promise<AtStep> {
    const office = await this.directory.of(code);
    const found = await this.door.at(request, office.code, matter);
    ensure(found, 'people.session-ended');
    ensureMay(found.who.level, 'supplement');
    const { page } = found;
    return { ...found, at: sent ? this.forms.sentOn(page, step) : this.forms.openOn(page, step) };
  }

  private ask(reply: FastifyReply, here: AtStep, carried: Iterable<readonly [string, string]>): void {
    const { page, at } = here;
    const { step } = at;
    const action = `${addressOf(here)}/steps/${step.code}`;
    const props = { action, carried, back: addressOf(here), receiptNo: page.receiptNo, step };
    sendPage(reply, <ConfirmStepPage chrome={chromeOf(page.office, 'track', true)} {...props} />);
  }

  private async show(reply: FastifyReply, here: AtStep, again?: Again): Promise<void> {
    const { page, at, who } = here;
    const addresses = { action: `${addressOf(here)}/steps/${at.step.code}`, back: addressOf(here) };
    const form = await this.forms.form(at, who.actor, addresses, again);
    sendPage(
      reply,
      <StepPage
        chrome={chromeOf(page.office, 'track', true)}
        receiptNo={page.receiptNo}
        form={form}
        files={`${addressOf(here)}/files`}
      />,
      again ? 422 : 200,
    );
  }
}

interface StepPath {
  readonly office: string;
  readonly matter: string;
  readonly step: string;
}

function addressOf({ page }: AtStep): string {
  return `/${page.office.code}/track/${page.id}`;
}
