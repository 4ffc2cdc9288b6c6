import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { systemActor } from '#foundation';
import { MatterPages, type StepAnswer } from '#matters';
import { peopleOf } from '#procedure';
import { sendOn, sendPage } from '../reply.js';
import type { FormAt } from '../step-forms.js';
import { chromeOf } from './pages/chrome.js';
import { DonePage } from './pages/opened.js';
import { ResidentDoor } from './resident-door.js';

/** After a matter was opened in this browser: its own person is let in, and sent to the page with the number. */
@Injectable()
export class JustOpened {
  constructor(
    private readonly matters: MatterPages,
    private readonly door: ResidentDoor,
  ) {}

  async letIn(
    { office, step }: FormAt,
    { matter, receiptNo }: StepAnswer,
    mailed: boolean,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const { record } = await this.matters.of(office.code, matter, systemActor('portal.opened'));
    const { person } = record;
    if (person === undefined) {
      // Nobody can come back to a matter that is nobody's: the number is all there is.
      const done = { said: step.resident ?? step.label, receiptNo, next: [], mailed, phone: office.profile.phone };
      sendPage(reply, <DonePage chrome={chromeOf(office, 'new')} {...done} />);
      return;
    }
    const who = await this.door.who(request, office.code);
    const already = who?.level === 'full' && peopleOf(record).includes(who.person);
    if (!already) await this.door.letIn(reply, office.code, { matter, person });
    sendOn(reply, `/${office.code}/track/${matter}/opened${mailed ? '?mailed=yes' : ''}`);
  }
}
