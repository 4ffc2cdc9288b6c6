import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ensure } from '#foundation';
import { type MatterPage, MatterPages } from '#matters';
import { OfficeDirectory } from '#office';
import { ensureMay, type ResidentSession } from '#people';
import type { Step } from '#procedure';
import { sendOn, sendPage } from '../reply.js';
import { StepForms, type Again } from '../step-forms.js';
import { chromeOf } from './pages/chrome.js';
import { ConfirmStepPage } from '../confirm-step.js';
import { StepPage } from './pages/step.js';
import { ResidentDoor } from './resident-door.js';

interface AtStep {
  readonly who: ResidentSession;
  readonly page: MatterPage;
  readonly step: Step;
}

/** What a resident can do about their own matter, each step of the table by the same two routes. */
@ApiExcludeController()
@Controller(':office/track/:matter/steps/:step')
export class ResidentStepPages {
  constructor(
    private readonly directory: OfficeDirectory,
    private readonly matters: MatterPages,
    private readonly door: ResidentDoor,
    private readonly forms: StepForms,
  ) {}

  @Get()
  async form(@Param() path: StepPath, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    this.show(reply, await this.at(path, request));
  }

  @Post()
  async take(
    @Param() path: StepPath,
    @Body() body: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = await this.at(path, request, true);
    const taken = await this.forms.take(at.page, at.step, at.who.actor, body);
    if ('answer' in taken) sendOn(reply, `${addressOf(at)}?done=${at.step.code}`);
    else if ('confirm' in taken) this.ask(reply, at, taken.confirm);
    else this.show(reply, at, taken);
  }

  /** RuleBroken: `people.session-ended`, `people.full-access-needed`, `procedure.step-not-open`. */
  private async at({ office: code, matter, step }: StepPath, request: FastifyRequest, sent = false): Promise<AtStep> {
    const office = await this.directory.of(code);
    const who = await this.door.who(request, office.code);
    ensure(who && who.matter === matter, 'people.session-ended');
    ensureMay(who.level, 'supplement');
    const page = await this.matters.of(office.code, matter, who.actor);
    return { who, page, step: sent ? this.forms.sentStep(page, step) : this.forms.stepOf(page, step) };
  }

  private ask(reply: FastifyReply, at: AtStep, carried: Iterable<readonly [string, string]>): void {
    const { page, step } = at;
    const action = `${addressOf(at)}/steps/${step.code}`;
    const props = { action, carried, back: addressOf(at), receiptNo: page.receiptNo, step };
    sendPage(reply, <ConfirmStepPage chrome={chromeOf(page.office, 'track', true)} {...props} />);
  }

  private show(reply: FastifyReply, at: AtStep, again?: Again): void {
    const { page, step, who } = at;
    const addresses = { action: `${addressOf(at)}/steps/${step.code}`, back: addressOf(at) };
    const form = this.forms.form(page, step, who.actor, addresses, again);
    sendPage(
      reply,
      <StepPage
        chrome={chromeOf(page.office, 'track', true)}
        receiptNo={page.receiptNo}
        form={form}
        files={`${addressOf(at)}/files`}
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
