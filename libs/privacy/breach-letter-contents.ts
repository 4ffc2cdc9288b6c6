import { Inject, Injectable } from '@nestjs/common';
import { CouncilLetterContents } from '#councils';
import type { Tx } from '#ledger';
import { type LetterContent, type LetterRow, LetterSource, type Sender } from '#letters';
import { FrontAddresses } from '#matters';
import { BREACH_NOTICE } from './rules/breach.js';

/** Notices of a breach; every other letter is somebody else's. */
@Injectable()
export class BreachLetterContents extends LetterSource {
  constructor(
    @Inject(CouncilLetterContents) private readonly others: LetterSource,
    private readonly addresses: FrontAddresses,
  ) {
    super();
  }

  sender(office: string): Promise<Sender> {
    return this.others.sender(office);
  }

  /** Whom a breach concerns is told of it, and gets no way into the office's own record: neither a link nor an address for replies. */
  async content(tx: Tx, letter: LetterRow): Promise<LetterContent> {
    const content = await this.others.content(tx, letter);
    if (letter.template !== BREACH_NOTICE) return content;
    const { lookupCode: _, ...view } = content.view;
    const trackUrl = `${this.addresses.portal}/${letter.office}/privacy`;
    return { ...content, view: { ...view, trackUrl }, replyTo: undefined };
  }
}
