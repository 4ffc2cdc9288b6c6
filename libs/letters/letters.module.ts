import { type DynamicModule, Module, type ModuleMetadata, type Provider } from '@nestjs/common';
import { DayLetters } from './day-letters.js';
import { LetterBook } from './letter-book.js';
import { LetterLoop } from './letter-loop.js';
import { LetterSender, type SendingSettings as Settings, SendingSettings } from './letter-sender.js';
import { Letters } from './letters.js';
import { MailLedger } from './mail-ledger.js';
import { NewsRefusals } from './news-refusals.js';
import { Reconciler } from './reconciler.js';
import { Undelivered } from './undelivered.js';

/** Writing letters and looking after them: every process. Needs the global LedgerModule and `Clock`. */
@Module({})
export class LettersModule {
  static with(book: LetterBook): DynamicModule {
    const providers: Provider[] = [
      { provide: LetterBook, useValue: book },
      Letters,
      DayLetters,
      Undelivered,
      NewsRefusals,
    ];
    return { module: LettersModule, global: true, providers, exports: providers };
  }
}

/** Sending them: the worker alone. Needs the ledger's DeliveryModule for the queue. */
@Module({})
export class LettersWorkModule {
  /** `source` is provided by one of `imports` under the token LetterSource. */
  static with(
    settings: Settings,
    reconciler: Reconciler,
    imports: NonNullable<ModuleMetadata['imports']>,
  ): DynamicModule {
    return {
      module: LettersWorkModule,
      imports,
      providers: [
        { provide: SendingSettings, useValue: settings },
        { provide: Reconciler, useValue: reconciler },
        MailLedger,
        LetterSender,
        LetterLoop,
      ],
      exports: [LetterSender],
    };
  }
}
