import { Global, Module } from '@nestjs/common';
import { Gathering } from './actions/gathering.js';
import { ImportCheck } from './actions/import-check.js';
import { ListLook } from './actions/list-look.js';
import { ListWork } from './actions/list-work.js';
import { Lists } from './actions/lists.js';
import { LookWork } from './actions/look-work.js';
import { ReturnCheck } from './actions/return-check.js';
import { ListLoop, LookLoop } from './list-loop.js';
import { RowDigests } from './storage/row-digests.js';

/** Lists that come in, and who applies them: fronts, worker and operator. Needs the global ledger, office, people and matters modules. */
@Global()
@Module({
  providers: [RowDigests, ImportCheck, Gathering, ReturnCheck, ListLook, Lists, ListWork, LookWork],
  exports: [ImportCheck, Gathering, Lists, ListWork, LookWork],
})
export class ListsModule {}

/** Bringing confirmed lists to their work, and long ones to whoever looks at them: the worker alone. Needs the ledger's DeliveryModule for the queue. */
@Module({ imports: [ListsModule], providers: [ListLoop, LookLoop] })
export class ListsWorkModule {}
