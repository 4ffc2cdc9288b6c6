import { Buffer } from 'node:buffer';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { renderList } from '#documents';
import { FileJobs } from '#exports';
import { type Actor, Clock, ensure, RuleBroken } from '#foundation';
import { Hints, OfficeTx, type Tx } from '#ledger';
import { OfficeDirectory } from '#office';
import { StrongBox } from '#people';
import { choicesOf } from '../rules/cell-answer.js';
import { isMark } from '../rules/gathering.js';
import { listName } from '../rules/list-name.js';
import { type Counts, countsOf, type RowVerdict } from '../rules/verdict.js';
import { ABOUT_HEADINGS, matchColumns, REFERENCE_HEADINGS } from '../rules/columns.js';
import { readSheet } from '../sheet/read-sheet.js';
import type { Sheet } from '../sheet/sheet.js';
import { askForLook, forgetLook, forgetOldLooks, lookOf } from '../storage/look-rows.js';
import { RowDigests } from '../storage/row-digests.js';
import * as uploads from '../storage/upload-rows.js';
import type { Upload } from '../storage/upload-rows.js';
import { ImportCheck } from './import-check.js';
import { type ListFile, XLSX } from './list-file.js';
import { ListLook } from './list-look.js';
import { ReturnCheck } from './return-check.js';

/** Heard by whoever applies lists, and by whoever looks at long ones. */
export const LISTS_CHANNEL = 'tongtong_lists';
export const LOOKS_CHANNEL = 'tongtong_list_looks';
/** A list of so many rows is looked at while its sender waits; a longer one by the worker. */
export const MOST_AT_ONCE = 200;
/** What was sent, and what became of it, go away so many days after it was sent. */
const KEPT_DAYS = 7;
const PAGE = 20;
const LOOK_AGAIN_MS = 300;
/** Empty rows of a template. */
const BLANK_ROWS = 200;
const RETURN_NAME = '취합본';

/** A long list that the worker has not looked at yet. */
export interface BeingLookedAt {
  readonly upload: Upload;
  readonly looking: { readonly done: number; readonly of: number };
}
export interface DryRun {
  readonly upload: Upload;
  readonly looking: null;
  /** When its rows were looked at. */
  readonly lookedAt: Date;
  /** How a CSV file was read. */
  readonly encoding?: Sheet['encoding'];
  /** Without a number of its own the list is taken again when it is sent again. */
  readonly numbered: boolean;
  readonly counts: Counts;
  readonly rows: readonly RowVerdict[];
  /** When the very same list without numbers was applied before. */
  readonly before?: Date;
}
/** A list on its way in. */
export interface SentList {
  readonly name: string;
  readonly procedure: string;
  /** Of the table's opening steps; the first when it is left out. */
  readonly step?: string | undefined;
  /** Receipt number of the matter that all of it is about; a line may name its own. */
  readonly about?: string | undefined;
  readonly bytes: Buffer;
}

/** Lists on their way in: sent, looked at, confirmed, applied by the worker. Only who sent one sees it. */
@Injectable()
export class Lists {
  private readonly jobs: FileJobs<object>;

  constructor(
    private readonly offices: OfficeTx,
    private readonly directory: OfficeDirectory,
    private readonly imports: ImportCheck,
    private readonly returns: ReturnCheck,
    private readonly look: ListLook,
    private readonly digests: RowDigests,
    private readonly box: StrongBox,
    private readonly hints: Hints,
    private readonly clock: Clock,
  ) {
    this.jobs = new FileJobs(offices, clock, uploads.JOBS);
  }

