import { Injectable } from '@nestjs/common';
import type { OfficialDocument } from '#documents';
import type { Tx } from '#ledger';
import { Passages } from '#matters';
import { Vault } from '#people';
import { kindOf } from '../report/kinds.js';
import { wholeBriefing } from '../storage/briefing-rows.js';

/** Briefings as they are printed. Figures come from the snapshot alone; free texts and masked names, which it only names, from where they are kept. */
@Injectable()
export class BriefingDocuments {
  constructor(
    private readonly passages: Passages,
    private readonly vault: Vault,
  ) {}

  /** @throws RuleBroken `briefings.not-found` */
  async of(tx: Tx, id: string): Promise<OfficialDocument> {
    const briefing = await wholeBriefing(tx, id);
    const kind = kindOf(briefing.kind);
    const [texts, masked] = await Promise.all([
      this.passages.read(tx, kind.texts(briefing)),
      this.vault.masked(tx, kind.people?.(briefing) ?? []),
    ]);
    return kind.document(briefing, texts, new Map([...masked].map(([person, { name }]) => [person, name])));
  }
}
