import { Injectable } from '@nestjs/common';
import type { OfficialDocument } from '#documents';
import type { Tx } from '#ledger';
import { Passages } from '#matters';
import { kindOf } from '../report/kinds.js';
import { wholeBriefing } from '../storage/briefing-rows.js';

/** Briefings as they are printed. Figures come from the snapshot alone; free texts, which it only names, from the passages. */
@Injectable()
export class BriefingDocuments {
  constructor(private readonly passages: Passages) {}

  /** @throws RuleBroken `briefings.not-found` */
  async of(tx: Tx, id: string): Promise<OfficialDocument> {
    const briefing = await wholeBriefing(tx, id);
    const kind = kindOf(briefing.kind);
    return kind.document(briefing, await this.passages.read(tx, kind.texts(briefing)));
  }
}
