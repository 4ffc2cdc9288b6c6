import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '#foundation';
import { seoulMinute } from '#calendar';
import { type FormProblems, givenIn, hasProblems, noProblems } from '#krds';
import { OfficeDirectory } from '#office';
import { asksFor } from '#procedure';
import { sendOn, sendPage } from '../reply.js';
import { choicesOf, guardsIn, StepForms } from '../step-forms.js';
import { JustOpened } from './just-opened.js';
import { openingCards } from './opening-cards.js';
import { CHECK, screenOf, SUBMIT, turn, type Walked } from './opening-walk.js';
import { answerLines } from './pages/checked-answers.js';
import { chromeOf } from './pages/chrome.js';
import { ChoicePage } from './pages/home.js';
import { CheckPage, PartPage } from './pages/opening.js';
import { partsOf } from './pages/opening-parts.js';
import { VISITOR } from './resident.js';

interface Shown {
  readonly to: string;
  readonly changing: boolean;
  readonly problems: FormProblems;
  readonly given: ReadonlyMap<string, string>;
  readonly key: string;
}

/**
 * Opening a matter of any table that residents may: one topic per screen, what was typed carried along in the form, so that it works
 * without script, account or draft store.
 */
@ApiExcludeController()
@Controller(':office/open')
export class OpeningPages {
  constructor(
    private readonly directory: OfficeDirectory,
    private readonly forms: StepForms,
    private readonly opened: JustOpened,
    private readonly clock: Clock,
  ) {}

  @Get()
  async choose(@Param('office') code: string, @Res() reply: FastifyReply): Promise<void> {
    const office = await this.directory.of(code);
    const cards = openingCards(office, await this.forms.offered(office, VISITOR));
    const [only, ...others] = cards;
    if (only && others.length === 0) sendOn(reply, only.href);
    else sendPage(reply, <ChoicePage chrome={chromeOf(office, 'new')} cards={cards} />);
  }

  @Get([':procedure', ':procedure/:step'])
  async begin(@Param() path: OpeningPath, @Res() reply: FastifyReply): Promise<void> {
    const walked = await this.walked(path);
    const to = walked.parts[0]?.code ?? CHECK;
    this.show(reply, walked, { to, changing: false, problems: noProblems, given: new Map(), key: randomUUID() });
  }

  @Post([':procedure', ':procedure/:step'])
  async next(
    @Param() path: OpeningPath,
    @Body() body: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const walked = await this.walked(path);
    const turned = turn(walked, body);
    const given = givenIn(body);
    const { key } = guardsIn(body);
    if (turned.to !== SUBMIT) {
      this.show(reply, walked, { ...turned, given, key });
      return;
    }
    // The check page was the question whether it is meant; it is not asked a second time.
    const taken = await this.forms.take(walked.at, VISITOR, { ...body, confirmed: 'yes' });
    if ('answer' in taken) {
      const mailed = [...given].some(([name, value]) => name.endsWith('.email') && value !== '');
      await this.opened.letIn(walked.at, taken.answer, mailed, request, reply);
    } else if ('problems' in taken) {
      const { problems } = taken;
      const to = screenOf(walked.parts, problems);
      this.show(reply, walked, { to, changing: true, problems, given, key: randomUUID() });
    }
  }

  private async walked({ office: code, procedure, step }: OpeningPath): Promise<Walked> {
    const office = await this.directory.of(code);
    const at = await this.forms.byItself(office, VISITOR, procedure, step);
    const now = seoulMinute(this.clock.now(office.code));
    const action = `/${office.code}/open/${procedure}/${at.step.code}`;
    return { at, action, step: at.step, parts: partsOf(asksFor(at.step, VISITOR)), office, actor: VISITOR, now };
  }

  private show(
    reply: FastifyReply,
    { office, step, parts, action, now }: Walked,
    { to, changing, problems, given, key }: Shown,
  ): void {
    const choices = choicesOf(office);
    const view = {
      chrome: chromeOf(office, 'new'),
      title: step.label,
      action,
      parts,
      given,
      problems,
      idempotencyKey: key,
      draft: action,
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

interface OpeningPath {
  readonly office: string;
  readonly procedure: string;
  readonly step?: string;
}
