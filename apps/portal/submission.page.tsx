import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock, ensure, RuleBroken, systemActor } from '#foundation';
import { seoulDate, seoulMinute } from '#calendar';
import { inKorean } from '#front';
import { type FormProblems, givenIn, hasProblems, noProblems, problemsOf, readStepForm } from '#krds';
import { MatterPages, Procedures, TakeStep } from '#matters';
import { type Office, OfficeDirectory } from '#office';
import { ResidentAccess } from '#people';
import { asksFor } from '#procedure';
import { sendOn, sendPage } from '../reply.js';
import { choicesOf, guardsIn, PROCEDURE } from '../step-forms.js';
import { answerLines } from './pages/checked-answers.js';
import { chromeOf } from './pages/chrome.js';
import { CheckPage, DonePage, PartPage } from './pages/submission.js';
import { partsOf } from './pages/submission-parts.js';
import { VISITOR } from './resident.js';
import { ResidentDoor } from './resident-door.js';
import { CHECK, screenOf, SUBMIT, turn, type Walked } from './submission-walk.js';

interface Shown {
  readonly to: string;
  readonly changing: boolean;
  readonly problems: FormProblems;
  readonly given: ReadonlyMap<string, string>;
  readonly key: string;
}

/** 민원 신청: one topic per screen, what was typed carried along in the form, so that it works without script, account or draft store. */
@ApiExcludeController()
@Controller(':office/complaints')
export class SubmissionPages {
  constructor(
    private readonly directory: OfficeDirectory,
    private readonly procedures: Procedures,
    private readonly commands: CommandBus,
    private readonly matters: MatterPages,
    private readonly access: ResidentAccess,
    private readonly door: ResidentDoor,
    private readonly clock: Clock,
  ) {}

  @Get('new')
  async begin(@Param('office') code: string, @Res() reply: FastifyReply): Promise<void> {
    const walked = this.walked(await this.directory.of(code));
    const to = walked.parts[0]?.code ?? CHECK;
    this.show(reply, walked, { to, changing: false, problems: noProblems, given: new Map(), key: randomUUID() });
  }

  @Post('new')
  async next(
    @Param('office') code: string,
    @Body() body: Record<string, unknown>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const walked = this.walked(await this.directory.of(code));
    const turned = turn(walked, body);
    const { key } = guardsIn(body);
    if (turned.to === SUBMIT) await this.submit(walked, body, key, reply);
    else this.show(reply, walked, { ...turned, given: givenIn(body), key });
  }

  @Get('done')
  async done(
    @Param('office') code: string,
    @Query('mailed') mailed: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const office = await this.directory.of(code);
    const who = await this.door.who(request, office.code);
    if (who?.level !== 'full') {
      sendOn(reply, `/${office.code}/track`);
      return;
    }
    const page = await this.matters.of(office.code, who.matter, who.actor);
    sendPage(
      reply,
      <DonePage
        chrome={chromeOf(office, 'new', true)}
        receiptNo={page.receiptNo}
        code={this.access.codeOf(office.code, page.id, page.accessGeneration)}
        mailed={mailed === 'yes'}
        phone={office.profile.phone}
        track={`/${office.code}/track/${page.id}`}
        draft={office.code}
      />,
    );
  }

  private async submit(walked: Walked, body: Record<string, unknown>, key: string, reply: FastifyReply): Promise<void> {
    const { office, step, actor, parts } = walked;
    const asks = asksFor(step, actor);
    const given = givenIn(body);
    try {
      const command = new TakeStep(office.code, { procedure: PROCEDURE }, step.code, actor, readStepForm(asks, body), {
        key,
      });
      const { matter } = await this.commands.execute(command);
      const { record } = await this.matters.of(office.code, matter, systemActor('portal.submitted'));
      ensure(record.person, 'matters.not-found');
      await this.door.letIn(reply, office.code, { matter, person: record.person });
      const mailed = [...given].some(([name, value]) => name.endsWith('.email') && value !== '');
      sendOn(reply, `/${office.code}/complaints/done${mailed ? '?mailed=yes' : ''}`);
    } catch (error) {
      if (!(error instanceof RuleBroken)) throw error;
      const problems = problemsOf(error, asks, inKorean);
      this.show(reply, walked, { to: screenOf(parts, problems), changing: true, problems, given, key: randomUUID() });
    }
  }

  private walked(office: Office): Walked {
    const now = this.clock.now(office.code);
    const procedure = this.procedures.inForce(office, PROCEDURE, seoulDate(now));
    const step = [...procedure.steps.values()].find(({ opens, by }) => opens && by.includes('resident'));
    ensure(step, 'procedure.no-such-step', { step: 'submit' });
    return { step, parts: partsOf(asksFor(step, VISITOR)), office, actor: VISITOR, now: seoulMinute(now) };
  }

  private show(
    reply: FastifyReply,
    { office, parts, now }: Walked,
    { to, changing, problems, given, key }: Shown,
  ): void {
    const choices = choicesOf(office);
    const view = {
      chrome: chromeOf(office, 'new'),
      action: `/${office.code}/complaints/new`,
      parts,
      given,
      problems,
      idempotencyKey: key,
      draft: office.code,
    };
    const part = parts.find((one) => one.code === to);
    const status = hasProblems(problems) ? 422 : 200;
    if (part)
      sendPage(
        reply,
        <PartPage {...view} part={part} choices={choices} today={now.slice(0, 10)} changing={changing} />,
        status,
      );
    else sendPage(reply, <CheckPage {...view} lines={answerLines(parts, given, choices)} />, status);
  }
}
