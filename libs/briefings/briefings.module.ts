import { Global, Module } from '@nestjs/common';
import { BriefingExports } from './actions/briefing-exports.js';
import { ExportWork } from './actions/export-work.js';
import { MonthlyBriefings } from './actions/monthly-briefings.js';
import { SessionReports } from './actions/session-reports.js';
import { SuggestionReviews } from './actions/suggestion-reviews.js';
import { ExportLoop } from './export-loop.js';
import { SnapshotTaker } from './storage/snapshot-taker.js';
import { BriefingDocuments } from './views/briefing-documents.js';
import { BriefingShelf } from './views/briefing-shelf.js';

/** Making briefings, asking for files and looking at both: every process. Needs the global ledger, office and matters modules. */
@Global()
@Module({
  providers: [
    SnapshotTaker,
    MonthlyBriefings,
    SessionReports,
    SuggestionReviews,
    BriefingExports,
    BriefingDocuments,
    BriefingShelf,
  ],
  exports: [MonthlyBriefings, SessionReports, SuggestionReviews, BriefingExports, BriefingDocuments, BriefingShelf],
})
export class BriefingsModule {}

/** Making the files: the worker alone. Needs the ledger's DeliveryModule for the queue. */
@Module({ providers: [ExportWork, ExportLoop], exports: [ExportWork] })
export class BriefingsWorkModule {}
