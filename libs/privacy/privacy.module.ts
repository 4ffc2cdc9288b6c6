import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import type { Belongings } from '#matters';
import { CorrectContact } from './actions/correct-contact.js';
import { DecideDisposal } from './actions/decide-disposal.js';
import { EraseResident } from './actions/erase-resident.js';
import { MarkDisposal } from './actions/mark-disposal.js';
import { AllBelongings, MatterContents } from './actions/matter-contents.js';
import { MatterExports } from './actions/matter-exports.js';
import { MatterExportWork } from './actions/matter-export-work.js';
import { ReviewAccess } from './actions/review-access.js';
import { SealAccessLog } from './actions/seal-access-log.js';
import { BreachLetterContents } from './breach-letter-contents.js';
import { MatterExportLoop } from './export-loop.js';
import { ExportPurposes } from './storage/export-purposes.js';
import { TellTheSubjectsOfABreach } from './reactions/tell-the-subjects-of-a-breach.js';
import { Register } from './storage/register.js';
import { AccessBoard } from './views/access-board.js';
import { AccessProof } from './views/access-proof.js';
import { AccessReviews } from './views/access-reviews.js';
import { DisposalList } from './views/disposal-list.js';

/** Reviewing, disposing, erasing, exporting: every process. Needs the global ledger, office, people and matters modules. */
@Module({})
export class PrivacyModule {
  static with(purposes: ExportPurposes, belongings: readonly Belongings[]): DynamicModule {
    const told: Provider[] = [
      { provide: AllBelongings, useValue: new AllBelongings(belongings) },
      { provide: ExportPurposes, useValue: purposes },
      AccessBoard,
      AccessReviews,
      AccessProof,
      DisposalList,
      ReviewAccess,
      SealAccessLog,
      MarkDisposal,
      DecideDisposal,
      EraseResident,
      CorrectContact,
      BreachLetterContents,
      MatterExports,
    ];
    return { module: PrivacyModule, global: true, providers: [...told, Register, MatterContents], exports: told };
  }
}

/** What follows by itself: the worker, and the operator. */
@Module({ providers: [TellTheSubjectsOfABreach] })
export class PrivacyReactionsModule {}

/** Making the files: the worker alone. Needs the ledger's DeliveryModule for the queue. */
@Module({ providers: [MatterExportWork, MatterExportLoop], exports: [MatterExportWork] })
export class PrivacyWorkModule {}
