import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { CheckpointSigner } from './checkpoint.js';
import { Deliverer } from './deliverer.js';
import { FactLog } from './fact-log.js';
import { Hints } from './hints.js';
import { OfficeTokens } from './office-token.js';
import { OfficeTx } from './office-tx.js';
import { ParkedFacts } from './parked.js';
import { Queues } from './queues.js';
import { ReactionBook } from './reaction-book.js';
import { Relay } from './relay.js';
import { Replay } from './replay.js';
import { CheckpointFolder, Sealer } from './sealer.js';
import { Verifier } from './verifier.js';

export interface LedgerSettings {
  /** Key of the office tokens, the same that `migrate` wrote into the database. */
  readonly officeTokenKey: Buffer;
  readonly sealSeed: Buffer;
  readonly checkpoints: string;
}

/** Transactions, facts, hints, seals: what every process needs. */
@Module({})
export class LedgerModule {
  static with(settings: LedgerSettings): DynamicModule {
    const shared: Provider[] = [
      { provide: OfficeTokens, useValue: new OfficeTokens(settings.officeTokenKey) },
      { provide: CheckpointSigner, useValue: new CheckpointSigner(settings.sealSeed) },
      { provide: CheckpointFolder, useValue: new CheckpointFolder(settings.checkpoints) },
      OfficeTx,
      FactLog,
      Hints,
      Sealer,
      Verifier,
      ParkedFacts,
    ];
    return { module: LedgerModule, global: true, providers: shared, exports: shared };
  }
}

/** The reactions found in the module tree, and replaying them: worker and operator. */
@Module({ imports: [DiscoveryModule], providers: [ReactionBook, Replay], exports: [ReactionBook, Replay] })
export class ReactionsModule {}

/** Carrying facts to reactions through the queue: the worker alone. */
@Module({})
export class DeliveryModule {
  static with(settings: { readonly queueUrl: string; readonly databaseUrl: string }): DynamicModule {
    const queues = { provide: Queues, useValue: new Queues(settings.queueUrl, settings.databaseUrl) };
    return {
      module: DeliveryModule,
      global: true,
      imports: [ReactionsModule],
      providers: [queues, Deliverer, Relay],
      exports: [queues, Deliverer, Relay],
    };
  }
}
