import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { FileJobs, type MadeFile, type Progress } from '#exports';
import { Clock } from '#foundation';
import { OfficeTx } from '#ledger';
import { renderBriefing } from '../report/render-briefing.js';
import type { Format } from '../rules/format.js';
import { wholeBriefing } from '../storage/briefing-rows.js';
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
    clock: Clock,
  ) {
    this.jobs = new FileJobs(offices, clock, EXPORTS);
  }

  /** Does nothing when the file is made, cancelled or in other hands. */
  make(office: string, id: string): Promise<void> {
    return this.jobs.make(office, id, (order, progress) => this.render(office, order, progress));
  }

  private async render(office: string, { briefing, format }: Order, progress: Progress): Promise<MadeFile> {
    const whole = await this.offices.quick(office, (tx) => wholeBriefing(tx, briefing));
    const bytes = await renderBriefing(whole, format, progress);
    return { bytes, sha256: createHash('sha256').update(bytes).digest() };
  }
}
