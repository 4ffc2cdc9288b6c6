import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ensure } from '#foundation';
import { openingOf } from '#matters';
import { openingPath } from '../acts.js';
import { ConfirmStepPage } from '../confirm-step.js';
import { sendOn, sendPage } from '../reply.js';
import { type Again, type FormAt, StepForms } from '../step-forms.js';
import { staffChrome } from './pages/chrome.js';
import { NewMatterPage } from './pages/new-matter.js';
import { type AtWork, StaffDoor } from './staff-door.js';

interface NewMatter {
  readonly at: FormAt;
  readonly address: string;
  /** Everything this officer may open by itself; the one at hand is marked. */
  readonly choices: readonly { readonly href: string; readonly label: string; readonly current: boolean }[];
}

/** 대리 접수, 장애 중 받은 것의 등록 …: an officer opens a matter of any table; the form follows from the table. */
@ApiExcludeController()
@Controller(':office/matters/new')
export class NewMatterPages {
  constructor(
    private readonly door: StaffDoor,
    private readonly forms: StepForms,
  ) {}

  @Get(['', ':procedure', ':procedure/:step'])
  async form(@Param() path: NewPath, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const atWork = await this.door.enter(path.office, request, reply);
    if (atWork) await this.show(reply, atWork, await this.meant(atWork, path));
  }

  @Post(['', ':procedure', ':procedure/:step'])
  async open(
    @Param() path: NewPath,
    @Body() body: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atWork = await this.door.enter(path.office, request, reply);
    if (!atWork) return;
    const meant = await this.meant(atWork, path);
    const taken = await this.forms.take(meant.at, atWork.actor, body);
    if ('answer' in taken)
      sendOn(reply, `/${atWork.office.code}/matters/${taken.answer.matter}?done=${meant.at.step.code}`);
    else if ('confirm' in taken) this.ask(reply, atWork, meant, taken.confirm);
    else await this.show(reply, atWork, meant, taken);
  }

  /** RuleBroken: `procedure.not-allowed` for who may open nothing, `procedure.no-such-procedure`, `procedure.no-such-step`. */
  private async meant({ office, actor }: AtWork, { procedure, step }: NewPath): Promise<NewMatter> {
    const offered = await this.forms.offered(office, actor);
    // What people bring most often stands open; the tables come by name.
    const first = offered.find((each) => each.procedure.code === 'complaint') ?? offered[0];
    ensure(first, 'procedure.not-allowed', { step: '' });
    const opening = openingOf(offered, procedure ?? first.procedure.code, step);
    const address = (path: string) => `/${office.code}/matters/new/${path}`;
    return {
      at: { ...opening, office, target: { procedure: opening.procedure.code } },
      address: address(openingPath(opening)),
      choices: offered.map((each) => ({
        href: address(openingPath(each)),
        label: each.step.label,
        current: each === opening,
      })),
    };
  }

  private ask(
    reply: FastifyReply,
    { office, label }: AtWork,
    { at, address }: NewMatter,
    carried: Iterable<readonly [string, string]>,
  ): void {
    const props = { action: address, carried, back: `/${office.code}/desk`, step: at.step };
    sendPage(reply, <ConfirmStepPage chrome={staffChrome(office, label, 'desk')} {...props} />);
  }

  private async show(
    reply: FastifyReply,
    { office, actor, label }: AtWork,
    { at, address, choices }: NewMatter,
    again?: Again,
  ): Promise<void> {
    const form = await this.forms.form(at, actor, { action: address, back: `/${office.code}/desk` }, again);
    const chrome = staffChrome(office, label, 'desk');
    sendPage(reply, <NewMatterPage chrome={chrome} choices={choices} form={form} />, again ? 422 : 200);
  }
}

interface NewPath {
  readonly office: string;
  readonly procedure?: string;
  readonly step?: string;
}
