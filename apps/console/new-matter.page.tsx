import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ensure } from '#foundation';
import { filter } from '#front';
import { Heading, Layout, StepForm } from '#krds';
import type { Step } from '#procedure';
import { sendOn, sendPage } from '../reply.js';
import { type Again, PROCEDURE, StepForms } from '../step-forms.js';
import { staffChrome } from './pages/chrome.js';
import { type AtWork, StaffDoor } from './staff-door.js';

/** A complaint is written down as a resident says it (대리 접수); every other table's form speaks for itself. */
const COMPLAINT = { title: '전화·방문 민원 적기', lead: '말씀하신 그대로 적고, 읽어 드린 뒤 보냅니다.' };

/** Opening a matter from the desk, of any table whose opening step is this person's; the form follows from the table. */
@ApiExcludeController()
@Controller(':office/matters/new')
export class NewMatterPages {
  constructor(
    private readonly door: StaffDoor,
    private readonly forms: StepForms,
  ) {}

  @Get()
  async form(
    @Param('office') code: string,
    @Query('procedure') procedure: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(code, request, reply);
    if (!atWork) return;
    const table = filter(procedure, 'procedure') ?? PROCEDURE;
    this.show(reply, atWork, table, this.stepFor(atWork, table));
  }

  @Post()
  async open(
    @Param('office') code: string,
    @Query('procedure') procedure: unknown,
    @Body() body: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(code, request, reply);
    if (!atWork) return;
    const table = filter(procedure, 'procedure') ?? PROCEDURE;
    const step = this.stepFor(atWork, table);
    const opened = await this.forms.open(atWork.office, step, atWork.actor, body, table);
    if ('answer' in opened) sendOn(reply, `/${atWork.office.code}/matters/${opened.answer.matter}?done=${step.code}`);
    else this.show(reply, atWork, table, step, opened);
  }

  /** RuleBroken: `procedure.not-allowed`, `procedure.no-such-procedure`. */
  private stepFor({ office, actor }: AtWork, table: string): Step {
    const step = this.forms.openingStep(office, actor, table);
    ensure(step, 'procedure.not-allowed', { step: table });
    return step;
  }

  private show(reply: FastifyReply, { office, actor, label }: AtWork, table: string, step: Step, again?: Again): void {
    const query = table === PROCEDURE ? '' : `?procedure=${encodeURIComponent(table)}`;
    const addresses = { action: `/${office.code}/matters/new${query}`, back: `/${office.code}/desk` };
    const form = this.forms.openingForm(office, step, actor, addresses, again);
    const { title, lead } = table === PROCEDURE ? COMPLAINT : { title: step.label, lead: step.law };
    sendPage(
      reply,
      <Layout chrome={staffChrome(office, label, 'desk')} title={title}>
        <Heading title={title} lead={lead} />
        <StepForm {...form} />
      </Layout>,
      again ? 422 : 200,
    );
  }
}
