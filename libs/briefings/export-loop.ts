import { Injectable } from '@nestjs/common';
import { Hints, OfficeTx, Queues, statement, WorkLoop } from '#ledger';
import { EXPORTS_CHANNEL } from './actions/briefing-exports.js';
import { ExportWork } from './actions/export-work.js';

const due = statement('briefings.exports-due', `select * from briefing_exports_due($1, make_interval(secs => $2))`);

/** Brings the files of briefings to their maker. */
@Injectable()
export class ExportLoop extends WorkLoop {
  constructor(offices: OfficeTx, queues: Queues, work: ExportWork, hints: Hints) {
    super(offices, queues, hints, {
      queue: 'briefing-exports',
      channel: EXPORTS_CHANNEL,
      due,
      take: (office, id) => work.make(office, id),
    });
  }
}
