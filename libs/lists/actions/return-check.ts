import { Injectable } from '@nestjs/common';
import { seoulDate, seoulMinute } from '#calendar';
import { type Actor, Clock, ensure, type Json, type JsonObject } from '#foundation';
import type { Tx } from '#ledger';
import {
  answerRefusals,
  MatterRecords,
  Procedures,
  type StandingMatter,
  StepTrial,
  type Trial,
  type TriedStep,
} from '#matters';
import { type Office, OfficeDirectory } from '#office';
import { asksFor, type MatterRecord, type Procedure, type Step } from '#procedure';
import { answerIn } from '../rules/cell-answer.js';
import {
  type GatheringColumn,
  type GatheringMark,
  isMark,
  LOCKED_HEADINGS,
  readMark,
  readRowMark,
  tidyCell,
} from '../rules/gathering.js';
import type { ListColumn } from '../rules/columns.js';
import { rowProblems } from '../rules/row-problems.js';
import { SeenLines } from '../rules/seen-lines.js';
import type { Change, RowProblem, RowVerdict } from '../rules/verdict.js';
import { RowDigests } from '../storage/row-digests.js';
import { takenRows } from '../storage/upload-rows.js';
import type { Sheet, SheetRow } from '../sheet/sheet.js';
import { Gathering } from './gathering.js';
import type { Looking } from './import-check.js';

/** What a row of a sheet that came back would do: steps in turn on one matter. */
export interface ReturnedRow {
  readonly verdict: RowVerdict;
  readonly matter: string;
  /** The version the sheet was made from, and that the first step must still meet. */
  readonly version: number;
  readonly steps: readonly { readonly step: string; readonly answers: JsonObject }[];
  readonly key: Buffer;
  /** The sheet that its steps were taken from before. */
  readonly takenFrom?: string;
}

/** The dry run of a sheet that a department filled in: what it says anew, and what stands against it. */
@Injectable()
export class ReturnCheck {
  constructor(
    private readonly directory: OfficeDirectory,
    private readonly procedures: Procedures,
    private readonly gathering: Gathering,
    private readonly records: MatterRecords,
    private readonly trial: StepTrial,
    private readonly digests: RowDigests,
    private readonly clock: Clock,
  ) {}

  /** Whose sheet it is. @throws RuleBroken `lists.no-gathering-sheet`, `lists.other-office` */
  mark(office: string, { headings }: Sheet): GatheringMark {
    const marks = headings.filter(isMark);
    const mark = marks.length === 1 ? readMark(marks[0] ?? '') : undefined;
    ensure(mark, 'lists.no-gathering-sheet');
    ensure(mark.office === office, 'lists.other-office');
    return mark;
  }

  /** Whether it can be read at all. @throws RuleBroken as `mark`, `lists.sheet-changed` when its columns are other ones */
  async ensureReadable(office: string, sheet: Sheet, actor: Actor): Promise<void> {
    this.columns(await this.directory.of(office), sheet, actor);
  }

  private columns(
    office: Office,
    sheet: Sheet,
    actor: Actor,
  ): { readonly procedure: Procedure; readonly columns: readonly GatheringColumn[] } {
    const mark = this.mark(office.code, sheet);
    const procedure = this.procedures.inForce(office, mark.procedure, seoulDate(this.clock.now(office.code)));
    const columns = this.gathering.columns(office, procedure, mark.steps, actor);
    const expected = [...LOCKED_HEADINGS, ...columns.map(({ heading }) => heading)];
    ensure(
      expected.every((heading, at) => sheet.headings[at] === heading) && sheet.headings.length === expected.length + 1,
      'lists.sheet-changed',
    );
    return { procedure, columns };
  }

  /** @throws RuleBroken as `ensureReadable` */
  async rows(
    tx: Tx,
    sheet: Sheet,
    actor: Actor,
    { deeds, seen = new SeenLines() }: Looking,
  ): Promise<readonly ReturnedRow[]> {
    const office = await this.directory.of(tx.office);
    const { procedure, columns } = this.columns(office, sheet, actor);
    const marks = sheet.rows.map(({ cells }) => readRowMark(cells.at(-1) ?? ''));
    const matters = await this.records.of(tx, [...new Set(marks.flatMap((each) => each?.matter ?? []))]);
    const keys = marks.map((each) => this.digests.ofReturn(office.code, each?.matter ?? '', each?.version ?? 0));
    const taken = await takenRows(tx, keys);
    const rows: ReturnedRow[] = [];
    for (const [at, row] of sheet.rows.entries()) {
      const key = keys[at] ?? Buffer.alloc(32);
      const of = { office, columns, actor, procedure, mark: marks[at], matters, seen, deeds };
      const before = taken.get(key.toString('hex'));
      const read = await this.row(tx, row, of);
      const verdict: RowVerdict =
        before && marks[at]
          ? { row: row.number, verdict: 'taken', receiptNo: before.receiptNo, problems: [], changes: [] }
          : read.verdict;
      rows.push({ ...read, verdict, key, ...(before && { takenFrom: before.upload }) });
    }
    return rows;
  }

