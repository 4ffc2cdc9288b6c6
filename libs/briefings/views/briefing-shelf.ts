import { Injectable } from '@nestjs/common';
import type { OfficialDocument } from '#documents';
import { ensure } from '#foundation';
import { OfficeTx } from '#ledger';
import { BriefingDocuments } from './briefing-documents.js';
import {
  type BriefingLine,
  briefingsBefore,
  digestOf,
  type KeptBriefing,
  latestBriefing,
  oneBriefing,
  type WhichBriefing,
  wholeBriefing,
} from '../storage/briefing-rows.js';
import { type ExportStatus, exportsOf } from '../storage/export-rows.js';

const PAGE = 20;

/** Which briefings a list is of; without a subject those of all. */
type KindOfBriefing = Pick<WhichBriefing, 'kind' | 'subject'>;

/** A briefing with the files asked for, newest first. */
export interface BriefingOnShelf extends BriefingLine {
  readonly exports: readonly ExportStatus[];
}

export interface BriefingPage {
  readonly items: readonly BriefingOnShelf[];
  /** Cursor of the next page; null on the last. */
  readonly next: string | null;
}

/** What was made, for pages and the API. 검산 stands in `checks`: what the parts make, what the total says, whether it holds. */
@Injectable()
export class BriefingShelf {
  constructor(
    private readonly offices: OfficeTx,
    private readonly documents: BriefingDocuments,
  ) {}

  /**
   * Of one kind (the monthly ones when none is named) and one subject, latest month first, its latest version first, 20 a page.
   * @throws RuleBroken `briefings.cursor-invalid`
   */
  async list(office: string, after?: string, of: KindOfBriefing = { kind: 'monthly' }): Promise<BriefingPage> {
    const from = after === undefined ? { month: '9999-12', subject: '', version: 0 } : readCursor(after);
    const found = await this.offices.quick(office, (tx) => briefingsBefore(tx, of, from, PAGE + 1));
    const page = found.slice(0, PAGE);
    const last = page.at(-1);
    return {
      items: await this.withExports(office, page),
      next: found.length > PAGE && last ? cursorOf(last) : null,
    };
  }

  /** @throws RuleBroken `briefings.not-found` */
  async one(office: string, id: string): Promise<BriefingOnShelf> {
    const line = await this.offices.quick(office, (tx) => oneBriefing(tx, id));
    const [one] = await this.withExports(office, [line]);
    if (!one) throw new Error('one briefing is shown as one');
    return one;
  }

  /** The latest version of a month's briefing, if there is one. */
  async latest(office: string, month: string): Promise<BriefingLine | undefined> {
    return this.offices.quick(office, (tx) => latestBriefing(tx, { kind: 'monthly', month }));
  }

  /**
   * With its figures; `intact` tells whether they still have the digest they were kept with.
   * @throws RuleBroken `briefings.not-found`
   */
  async whole(office: string, id: string): Promise<KeptBriefing & { readonly intact: boolean }> {
    const briefing = await this.offices.quick(office, (tx) => wholeBriefing(tx, id));
    return { ...briefing, intact: digestOf(briefing.snapshot).toString('hex') === briefing.sha256 };
  }

  /** As it is printed, for the preview (`renderHtml` of #documents). @throws RuleBroken `briefings.not-found` */
  async document(office: string, id: string): Promise<OfficialDocument> {
    return this.offices.quick(office, (tx) => this.documents.of(tx, id));
  }

  private async withExports(office: string, lines: readonly BriefingLine[]): Promise<BriefingOnShelf[]> {
    if (lines.length === 0) return [];
    const ids = lines.map(({ id }) => id);
    const all = await this.offices.quick(office, (tx) => exportsOf(tx, ids));
    return lines.map((line) => ({ ...line, exports: all.filter(({ briefing }) => briefing === line.id) }));
  }
}

type Place = Pick<BriefingLine, 'month' | 'subject' | 'version'>;

function cursorOf({ month, subject, version }: Place): string {
  return subject === '' ? `${month}-v${version}` : `${month}-v${version}.${subject}`;
}

function readCursor(after: string): Place {
  const [, month, version, subject = ''] = /^(\d{4}-\d{2})-v(\d{1,9})(?:\.(.{1,80}))?$/.exec(after) ?? [];
  ensure(month !== undefined && version !== undefined, 'briefings.cursor-invalid');
  return { month, subject, version: Number(version) };
}
