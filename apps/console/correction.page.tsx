import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '#foundation';
import { idIn } from '#front';
import type { Act } from '#krds';
import { type MatterPage, MatterPages } from '#matters';
import { CORRECTION_FORM, CorrectContact, ensureCorrectionAsked, mayCorrect } from '#privacy';
import { sendOn, sendPage } from '../reply.js';
import { type Again, StepForms } from '../step-forms.js';
import { addressOf } from './matter-view.js';
import { staffChrome } from './pages/chrome.js';
import { StaffStepPage } from './pages/step.js';
import { type AtWork, StaffDoor } from './staff-door.js';

/** 정정 of a person's data, for a request of it. */
@ApiExcludeController()
@Controller(':office/matters/:matter/correction')
export class CorrectionPages {
  constructor(
    private readonly door: StaffDoor,
    private readonly matters: MatterPages,
    private readonly correcting: CorrectContact,
    private readonly forms: StepForms,
  ) {}

  @Get()
  async form(@Param() path: MatterPath, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const atWork = await this.door.enter(path.office, request, reply);
    if (!atWork) return;
    const page = await this.page(atWork, path);
    ensureCorrectionAsked(page.record, atWork.actor);
    await this.show(reply, atWork, page);
  }

  @Post()
  async correct(
    @Param() path: MatterPath,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(path.office, request, reply);
    if (!atWork) return;
    const page = await this.page(atWork, path);
    ensureCorrectionAsked(page.record, atWork.actor);
    const again = await this.forms.attempt(CORRECTION_FORM.asks, body, (raw) =>
      this.correcting.forRequest(page, raw, atWork.actor, request.ip),
    );
    if (again) await this.show(reply, atWork, page, again);
    else sendOn(reply, `${addressOf(page)}?done=${CORRECTION_FORM.code}`);
  }

  private page({ office, actor }: AtWork, { matter }: MatterPath): Promise<MatterPage> {
    return this.matters.of(office.code, idIn(matter, 'matters.not-found'), actor);
  }

  private async show(
    reply: FastifyReply,
    { office, label, actor }: AtWork,
    page: MatterPage,
    again?: Again,
  ): Promise<void> {
    const back = addressOf(page);
    const form = await this.forms.form(
      this.forms.beside(page, CORRECTION_FORM),
      actor,
      { action: `${back}/correction`, back },
      again,
    );
    const props = { chrome: staffChrome(office, label, 'desk'), receiptNo: page.receiptNo, title: page.title ?? '' };
    sendPage(reply, <StaffStepPage {...props} form={form} />, again ? 422 : 200);
  }
}

interface MatterPath {
  readonly office: string;
  readonly matter: string;
}

/** The correction among what may be done on a request of it. */
export function correctionOn(page: MatterPage, actor: Actor): Act[] {
  const { code, label, law } = CORRECTION_FORM;
  return mayCorrect(page.record, actor) ? [{ key: code, label, law, href: `${addressOf(page)}/correction` }] : [];
}
