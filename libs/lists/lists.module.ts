import { Global, Module } from '@nestjs/common';
import { Gathering } from './actions/gathering.js';
import { ImportCheck } from './actions/import-check.js';
import { ListWork } from './actions/list-work.js';
import { Lists } from './actions/lists.js';
import { ReturnCheck } from './actions/return-check.js';
import { ListLoop } from './list-loop.js';
import { RowDigests } from './storage/row-digests.js';

/** Lists that come in, and who applies them: fronts, worker and operator. Needs the global ledger, office, people and matters modules. */
@Global()
@Module({
  providers: [RowDigests, ImportCheck, Gathering, ReturnCheck, Lists, ListWork],
  exports: [ImportCheck, Gathering, Lists, ListWork],
})
export class ListsModule {}

/** Bringing confirmed lists to their work: the worker alone. Needs the ledger's DeliveryModule for the queue. */
@Module({ imports: [ListsModule], providers: [ListLoop] })
export class ListsWorkModule {}
