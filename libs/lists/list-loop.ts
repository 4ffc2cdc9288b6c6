import { Injectable } from '@nestjs/common';
import { Hints, OfficeTx, Queues, statement, WorkLoop } from '#ledger';
import { LISTS_CHANNEL, LOOKS_CHANNEL } from './actions/lists.js';
import { ListWork } from './actions/list-work.js';
import { LookWork } from './actions/look-work.js';

const due = statement('lists.due', `select * from list_uploads_due($1, make_interval(secs => $2))`);
const toLookAt = statement('lists.looks-due', `select * from list_looks_due($1, make_interval(secs => $2))`);

/** Brings confirmed lists to whoever applies them. */
@Injectable()
export class ListLoop extends WorkLoop {
  constructor(offices: OfficeTx, queues: Queues, work: ListWork, hints: Hints) {
    super(offices, queues, hints, {
      queue: 'lists',
      channel: LISTS_CHANNEL,
      due,
      take: (office, id) => work.make(office, id),
    });
  }
}

/** Brings long lists to whoever looks at them. */
@Injectable()
export class LookLoop extends WorkLoop {
  constructor(offices: OfficeTx, queues: Queues, work: LookWork, hints: Hints) {
    super(offices, queues, hints, {
      queue: 'list-looks',
      channel: LOOKS_CHANNEL,
      due: toLookAt,
      take: (office, id) => work.make(office, id),
    });
  }
}
