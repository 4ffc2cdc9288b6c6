import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ActTarget, CouncilDesk, TakeAct } from '#councils';
import { Clock, RuleBroken } from '#foundation';
import { seoulDate } from '#calendar';
import { idIn, inKorean } from '#front';
import { type FormProblems, givenIn, Heading, Layout, noProblems, problemsOf, readStepForm, StepForm } from '#krds';
import { sendOn, sendPage } from '../reply.js';
import { choicesOf, guardsIn } from '../step-forms.js';
import { staffChrome } from './pages/chrome.js';
import { type AtWork, StaffDoor } from './staff-door.js';

const PLACES = ['', 'members/:member/', 'sessions/:session/', 'sessions/:session/items/:item/'].map(
  (place) => `:council/${place}acts/:act`,
);

interface ActPath {
  readonly office: string;
  readonly council: string;
  readonly member?: string;
  readonly session?: string;
  readonly item?: string;
  readonly act: string;
}
interface Again {
  readonly problems: FormProblems;
  readonly given: ReadonlyMap<string, string>;
}

/** Every act of a council's secretary, by the same two routes: a form, and taking it. */
@ApiExcludeController()
@Controller(':office/councils')
export class CouncilActPages {
  constructor(
    private readonly door: StaffDoor,
    private readonly desk: CouncilDesk,
    private readonly acts: TakeAct,
    private readonly clock: Clock,
  ) {}

  @Get(PLACES)
  async form(@Param() path: ActPath, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const atWork = await this.door.enter(path.office, request, reply);
    if (atWork) await this.show(reply, atWork, path);
  }

  @Post(PLACES)
  async take(
    @Param() path: ActPath,
    @Body() body: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(path.office, request, reply);
    if (!atWork) return;
    const { office, actor } = atWork;
    const target = targetIn(path);
    const { step } = await this.desk.form(office.code, target, path.act, actor);
    const { key, version } = guardsIn(body);
    const options = { key, ...(version > 0 && { version }) };
    try {
      const { id } = await this.acts.take(office.code, target, path.act, actor, readStepForm(step.asks, body), options);
      const to = path.act === 'plan' ? `/${office.code}/councils/${path.council}/sessions/${String(id)}` : backOf(path);
      sendOn(reply, `${to}?done=${path.act}`);
    } catch (error) {
      if (!(error instanceof RuleBroken)) throw error;
      const problems = problemsOf(error, step.asks, inKorean);
      await this.show(reply, atWork, path, { problems, given: givenIn(body) });
    }
  }

  private async show(
    reply: FastifyReply,
    { office, actor, label }: AtWork,
    path: ActPath,
    again?: Again,
  ): Promise<void> {
    const { step, version } = await this.desk.form(office.code, targetIn(path), path.act, actor);
    const back = backOf(path);
    sendPage(
      reply,
      <Layout chrome={staffChrome(office, label, 'councils')} title={step.label}>
        <Heading title={step.label} />
        <StepForm
          step={step}
          asks={step.asks}
          action={actAddress(path)}
          back={back}
          choices={choicesOf(office)}
          given={again?.given ?? new Map()}
          problems={again?.problems ?? noProblems}
          idempotencyKey={randomUUID()}
          version={version}
          today={seoulDate(this.clock.now(office.code))}
        />
      </Layout>,
      again ? 422 : 200,
    );
  }
}

function actAddress({ office, council, member, session, item, act }: ActPath): string {
  const places = [
    ...(member === undefined ? [] : ['members', member]),
    ...(session === undefined ? [] : ['sessions', session]),
    ...(item === undefined ? [] : ['items', item]),
  ];
  return ['', office, 'councils', council, ...places, 'acts', act].join('/');
}

function backOf({ office, council, session }: ActPath): string {
  return `/${office}/councils/${council}${session === undefined ? '' : `/sessions/${session}`}`;
}

function targetIn({ council, member, session, item }: ActPath): ActTarget {
  const id = (path: string): string => idIn(path, 'councils.not-found');
  return {
    council,
    ...(member !== undefined && { member: id(member) }),
    ...(session !== undefined && { session: id(session) }),
    ...(item !== undefined && { item: id(item) }),
  };
}
