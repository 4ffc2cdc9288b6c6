import { Injectable } from '@nestjs/common';
import { Hints, OfficeTx, Queues, statement, WorkLoop } from '#ledger';
import { FileWork } from './file-work.js';
import { FILES_CHANNEL } from './files.js';
import { Scanner } from './scanner.js';

const due = statement('files.due', `select * from files_due($1, make_interval(secs => $2), $3)`);

/** Brings files to whoever looks into them. */
@Injectable()
export class FileLoop extends WorkLoop {
  constructor(offices: OfficeTx, queues: Queues, work: FileWork, scanner: Scanner, hints: Hints) {
    super(offices, queues, hints, {
      queue: 'files',
      channel: FILES_CHANNEL,
      due,
      further: () => [scanner.present],
      take: (office, id) => work.settle(office, id),
    });
  }
}
