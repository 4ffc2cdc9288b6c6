import { Global, Module } from '@nestjs/common';
import { VisitCounts } from './views/visit-counts.js';

/** 방문과 건의사항: every process. Needs the product's global modules. */
@Global()
@Module({ providers: [VisitCounts], exports: [VisitCounts] })
export class VisitsModule {}
