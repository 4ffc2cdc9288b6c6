import { Injectable } from '@nestjs/common';
import { seoulMinute } from '#calendar';
import { type Actor, Clock, type JsonObject, type RuleBroken } from '#foundation';
import { ANSWER_METHODS, PERSON_PARTS } from '#krds';
import type { Tx } from '#ledger';
import { Deeds, MatterLinks, type Opening, openingOf, Openings, StepTrial } from '#matters';
import { type Office, OfficeDirectory } from '#office';
import { type Ask, asksFor, type NamedMatter, receiptNumbersIn } from '#procedure';
import { ABOUT_HEADINGS, columnsFor, type ListColumn, matchColumns } from '../rules/columns.js';
import type { Offered } from '../rules/cell-answer.js';
import { answersIn, isReference, referenceIn } from '../rules/import-rows.js';
import { rowProblems } from '../rules/row-problems.js';
import { SeenLines } from '../rules/seen-lines.js';
import type { RowProblem, RowVerdict } from '../rules/verdict.js';
import { RowDigests } from '../storage/row-digests.js';
import { takenRows, type TakenRow } from '../storage/upload-rows.js';
import type { Sheet } from '../sheet/sheet.js';

/** Stands among the digests of a line's answers; no ask is called so. */
const ABOUT = ':about';

/** Where a list is to go: a step of a table that opens a matter by itself. */
export interface ImportTarget {
  readonly procedure: string;
  readonly step: string;
  /** Receipt number of the matter that the whole list is about; a line may name one of its own. */
  readonly about?: string | null;
}

/** How rows are looked at. */
export interface Looking {
  /** With what their steps would write beside the matter: only in a transaction that is undone. */
  readonly deeds: boolean;
  /** Rows of the same list that were looked at before. */
  readonly seen?: SeenLines;
}

/** A row, read and looked at. */
export interface CheckedRow {
  readonly verdict: RowVerdict;
  readonly answers: JsonObject;
  /** Id of the matter that the row is about. */
  readonly about?: string;
  readonly key: Buffer;
  readonly digests: TakenRow['digests'];
  /** The list that the line was taken from before. */
  readonly takenFrom?: string;
}

/** The dry run of an import: every row read as a form would be, every guard asked, nothing kept. */
@Injectable()
export class ImportCheck {
  constructor(
    private readonly directory: OfficeDirectory,
    private readonly openings: Openings,
    private readonly links: MatterLinks,
    private readonly trial: StepTrial,
    private readonly deeds: Deeds,
    private readonly digests: RowDigests,
    private readonly clock: Clock,
  ) {}

  /** What this person may take a list for: the opening steps that are theirs, those about another matter last. */
  async offered(office: string, actor: Actor): Promise<readonly Opening[]> {
    return [...(await this.openings.byItself(office, actor)), ...(await this.openings.aboutOthers(office, actor))];
  }

  /** @throws RuleBroken `procedure.no-such-procedure`, `procedure.no-such-step` when it is not theirs. */
  async opening(
    office: string,
    { procedure, step }: { procedure: string; step?: string },
    actor: Actor,
  ): Promise<Opening> {
    return openingOf(await this.offered(office, actor), procedure, step);
  }

  columns({ step }: Opening, actor: Actor): readonly ListColumn[] {
    return columnsFor(asksFor(step, actor), PERSON_PARTS);
  }

  /** What the lists that the step asks of hold now. */
  offeredFor(office: Office, { step }: Opening): Promise<Offered> {
    return this.deeds.offered(office, step, this.clock.now(office.code));
  }

  /** What may be chosen for a part of a contact. */
  partChoices(part: string): readonly string[] | undefined {
    if (part === 'answer') return ANSWER_METHODS.map(([, label]) => label);
    return part === 'consent' ? ['예'] : undefined;
  }

