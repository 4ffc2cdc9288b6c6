import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { koreanMoment, seoulMinute } from '#calendar';
import { idIn } from '#front';
import { fieldName, givenIn } from '#krds';
import { type DraftOf, type MatterPage, MatterPages, SimilarMatters, type StepDraft, StepDrafts } from '#matters';
import { sendOn, sendPage } from '../reply.js';
import { type Again, type FormAt, guardsIn, StepForms } from '../step-forms.js';
import { addressOf, linesOf } from './matter-view.js';
import { choicesOfSimilar, suggestedFor } from './similar-view.js';
import { staffChrome } from './pages/chrome.js';
import { ConfirmStepPage } from '../confirm-step.js';
import { StaffStepPage } from './pages/step.js';
import { type AtWork, StaffDoor } from './staff-door.js';

/** Longest text of one field that is kept: no ask of a table is longer. */
const MOST = 20_000;

/** Every step of every table, by the same two routes: a form, and taking it. */
@ApiExcludeController()
@Controller(':office/matters/:matter/steps/:step')
export class StaffStepPages {
  constructor(
    private readonly door: StaffDoor,
    private readonly matters: MatterPages,
    private readonly similar: SimilarMatters,
    private readonly forms: StepForms,
    private readonly drafts: StepDrafts,
  ) {}

  @Get()
  async form(@Param() path: StepPath, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const atWork = await this.door.enter(path.office, request, reply);
    if (!atWork) return;
    const page = await this.page(atWork, path);
    const at = this.forms.openOn(page, path.step);
    const draft = await this.drafts.read(path.office, draftOf(atWork, page, path));
    await this.show(reply, atWork, page, at, undefined, undefined, draft);
  }

  /** Keeps what stands in the form now; the page sends it every few seconds. */
  @Post('draft')
  async keep(
    @Param() path: StepPath,
    @Body() body: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(path.office, request, reply);
    if (!atWork) return;
    const page = await this.page(atWork, path);
    const { step } = this.forms.sentOn(page, path.step);
    const asked = new Set(step.asks.filter(({ type }) => type !== 'person').map(({ name }) => fieldName(name)));
    const fields = new Map([...givenIn(body)].filter(([name, value]) => asked.has(name) && value.length <= MOST));
    await this.drafts.keep(path.office, draftOf(atWork, page, path), fields);
    void reply.status(204).send();
  }

  @Post('draft/removal')
  async drop(@Param() path: StepPath, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const atWork = await this.door.enter(path.office, request, reply);
    if (!atWork) return;
    const page = await this.page(atWork, path);
    await this.drafts.drop(path.office, draftOf(atWork, page, path));
    sendOn(reply, `${addressOf(page)}/steps/${this.forms.sentOn(page, path.step).step.code}`);
  }

  @Post()
  async take(
    @Param() path: StepPath,
    @Body() body: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(path.office, request, reply);
    if (!atWork) return;
    const page = await this.page(atWork, path);
    const at = this.forms.sentOn(page, path.step);
    const { step } = at;
    const taken = await this.forms.take(at, atWork.actor, body);
    if ('answer' in taken) {
      await this.drafts.drop(path.office, draftOf(atWork, page, path));
      sendOn(reply, `${addressOf(page)}?done=${step.code}`);
      return;
    }
    if ('confirm' in taken) {
      const [back, chrome] = [addressOf(page), staffChrome(atWork.office, atWork.label, 'desk')];
      const props = {
        action: `${back}/steps/${step.code}`,
        carried: taken.confirm,
        back,
        receiptNo: page.receiptNo,
        step,
      };
      sendPage(reply, <ConfirmStepPage chrome={chrome} {...props} />);
      return;
    }
    const seen = guardsIn(body).version;
    await this.show(reply, atWork, page, at, taken, taken.code === 'matters.stale' ? seen : undefined);
  }

  private page({ office, actor }: AtWork, { matter }: StepPath): Promise<MatterPage> {
    return this.matters.of(office.code, idIn(matter, 'matters.not-found'), actor);
  }

  /** `seen`: the version the form was made for; what happened since stands beside what was typed. */
  private async show(
    reply: FastifyReply,
    { office, actor, label }: AtWork,
    page: MatterPage,
    at: FormAt,
    again?: Again,
    seen?: number,
    draft?: StepDraft,
  ): Promise<void> {
    const address = addressOf(page);
    const matters = suggestedFor(at.step) ? choicesOfSimilar(at.step, await this.similar.of(page)) : [];
    const addresses = { action: `${address}/steps/${at.step.code}`, back: address };
    const draftAt = `${addresses.action}/draft`;
    const form = { ...(await this.forms.form(at, actor, addresses, again, matters)), draftAt };
    const since = page.timeline.filter(({ step: taken }) => taken !== undefined).slice(seen);
    sendPage(
      reply,
      <StaffStepPage
        chrome={staffChrome(office, label, 'desk')}
        receiptNo={page.receiptNo}
        title={page.title ?? ''}
        form={draft ? { ...form, given: draft.fields } : form}
        restored={draft && { at: koreanMoment(seoulMinute(draft.at)), dropAt: `${draftAt}/removal` }}
        meanwhile={seen === undefined ? undefined : linesOf(page, since)}
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

function draftOf({ actor }: AtWork, { id }: MatterPage, { step }: StepPath): DraftOf {
  return { staff: actor.id, matter: id, step };
}
