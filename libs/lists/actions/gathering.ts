import { Buffer } from 'node:buffer';
import { Injectable } from '@nestjs/common';
import { koreanMoment, seoulDate, seoulMinute } from '#calendar';
import { renderList } from '#documents';
import { type Actor, Clock, ensure, type Json } from '#foundation';
import { OfficeTx, type Tx } from '#ledger';
import { type DeskRow, MatterRecords, OfficerDesk, Procedures, type StandingMatter, StepTexts } from '#matters';
import { type Office, OfficeDirectory } from '#office';
import { asksFor, mayTake, type Procedure, type Step } from '#procedure';
import { cellOf } from '../rules/cell-answer.js';
import {
  type GatheringColumn,
  gatheringColumns,
  LOCKED_HEADINGS,
  markOf,
  mayGather,
  rowMarkOf,
  tidyCell,
} from '../rules/gathering.js';
import { RowDigests } from '../storage/row-digests.js';
import { type ListFile, XLSX } from './list-file.js';

/** What one department has open; more is gathered state by state. */
const MOST_MATTERS = 500;
const PAGE = 200;
const COLUMNS_OF_A_MATTER: Readonly<Record<string, 'kind' | 'department' | 'officer' | 'dong' | 'channel'>> = {
  kind: 'kind',
  department: 'department',
  officer: 'officer',
  dong: 'dong',
  channel: 'channel',
};

/** 취합본: a sheet of a department's open matters in which only the answers to some steps may be filled in. */
@Injectable()
export class Gathering {
  constructor(
    private readonly offices: OfficeTx,
    private readonly directory: OfficeDirectory,
    private readonly procedures: Procedures,
    private readonly desk: OfficerDesk,
    private readonly records: MatterRecords,
    private readonly texts: StepTexts,
    private readonly digests: RowDigests,
    private readonly clock: Clock,
  ) {}

  /** Tables and the steps of theirs that this person may gather: steps that are theirs to take and fit into cells. */
  async offered(office: string, actor: Actor): Promise<readonly { procedure: Procedure; steps: readonly Step[] }[]> {
    const view = await this.directory.of(office);
    return this.procedures
      .allInForce(view, seoulDate(this.clock.now(office)))
      .map((procedure) => ({ procedure, steps: this.stepsOf(procedure, actor) }))
      .filter(({ steps }) => steps.length > 0);
  }

  /**
   * The sheet, an answer known from before filled in. RuleBroken: `procedure.no-such-procedure`, `lists.no-steps`,
   * `lists.too-many-matters` {most}, `lists.no-matters`, `procedure.unknown-department`.
   */
  async sheet(
    office: string,
    asked: { readonly procedure: string; readonly department: string; readonly steps: readonly string[] },
    actor: Actor,
  ): Promise<ListFile> {
    const view = await this.directory.of(office);
    ensure(view.departments().has(asked.department), 'procedure.unknown-department');
    const procedure = this.procedures.inForce(view, asked.procedure, seoulDate(this.clock.now(office)));
    const steps = this.stepsOf(procedure, actor)
      .map(({ code }) => code)
      .filter((code) => asked.steps.includes(code));
    ensure(steps.length > 0, 'lists.no-steps');
    const columns = this.columns(view, procedure, steps, actor, asked.department);
    const matters = await this.openMatters(office, asked.procedure, asked.department);
    const rows = await this.offices.quick(office, (tx) => this.rows(tx, view, matters, columns));
    const title = `${procedure.title.ko} 취합본`;
    const label = view.departmentLabel(asked.department) ?? asked.department;
    const now = seoulMinute(this.clock.now(office));
    const bytes = await renderList({
      title,
      explanation: `※ ${label}, ${koreanMoment(now)} 현재. 노란 칸만 채워 그대로 다시 올립니다. 고치지 않은 행은 그대로 두고, 끝의 숨긴 열은 지우지 않습니다.`,
      columns: [
        ...LOCKED_HEADINGS.map((heading) => ({ heading })),
        ...columns.map(({ heading, choices }) => ({ heading, input: true, ...(choices && { choices }) })),
        { heading: markOf({ office, procedure: procedure.code, steps }), hidden: true },
      ],
      rows,
    });
    return { name: `${title} ${label}.xlsx`, type: XLSX, bytes: Buffer.from(bytes) };
  }

  /** The columns of a sheet that was made for some steps. */
  columns(
    office: Office,
    procedure: Procedure,
    steps: readonly string[],
    actor: Actor,
    department?: string,
  ): readonly GatheringColumn[] {
    return gatheringColumns(procedure, steps, (step) => asksFor(step, actor), office, department);
  }

  /** What the cells to be filled in show of a matter as it stands: answers known from before. */
  async standing(
    tx: Tx,
    office: Office,
    matter: StandingMatter,
    columns: readonly GatheringColumn[],
  ): Promise<readonly string[]> {
    const said = new Map<Step, Readonly<Record<string, Json>>>();
    for (const step of new Set(columns.map((column) => column.step))) {
      const asks = columns.flatMap((column) => (column.step === step && column.ask ? [column.ask.name] : []));
      said.set(step, asks.length === 0 ? {} : await this.texts.last(tx, matter.id, step.code, asks));
    }
    return columns.map(({ step, ask }) => {
      if (!ask) return '';
      const known = keptValue(matter, ask.sets) ?? said.get(step)?.[ask.name];
      return tidyCell(cellOf(ask, known, office, matter.record.department));
    });
  }

  private stepsOf(procedure: Procedure, actor: Actor): readonly Step[] {
    return [...procedure.steps.values()].filter((step) => mayGather(step) && mayTake(procedure, step, actor, {}));
  }

  private async openMatters(office: string, procedure: string, department: string): Promise<readonly DeskRow[]> {
    const found: DeskRow[] = [];
    for (let after: string | undefined; ;) {
      const { rows, next } = await this.desk.page(office, { procedure, department, after, most: PAGE });
      found.push(...rows);
      ensure(found.length <= MOST_MATTERS, 'lists.too-many-matters', { most: MOST_MATTERS });
      if (next === null) break;
      after = next;
    }
    ensure(found.length > 0, 'lists.no-matters');
    return found;
  }

  private async rows(
    tx: Tx,
    office: Office,
    matters: readonly DeskRow[],
    columns: readonly GatheringColumn[],
  ): Promise<string[][]> {
    const records = await this.records.of(
      tx,
      matters.map(({ id }) => id),
    );
    const rows: string[][] = [];
    for (const row of matters) {
      const matter = records.get(row.id);
      if (!matter) continue;
      const { states } = this.procedures.of(office).exactly(matter.record.procedure, matter.record.version);
      const locked = [
        row.receiptNo,
        tidyCell(row.title ?? ''),
        states.get(matter.record.state)?.label ?? matter.record.state,
        office.departmentLabel(row.department ?? '') ?? '',
        row.dong ?? '',
        row.due ?? '',
      ];
      const input = await this.standing(tx, office, matter, columns);
      const mark = rowMarkOf({
        matter: matter.id,
        version: matter.stepNo,
        locked: this.digests.ofCells(office.code, matter.id, matter.stepNo, locked),
        input: this.digests.ofCells(office.code, matter.id, matter.stepNo, input),
      });
      rows.push([...locked, ...input, mark]);
    }
    return rows;
  }
}

/** What a matter keeps of an answer: a column of its own, or a kept value. */
function keptValue({ record }: StandingMatter, sets: string | undefined): Json | undefined {
  if (sets === undefined || sets === 'title') return undefined;
  const column = COLUMNS_OF_A_MATTER[sets];
  return column === undefined ? record.values[sets] : record[column];
}
