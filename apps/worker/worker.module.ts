import { type DynamicModule, Module } from '@nestjs/common';
import type { Env, Secrets } from '#config/env';
import { BriefingsWorkModule } from '#briefings';
import { CaseReactionsModule } from '#cases';
import { CouncilReactionsModule } from '#councils';
import { ClamdScanner, FilesWorkModule, NoScanner } from '#files';
import { HealthController, Metrics } from '#front';
import { DeliveryModule } from '#ledger';
import {
  LetterSource,
  LettersWorkModule,
  MailPage,
  NobodyToAsk,
  PostfixLog,
  type Reconciler,
  SendingSettings,
} from '#letters';
import { MailroomModule } from '#mailroom';
import { FrontAddresses, MatterReactionsModule, RecountsWorkModule } from '#matters';
import { MeetingLetterContents, MeetingReactionsModule } from '#meetings';
import { PetitionReactionsModule } from '#petitions';
import { ProposalReactionsModule } from '#proposals';
import { BreachLetterContents, PrivacyReactionsModule, PrivacyWorkModule } from '#privacy';
import { RemindersWorkModule } from '#reminders';
import { product } from '../wiring.js';
import { DoorPlace, MailDoor } from './mail-door.js';
import { MetricsController } from './metrics.controller.js';
import { QueueMetrics } from './queue-metrics.js';
import { Timetable } from './timetable.js';

/**
 * What the letters say: of a breach, else of a meeting, else of a council, else of the matter. Each asks the next for whatever is not
 * its own.
 */
@Module({
  providers: [
    {
      provide: LetterSource,
      inject: [MeetingLetterContents, FrontAddresses],
      useFactory: (others: MeetingLetterContents, addresses: FrontAddresses) =>
        new BreachLetterContents(others, addresses),
    },
  ],
  exports: [LetterSource],
})
class LetterSourceModule {}

class MailSettings extends SendingSettings {
  override readonly lease;
  override readonly margin;

  constructor(private readonly env: Env) {
    super();
    this.lease = { seconds: env.MAIL_LEASE_SECONDS, settle: Math.min(5, env.MAIL_LEASE_SECONDS / 3) };
    this.margin = Math.min(20, env.MAIL_LEASE_SECONDS / 3);
  }

  server() {
    const url = new URL(this.env.SMTP_URL);
    const secure = url.protocol === 'smtps:';
    return {
      host: url.hostname,
      port: Number(url.port || (secure ? 465 : 25)),
      secure,
      ...(url.username && { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) }),
    };
  }
}

@Module({})
export class WorkerModule {
  static with(env: Env, secrets: Secrets): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        product(env, secrets),
        DeliveryModule.with({ queueUrl: env.QUEUE_URL, databaseUrl: env.APP_DATABASE_URL }),
        MatterReactionsModule,
        CaseReactionsModule,
        CouncilReactionsModule,
        MeetingReactionsModule,
        RecountsWorkModule,
        PetitionReactionsModule,
        ProposalReactionsModule,
        RemindersWorkModule,
        BriefingsWorkModule,
        PrivacyReactionsModule,
        PrivacyWorkModule,
        FilesWorkModule.with(env.CLAMD_URL === undefined ? new NoScanner() : new ClamdScanner(env.CLAMD_URL)),
        MailroomModule,
        LettersWorkModule.with(new MailSettings(env), reconcilerFor(env), [LetterSourceModule]),
      ],
      controllers: [HealthController, MetricsController],
      providers: [
        { provide: Metrics, useValue: new Metrics('worker') },
        QueueMetrics,
        { provide: Timetable.SEAL_SECONDS, useValue: env.SEAL_SECONDS },
        Timetable,
        { provide: DoorPlace, useValue: new DoorPlace(env.HOST, env.INBOUND_SMTP_PORT) },
        MailDoor,
      ],
    };
  }
}

/** How to learn whether a letter of unknown fate arrived: by the mail catcher, by a local Postfix, or not at all. */
function reconcilerFor(env: Env): Reconciler {
  if (env.POSTFIX_LOG) return new PostfixLog(env.POSTFIX_LOG);
  return env.MAIL_PAGE_URL ? new MailPage(env.MAIL_PAGE_URL) : new NobodyToAsk();
}
