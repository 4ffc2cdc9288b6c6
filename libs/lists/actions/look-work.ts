import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { FileJobs, type MadeFile, type Progress } from '#exports';
import { Clock, ensure } from '#foundation';
import { OfficeTx } from '#ledger';
import { StrongBox } from '#people';
import type { Sheet } from '../sheet/sheet.js';
import { LOOK_JOBS, listToLookAt } from '../storage/look-rows.js';
import { ListLook } from './list-look.js';

/** Looks at long lists in the background; what was found of each row is kept sealed until the list is confirmed or given up. */
@Injectable()
export class LookWork {
  private readonly jobs: FileJobs<{ readonly id: string }>;

  constructor(
    private readonly offices: OfficeTx,
    private readonly look: ListLook,
    private readonly box: StrongBox,
    clock: Clock,
  ) {
    this.jobs = new FileJobs(offices, clock, LOOK_JOBS);
  }

  /** Does nothing when the list was looked at, is no longer there or in other hands. */
  make(office: string, id: string): Promise<void> {
    return this.jobs.make(office, id, (_, progress) => this.found(office, id, progress));
  }

  private async found(office: string, id: string, progress: Progress): Promise<MadeFile> {
    const list = await this.offices.quick(office, (tx) => listToLookAt(tx, id));
    ensure(list?.content, 'lists.gone');
    const sheet = JSON.parse(this.box.open(office, `list_upload|${id}`, list.content).toString('utf8')) as Sheet;
    const bytes = Buffer.from(JSON.stringify(await this.look.at(office, list, sheet, list.actor, progress)));
    return {
      bytes: this.box.close(office, `list_look|${id}`, bytes),
      sha256: createHash('sha256').update(bytes).digest(),
    };
  }
}