  private async row(
    tx: Tx,
    row: SheetRow,
    { office, columns, actor, mark, matters, seen, deeds }: OneRow,
  ): Promise<Omit<ReturnedRow, 'key'>> {
    const matter = mark && matters.get(mark.matter);
    const nothing = { matter: mark?.matter ?? '', version: mark?.version ?? 0, steps: [] };
    const told = (
      verdict: RowVerdict['verdict'],
      problems: readonly RowProblem[] = [],
      changes: readonly Change[] = [],
    ) => ({
      row: row.number,
      verdict,
      ...(matter && { receiptNo: matter.receiptNo }),
      problems,
      changes,
    });
    const wrong = (code: string, details: JsonObject = {}) => ({
      ...nothing,
      verdict: told('wrong', [{ code, details }]),
    });
    if (!mark) return wrong('lists.row-mark-broken');
    // An id of another office is unknown here like any that never was.
    if (!matter) return wrong('lists.unknown-row');
    if (seen.matters.has(mark.matter)) return wrong('lists.row-twice');
    seen.matters.add(mark.matter);
    const cells = row.cells.map(tidyCell);
    const [locked, input] = [cells.slice(0, LOCKED_HEADINGS.length), cells.slice(LOCKED_HEADINGS.length, -1)];
    const digest = (of: readonly string[]) => this.digests.ofCells(office.code, mark.matter, mark.version, of);
    if (digest(locked) !== mark.locked) return wrong('lists.locked-changed');
    if (digest(input) === mark.input) return { ...nothing, verdict: told('unchanged') };
    if (matter.stepNo !== mark.version) return wrong('lists.matter-moved', { state: this.stateOf(office, matter) });
    const standing = await this.gathering.standing(tx, office, matter, columns);
    const { steps, changes } = saidAnew(columns, input, standing, office, matter);
    if (steps.length === 0) return { ...nothing, verdict: told('unchanged') };
    const said = { office, matter, steps, columns, actor };
    const problems = deeds
      ? await tx.attempt(
          () => this.problems(tx, deeds, said),
          (found) => found.length === 0,
        )
      : await this.problems(tx, deeds, said);
    return { ...nothing, steps, verdict: told(problems.length > 0 ? 'wrong' : 'new', problems, changes) };
  }

  /** Each step is tried on what the one before it would leave; where that one is refused, only its answers are read. */
  private async problems(
    tx: Tx,
    deeds: boolean,
    { office, matter, steps, columns, actor }: SaidOfMatter,
  ): Promise<readonly RowProblem[]> {
    const procedure = this.procedures.of(office).exactly(matter.record.procedure, matter.record.version);
    const now = seoulMinute(this.clock.now(office.code));
    const where = { office, actor, now, matters: new Map() };
    const { department } = matter.record;
    const problems: RowProblem[] = [];
    let record: MatterRecord | undefined = matter.record;
    for (const { step: code, answers } of steps) {
      const step = procedure.steps.get(code);
      if (!step) return [{ code: 'procedure.no-such-step', details: { step: code } }];
      const tried = { ...where, procedure, step, id: matter.id, ...(record && { matter: record }) };
      const trial: Trial = record
        ? await this.tried(tx, deeds, tried, answers)
        : {
            refusals: answerRefusals(step, asksFor(step, actor), answers, {
              ...where,
              ...(department !== undefined && { department }),
            }),
          };
      record = trial.becomes;
      problems.push(...rowProblems(trial.refusals, asListColumns(columns, code)));
    }
    return problems;
  }

  private async tried(tx: Tx, deeds: boolean, step: TriedStep, answers: JsonObject): Promise<Trial> {
    return deeds ? this.trial.withDeeds(tx, step, answers) : this.trial.byRules(step, answers);
  }

  private stateOf(office: Office, { record }: StandingMatter): string {
    const { states } = this.procedures.of(office).exactly(record.procedure, record.version);
    return states.get(record.state)?.label ?? record.state;
  }
}

interface OneRow {
  readonly office: Office;
  readonly columns: readonly GatheringColumn[];
  readonly actor: Actor;
  readonly procedure: Procedure;
  readonly mark: ReturnType<typeof readRowMark>;
  readonly matters: ReadonlyMap<string, StandingMatter>;
  readonly seen: SeenLines;
  readonly deeds: boolean;
}

/** What a row says anew of its matter. */
interface SaidOfMatter {
  readonly office: Office;
  readonly matter: StandingMatter;
  readonly steps: ReturnedRow['steps'];
  readonly columns: readonly GatheringColumn[];
  readonly actor: Actor;
}

/** Steps of which a cell says something else than stands there, each with all of its answers. */
function saidAnew(
  columns: readonly GatheringColumn[],
  input: readonly string[],
  standing: readonly string[],
  office: Office,
  { record }: StandingMatter,
): { steps: ReturnedRow['steps']; changes: readonly Change[] } {
  const changed = columns.map((_, at) => (input[at] ?? '') !== (standing[at] ?? ''));
  const steps = [...new Set(columns.filter((_, at) => changed[at]).map(({ step }) => step))].map((step: Step) => ({
    step: step.code,
    answers: Object.fromEntries(
      columns.flatMap((column, at): (readonly [string, Json])[] => {
        if (column.step !== step || !column.ask) return [];
        const answer = answerIn(column.ask, input[at] ?? '', office, { department: record.department });
        return answer === undefined ? [] : [[column.ask.name, answer]];
      }),
    ),
  }));
  const changes = columns.flatMap(({ heading }, at) =>
    changed[at] ? [{ column: heading, old: shortly(standing[at]), next: shortly(input[at]) }] : [],
  );
  return { steps, changes };
}

function shortly(cell = ''): string {
  return cell.length > 80 ? `${cell.slice(0, 80)}…` : cell;
}

function asListColumns(columns: readonly GatheringColumn[], step: string): readonly ListColumn[] {
  return columns.flatMap(({ heading, ask, step: of }) =>
    ask && of.code === step ? [{ heading, also: [], ask, needed: false }] : [],
  );
}