  /** @throws RuleBroken `lists.columns-wrong`, and as `opening` */
  async rows(
    tx: Tx,
    list: { readonly name: string; readonly id: string; readonly target: ImportTarget; readonly sheet: Sheet },
    actor: Actor,
    { deeds, seen = new SeenLines() }: Looking,
  ): Promise<readonly CheckedRow[]> {
    const office = await this.directory.of(tx.office);
    const opening = await this.opening(office.code, list.target, actor);
    const known = this.columns(opening, actor);
    const { procedure, step } = opening;
    const isAbout = step.about.length > 0;
    const matched = matchColumns(list.sheet.headings, known, isAbout);
    const offered = await this.offeredFor(office, opening);
    const read = list.sheet.rows.map(({ number, cells }) => {
      const answers = answersIn(cells, matched, office, ANSWER_METHODS, offered);
      const aboutNo = isAbout ? cellAt(cells, matched.about) || (list.target.about ?? '') : '';
      const reference = referenceIn(cells, matched);
      // Without a number of its own, a line is known by this upload and its place: sent again, the list is taken again.
      const known = reference ?? `${list.id}/${String(number)}`;
      const key = this.digests.keyOf(office.code, procedure.code, reference === undefined ? '' : list.name, known);
      const said = isAbout ? { ...answers, [ABOUT]: aboutNo } : answers;
      return { number, answers, aboutNo, reference, key, digests: this.digests.ofAnswers(said) };
    });
    const asks = asksFor(step, actor);
    const matters = await this.named(tx, asks, read);
    const taken = await takenRows(
      tx,
      read.map(({ key }) => key),
    );
    const tried = { office, procedure, step, actor, matters, now: seoulMinute(this.clock.now(office.code)) };
    const refusals = async (
      answers: JsonObject,
      about: NamedMatter | undefined,
      sound: boolean,
    ): Promise<readonly RuleBroken[]> => {
      const step = { ...tried, ...(isAbout && about && { about }) };
      const trial = deeds && sound ? await this.trial.withDeeds(tx, step, answers) : this.trial.byRules(step, answers);
      // Without the matter it is about a step is not open: that the number is wrong has been said.
      return isAbout && !about
        ? trial.refusals.filter(({ code }) => code !== 'procedure.step-not-open')
        : trial.refusals;
    };
    const rows: CheckedRow[] = [];
    for (const row of read) {
      const { number, reference, answers, key, digests } = row;
      const before = taken.get(key.toString('hex'));
      const about = matters.get(row.aboutNo);
      const own = [
        ...referenceProblems(row, matched.reference !== undefined, seen.references),
        ...(isAbout ? aboutProblems(row.aboutNo, about, step.about) : []),
      ];
      const problems =
        before && own.length === 0
          ? []
          : [...own, ...rowProblems(await refusals(answers, about, own.length === 0), known)];
      const verdict: RowVerdict = {
        row: number,
        ...(reference !== undefined && { reference }),
        ...(before && { receiptNo: before.receiptNo }),
        verdict: problems.length > 0 ? 'wrong' : before ? (same(before.digests, digests) ? 'taken' : 'differs') : 'new',
        problems,
        changes: before ? changesOf(before.digests, digests, known, asks, answers) : [],
      };
      rows.push({
        verdict,
        answers,
        key,
        digests,
        ...(isAbout && about && { about: about.id }),
        ...(before && { takenFrom: before.upload }),
      });
    }
    return rows;
  }

  private async named(
    tx: Tx,
    asks: readonly Ask[],
    rows: readonly { readonly answers: JsonObject; readonly aboutNo: string }[],
  ): Promise<ReadonlyMap<string, NamedMatter>> {
    const named = asks.filter(({ type }) => type === 'matter').map(({ name }) => name);
    const numbers = new Set(
      rows.flatMap(({ answers, aboutNo }) => [aboutNo, ...named.flatMap((name) => receiptNumbersIn(answers[name]))]),
    );
    return this.links.byReceiptNumber(tx, [...numbers]);
  }
}

function cellAt(cells: readonly string[], at: number | undefined): string {
  return at === undefined ? '' : (cells[at] ?? '').trim();
}

/** A line is about a matter of one of the tables that the step names; another office's number is as unknown as any. */
function aboutProblems(number: string, about: NamedMatter | undefined, tables: readonly string[]): RowProblem[] {
  const column = ABOUT_HEADINGS[0] ?? '';
  if (number === '') return [{ column, code: 'lists.about-missing', details: {} }];
  return about && tables.includes(about.record.procedure)
    ? []
    : [{ column, code: 'procedure.unknown-matter', details: { receiptNo: number.slice(0, 60) } }];
}

/** A list that numbers its lines numbers each of them, once. */
function referenceProblems(
  { number, reference }: { readonly number: number; readonly reference: string | undefined },
  numbered: boolean,
  seen: Map<string, number>,
): RowProblem[] {
  if (!numbered) return [];
  const tell = (code: string, details: JsonObject = {}): RowProblem[] => [{ column: '연번', code, details }];
  if (reference === undefined) return tell('lists.reference-missing');
  if (!isReference(reference)) return tell('lists.reference-invalid');
  const before = seen.get(reference);
  if (before !== undefined) return tell('lists.reference-twice', { row: before });
  seen.set(reference, number);
  return [];
}

function same(one: TakenRow['digests'], other: TakenRow['digests']): boolean {
  return differing(one, other).length === 0;
}

function differing(one: TakenRow['digests'], other: TakenRow['digests']): readonly string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((ask) => one[ask] !== other[ask]);
}

/** Of what was said before only digests are kept: the columns are told, and what the list says now where it is no contact. */
function changesOf(
  before: TakenRow['digests'],
  now: TakenRow['digests'],
  columns: readonly ListColumn[],
  asks: readonly Ask[],
  answers: JsonObject,
): RowVerdict['changes'] {
  return differing(before, now).flatMap((name) => {
    const ask = asks.find((each) => each.name === name);
    const heading = columns.find((column) => column.ask.name === name && column.part === undefined)?.heading;
    const said = answers[name];
    return [
      {
        column: name === ABOUT ? (ABOUT_HEADINGS[0] ?? '') : (heading ?? ask?.label ?? name),
        next: typeof said === 'string' ? said.slice(0, 80) : '',
      },
    ];
  });
}
