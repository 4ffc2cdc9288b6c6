import { Module } from '@nestjs/common';
import { HandOverAttachments } from './actions/hand-over-attachments.js';
import { Mailroom } from './actions/mailroom.js';
import { TakeInWhatArrived } from './reactions/take-in-what-arrived.js';
import { TellTheOfficerAnAttachmentWasTurnedAway } from './reactions/tell-the-officer-an-attachment-was-turned-away.js';
import { InboundMail } from './storage/inbound-mail.js';

/** Mail that comes in: the worker, which has the door and the reactions. */
@Module({
  providers: [InboundMail, Mailroom, HandOverAttachments, TakeInWhatArrived, TellTheOfficerAnAttachmentWasTurnedAway],
  exports: [Mailroom],
})
export class MailroomModule {}