  /**
   * Keeps a list that would open matters, sealed, and takes no step. RuleBroken: `lists.name-invalid`, everything of `readSheet` and
   * `matchColumns`, `procedure.no-such-procedure`, `procedure.no-such-step`.
   */
  async send(office: string, { name, procedure, step, about, bytes }: SentList, actor: Actor): Promise<Upload> {
    const called = listName(name);
    const opening = await this.imports.opening(office, { procedure, ...(step !== undefined && { step }) }, actor);
    const sheet = readSheet(bytes);
    const isAbout = opening.step.about.length > 0;
    matchColumns(sheet.headings, this.imports.columns(opening, actor), isAbout);
    const target = {
      procedure: opening.procedure.code,
      steps: [opening.step.code],
      about: (isAbout && about?.trim().slice(0, 60)) || null,
    };
    return this.keep(office, { kind: 'import', name: called, ...target, sheet }, actor);
  }

  /**
   * Keeps a sheet that a department filled in, sealed, and takes no step. RuleBroken: everything of `readSheet`,
   * `lists.no-gathering-sheet`, `lists.other-office`, `lists.sheet-changed`.
   */
  async sendBack(office: string, bytes: Buffer, actor: Actor): Promise<Upload> {
    const sheet = readSheet(bytes, isMark);
    const { procedure, steps } = this.returns.mark(office, sheet);
    await this.returns.ensureReadable(office, sheet, actor);
    return this.keep(office, { kind: 'return', name: RETURN_NAME, procedure, steps, about: null, sheet }, actor);
  }

  /** What somebody sent, newest first, 20 a page. */
  async of(
    office: string,
    actor: Actor,
    after?: string,
  ): Promise<{ readonly items: readonly Upload[]; readonly next: string | null }> {
    const found = await this.offices.quick(office, (tx) =>
      tx.rows<Upload>(uploads.MINE, [office, actor.id, after ?? null, PAGE + 1]),
    );
    const items = found.slice(0, PAGE);
    return { items, next: found.length > PAGE ? (items.at(-1)?.id ?? null) : null };
  }

  /** @throws RuleBroken `lists.not-found`, the same for somebody else's */
  async status(office: string, id: string, actor: Actor): Promise<Upload> {
    const found = await this.offices.quick(office, (tx) => tx.row<Upload>(uploads.LOOK, [office, id, actor.id]));
    ensure(found, 'lists.not-found');
    return found;
  }

  /**
   * What a list would do, row by row. A short one is looked at anew each time, because matters move on; a long one by the worker when it
   * was sent and when `lookAgain` asks for it. RuleBroken: `lists.not-found`, `lists.gone`, `lists.not-waiting`, `lists.look-failed`.
   */
  async dryRun(office: string, id: string, actor: Actor): Promise<DryRun | BeingLookedAt> {
    const upload = await this.status(office, id, actor);
    const sheet = await this.offices.quick(office, (tx) => this.content(tx, id, actor));
    const looked = isLong(upload) ? await this.found(office, id) : await this.lookedNow(office, upload, sheet, actor);
    if ('looking' in looked) return { upload, looking: looked.looking };
    const { rows, lookedAt } = looked;
    const numbered = upload.kind === 'return' || rows.some(({ reference }) => reference !== undefined);
    const before = numbered
      ? undefined
      : await this.offices.quick(office, (tx) => this.appliedBefore(tx, upload, sheet));
    return {
      upload,
      looking: null,
      lookedAt,
      numbered,
      counts: countsOf(rows),
      rows,
      ...(sheet.encoding && { encoding: sheet.encoding }),
      ...(before && { before }),
    };
  }

  /** As `dryRun`, once the list was looked at. */
  async looked(office: string, id: string, actor: Actor): Promise<DryRun> {
    for (;;) {
      const run = await this.dryRun(office, id, actor);
      if (!run.looking) return run;
      await pause(LOOK_AGAIN_MS);
    }
  }

  /** Has the worker look at a long list again. @throws RuleBroken `lists.not-found`, `lists.not-waiting` */
  async lookAgain(office: string, id: string, actor: Actor): Promise<void> {
    const upload = await this.status(office, id, actor);
    ensure(upload.state === 'waiting', 'lists.not-waiting');
    if (isLong(upload)) await this.beLookedAt(office, id);
  }

