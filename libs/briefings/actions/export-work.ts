import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { FileJobs, type MadeFile, type Progress } from '#exports';
import { Clock } from '#foundation';
import { OfficeTx } from '#ledger';
import { renderBriefing } from '../report/render-briefing.js';
import type { Format } from '../rules/format.js';
import { BriefingDocuments } from '../views/briefing-documents.js';
import { EXPORTS } from '../storage/export-rows.js';

interface Order {
  readonly briefing: string;
  readonly format: Format;
}

/** Makes the files of briefings. */
@Injectable()
export class ExportWork {
  private readonly jobs: FileJobs<Order>;

  constructor(
    private readonly offices: OfficeTx,
    private readonly documents: BriefingDocuments,
    clock: Clock,
  ) {
    this.jobs = new FileJobs(offices, clock, EXPORTS);
  }

  /** Does nothing when the file is made, cancelled or in other hands. */
  make(office: string, id: string): Promise<void> {
    return this.jobs.make(office, id, (order, progress) => this.render(office, order, progress));
  }

  private async render(office: string, { briefing, format }: Order, progress: Progress): Promise<MadeFile> {
    const document = await this.offices.quick(office, (tx) => this.documents.of(tx, briefing));
    const bytes = await renderBriefing(document, format, progress);
    return { bytes, sha256: createHash('sha256').update(bytes).digest() };
  }
}
