import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ensure } from '#foundation';
import { Heading, Layout, StepForm } from '#krds';
import type { Step } from '#procedure';
import { sendOn, sendPage } from '../reply.js';
import { type Again, StepForms } from '../step-forms.js';
import { staffChrome } from './pages/chrome.js';
import { type AtWork, StaffDoor } from './staff-door.js';

/** 대리 접수: the desk writes down what a resident says by phone or at the counter; the form follows from the table. */
@ApiExcludeController()
@Controller(':office/matters/new')
export class NewMatterPages {
  constructor(
    private readonly door: StaffDoor,
    private readonly forms: StepForms,
  ) {}

  @Get()
  async form(@Param('office') code: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const atWork = await this.door.enter(code, request, reply);
    if (atWork) this.show(reply, atWork, this.stepFor(atWork));
  }

  @Post()
  async open(
    @Param('office') code: string,
    @Body() body: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(code, request, reply);
    if (!atWork) return;
    const step = this.stepFor(atWork);
    const opened = await this.forms.open(atWork.office, step, atWork.actor, body);
    if ('answer' in opened) sendOn(reply, `/${atWork.office.code}/matters/${opened.answer.matter}?done=${step.code}`);
    else this.show(reply, atWork, step, opened);
  }

  /** RuleBroken: `procedure.not-allowed`. */
  private stepFor({ office, actor }: AtWork): Step {
    const step = this.forms.openingStep(office, actor);
    ensure(step, 'procedure.not-allowed', { step: 'submit' });
    return step;
  }

  private show(reply: FastifyReply, { office, actor, label }: AtWork, step: Step, again?: Again): void {
    const addresses = { action: `/${office.code}/matters/new`, back: `/${office.code}/desk` };
    const form = this.forms.openingForm(office, step, actor, addresses, again);
    sendPage(
      reply,
      <Layout chrome={staffChrome(office, label, 'desk')} title="전화·방문 민원 적기">
        <Heading title="전화·방문 민원 적기" lead="말씀하신 그대로 적고, 읽어 드린 뒤 보냅니다." />
        <StepForm {...form} />
      </Layout>,
      again ? 422 : 200,
    );
  }
}