  /**
   * Has the worker take what the dry run called new, as this person; what is wrong is left out and told in the result.
   * @throws RuleBroken `lists.not-found`, `lists.nothing-to-do`, `lists.applied-before`, `lists.not-waiting`, `lists.still-looking` {done, of}
   */
  async confirm(office: string, id: string, actor: Actor): Promise<Upload> {
    ensure((await this.status(office, id, actor)).state === 'waiting', 'lists.not-waiting');
    const run = await this.dryRun(office, id, actor);
    if (run.looking) throw new RuleBroken('lists.still-looking', { ...run.looking });
    ensure(run.counts.new > 0, 'lists.nothing-to-do');
    ensure(!run.before, 'lists.applied-before');
    const values = [office, id, actor.id, JSON.stringify(actor)];
    await this.offices.quick(office, (tx) => Promise.all([tx.touch(uploads.CONFIRM, values), forgetLook(tx, id)]));
    this.hints.tell(LISTS_CHANNEL);
    return this.status(office, id, actor);
  }

  /** Gives up a list that waits, or stops the work at its next row; what was taken stays taken. @throws RuleBroken `lists.not-found` */
  async cancel(office: string, id: string, actor: Actor): Promise<Upload> {
    await this.status(office, id, actor);
    const values = [office, id, this.clock.now(office)];
    await this.offices.quick(office, (tx) => Promise.all([tx.touch(uploads.CANCEL, values), forgetLook(tx, id)]));
    await this.jobs.cancel(office, id);
    return this.status(office, id, actor);
  }

  /** Waits until a confirmed list is no longer worked on. @throws RuleBroken `lists.not-found` */
  async ended(office: string, id: string, actor: Actor): Promise<Upload> {
    for (;;) {
      const upload = await this.status(office, id, actor);
      if (upload.state !== 'queued' && upload.state !== 'running') return upload;
      await pause(LOOK_AGAIN_MS);
    }
  }

  /** What became of each row. @throws RuleBroken `lists.not-found`, `lists.file-not-ready` {state} */
  async file(office: string, id: string, actor: Actor): Promise<ListFile> {
    const found = await this.offices.quick(office, (tx) =>
      tx.row<{ name: string; state: string; file: Buffer | null }>(uploads.FETCH, [office, id, actor.id]),
    );
    ensure(found, 'lists.not-found');
    ensure(found.file, 'lists.file-not-ready', { state: found.state });
    const bytes = this.box.open(office, `list_upload|${id}|file`, found.file);
    return { name: `${found.name} 결과.xlsx`, type: XLSX, bytes };
  }

  /** An empty list for an opening step, with its choices. RuleBroken as `send` for the step. */
  async template(office: string, procedure: string, step: string | undefined, actor: Actor): Promise<ListFile> {
    const opening = await this.imports.opening(office, { procedure, ...(step !== undefined && { step }) }, actor);
    const view = await this.directory.of(office);
    const columns = this.imports.columns(opening, actor);
    const offered = await this.imports.offeredFor(view, opening);
    const title = `${opening.procedure.title.ko} ${opening.step.label}`;
    const bytes = await renderList({
      title,
      explanation: `※ 한 줄에 한 건씩 적습니다. * 표시는 꼭 적는 칸입니다. 「${REFERENCE_HEADINGS[0] ?? ''}」을 적으면 같은 목록을 다시 올려도 두 번 접수되지 않습니다. 셀 병합과 수식은 쓰지 않습니다.`,
      columns: [
        { heading: REFERENCE_HEADINGS[0] ?? '', input: true },
        ...(opening.step.about.length > 0 ? [{ heading: ABOUT_HEADINGS[0] ?? '', input: true }] : []),
        ...columns.map(({ heading, ask, part, needed }) => {
          const choices = part === undefined ? choicesOf(ask, view, { offered }) : this.imports.partChoices(part);
          return { heading: needed ? `${heading} *` : heading, input: true, ...(choices && { choices }) };
        }),
      ],
      rows: [],
      blank: BLANK_ROWS,
    });
    return { name: `${title} 서식.xlsx`, type: XLSX, bytes: Buffer.from(bytes) };
  }

