import { Module } from '@nestjs/common';
import { Mailroom } from './actions/mailroom.js';
import { TakeInWhatArrived } from './reactions/take-in-what-arrived.js';
import { InboundMail } from './storage/inbound-mail.js';

/** Mail that comes in: the worker, which has the door and the reactions. */
@Module({ providers: [InboundMail, Mailroom, TakeInWhatArrived], exports: [Mailroom] })
export class MailroomModule {}
