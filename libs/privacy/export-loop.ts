import { Injectable } from '@nestjs/common';
import { Hints, OfficeTx, Queues, statement, WorkLoop } from '#ledger';
import { MATTER_EXPORTS_CHANNEL } from './actions/matter-exports.js';
import { MatterExportWork } from './actions/matter-export-work.js';

const due = statement('privacy.exports-due', `select * from matter_exports_due($1, make_interval(secs => $2))`);

/** Brings the files that staff asked for to their maker. */
@Injectable()
export class MatterExportLoop extends WorkLoop {
  constructor(offices: OfficeTx, queues: Queues, work: MatterExportWork, hints: Hints) {
    super(offices, queues, hints, {
      queue: 'matter-exports',
      channel: MATTER_EXPORTS_CHANNEL,
      due,
      take: (office, id) => work.make(office, id),
    });
  }
}