  /** Empties what is no longer needed: clock work, once an hour. Answers how many. */
  async sweep(office: string): Promise<number> {
    const before = new Date(this.clock.now(office).getTime() - KEPT_DAYS * 86_400_000);
    return this.offices.quick(office, async (tx) => {
      const emptied = await tx.touch(uploads.EMPTY, [office]);
      const expired = await tx.touch(uploads.EXPIRE, [office, before]);
      return emptied + expired + (await forgetOldLooks(tx));
    });
  }

  private async keep(
    office: string,
    list: Pick<Upload, 'kind' | 'name' | 'procedure' | 'steps' | 'about'> & { readonly sheet: Sheet },
    actor: Actor,
  ): Promise<Upload> {
    const { kind, name, procedure, steps, about, sheet } = list;
    const id = uuid();
    const sealed = this.box.close(office, `list_upload|${id}`, Buffer.from(JSON.stringify(sheet)));
    const digest = this.digestOf(office, procedure, sheet);
    const now = this.clock.now(office);
    const values = [
      office,
      id,
      kind,
      name,
      procedure,
      steps,
      sheet.rows.length,
      sealed,
      digest,
      JSON.stringify(actor),
      actor.id,
      now,
      about,
    ];
    const kept = await this.offices.quick(office, (tx) => tx.row<Upload>(uploads.KEEP, values));
    if (!kept) throw new Error('an insert returns its row');
    if (isLong(kept)) await this.beLookedAt(office, id);
    return kept;
  }

  private async beLookedAt(office: string, id: string): Promise<void> {
    await this.offices.quick(office, (tx) => askForLook(tx, id));
    this.hints.tell(LOOKS_CHANNEL);
  }

  private async lookedNow(office: string, upload: Upload, sheet: Sheet, actor: Actor): Promise<Looked> {
    return { rows: await this.look.at(office, upload, sheet, actor), lookedAt: this.clock.now(office) };
  }

  /** What the worker found of a long list. */
  private async found(office: string, id: string): Promise<Looked | Pick<BeingLookedAt, 'looking'>> {
    const look = await this.offices.quick(office, (tx) => lookOf(tx, id));
    ensure(look, 'lists.not-waiting');
    ensure(look.state !== 'failed', 'lists.look-failed');
    if (!look.file || !look.finishedAt) return { looking: { done: look.done, of: look.of } };
    const bytes = this.box.open(office, `list_look|${id}`, look.file);
    return { rows: JSON.parse(bytes.toString('utf8')) as RowVerdict[], lookedAt: look.finishedAt };
  }

  private async content(tx: Tx, id: string, actor: Actor): Promise<Sheet> {
    const found = await tx.row<{ content: Buffer | null }>(uploads.CONTENT, [tx.office, id, actor.id]);
    ensure(found?.content, 'lists.gone');
    return JSON.parse(this.box.open(tx.office, `list_upload|${id}`, found.content).toString('utf8')) as Sheet;
  }

  private async appliedBefore(tx: Tx, { id, procedure }: Upload, sheet: Sheet): Promise<Date | undefined> {
    const values = [tx.office, this.digestOf(tx.office, procedure, sheet), id];
    return (await tx.row<{ requestedAt: Date }>(uploads.APPLIED, values))?.requestedAt;
  }

  private digestOf(office: string, procedure: string, { headings, rows }: Sheet): Buffer {
    return this.digests.ofList(office, procedure, [[...headings], ...rows.map(({ cells }) => [...cells])]);
  }
}

interface Looked {
  readonly rows: readonly RowVerdict[];
  readonly lookedAt: Date;
}

function isLong({ rows }: Upload): boolean {
  return rows > MOST_AT_ONCE;
}
