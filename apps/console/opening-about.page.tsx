import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { idIn } from '#front';
import { type MatterPage, MatterPages } from '#matters';
import { ConfirmStepPage } from '../confirm-step.js';
import { sendOn, sendPage } from '../reply.js';
import { type Again, type FormAt, StepForms } from '../step-forms.js';
import { addressOf } from './matter-view.js';
import { staffChrome } from './pages/chrome.js';
import { StaffStepPage } from './pages/step.js';
import { type AtWork, StaffDoor } from './staff-door.js';

interface AboutMatter {
  readonly page: MatterPage;
  readonly at: FormAt;
  readonly action: string;
}

/** What an officer may open about a matter, for the resident at the counter or of their own office's accord. */
@ApiExcludeController()
@Controller(':office/matters/:matter/open')
export class StaffOpeningPages {
  constructor(
    private readonly door: StaffDoor,
    private readonly matters: MatterPages,
    private readonly forms: StepForms,
  ) {}

  @Get([':procedure', ':procedure/:step'])
  async form(@Param() path: AboutPath, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const atWork = await this.door.enter(path.office, request, reply);
    if (atWork) await this.show(reply, atWork, await this.about(atWork, path));
  }

  @Post([':procedure', ':procedure/:step'])
  async open(
    @Param() path: AboutPath,
    @Body() body: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(path.office, request, reply);
    if (!atWork) return;
    const about = await this.about(atWork, path);
    const taken = await this.forms.take(about.at, atWork.actor, body);
    if ('answer' in taken)
      sendOn(reply, `/${atWork.office.code}/matters/${taken.answer.matter}?done=${about.at.step.code}`);
    else if ('confirm' in taken) this.ask(reply, atWork, about, taken.confirm);
    else await this.show(reply, atWork, about, taken);
  }

  private async about({ office, actor }: AtWork, { matter, procedure, step }: AboutPath): Promise<AboutMatter> {
    const page = await this.matters.of(office.code, idIn(matter, 'matters.not-found'), actor);
    const at = this.forms.about(page, procedure, step);
    return { page, at, action: `${addressOf(page)}/open/${procedure}/${at.step.code}` };
  }

  private ask(
    reply: FastifyReply,
    { office, label }: AtWork,
    { page, at, action }: AboutMatter,
    carried: Iterable<readonly [string, string]>,
  ): void {
    const props = { action, carried, back: addressOf(page), receiptNo: page.receiptNo, step: at.step };
    sendPage(reply, <ConfirmStepPage chrome={staffChrome(office, label, 'desk')} {...props} />);
  }

  private async show(
    reply: FastifyReply,
    { office, actor, label }: AtWork,
    { page, at, action }: AboutMatter,
    again?: Again,
  ): Promise<void> {
    const { receiptNo, title } = page;
    const form = await this.forms.form(at, actor, { action, back: addressOf(page) }, again);
    sendPage(
      reply,
      <StaffStepPage
        chrome={staffChrome(office, label, 'desk')}
        receiptNo={receiptNo}
        title={title ?? ''}
        form={form}
      />,
      again ? 422 : 200,
    );
  }
}

interface AboutPath {
  readonly office: string;
  readonly matter: string;
  readonly procedure: string;
  readonly step?: string;
}
