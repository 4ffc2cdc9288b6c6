import type { Ask, OfficeView, Procedure, Step } from '#procedure';
import { choicesOf } from './cell-answer.js';

/** Heading of the hidden column: it says whose sheet it is, of which table, for which steps. */
const MARK = '통통취합';

export interface GatheringMark {
  readonly office: string;
  readonly procedure: string;
  readonly steps: readonly string[];
}

export function markOf({ office, procedure, steps }: GatheringMark): string {
  return [MARK, office, procedure, steps.join(',')].join(':');
}

export function isMark(heading: string): boolean {
  return heading.startsWith(`${MARK}:`);
}

export function readMark(heading: string): GatheringMark | undefined {
  const [, office, procedure, steps] =
    /^통통취합:([a-z][a-z0-9]*):([a-z][a-z0-9-]*):([a-z0-9,-]+)$/.exec(heading) ?? [];
  return office && procedure && steps ? { office, procedure, steps: steps.split(',') } : undefined;
}

/** What a row was when the sheet was made: which matter at which version, and keyed digests of what stood in it. */
export interface RowMark {
  readonly matter: string;
  readonly version: number;
  readonly locked: string;
  readonly input: string;
}

export function rowMarkOf({ matter, version, locked, input }: RowMark): string {
  return [matter, String(version), locked, input].join('/');
}

export function readRowMark(cell: string): RowMark | undefined {
  const [, matter, version, locked, input] =
    /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/(\d{1,9})\/([\w-]{16})\/([\w-]{16})$/.exec(cell.trim()) ?? [];
  return matter && version && locked && input ? { matter, version: Number(version), locked, input } : undefined;
}

/** What is told of a matter and locked. No name of a resident is among it. */
export const LOCKED_HEADINGS = ['접수번호', '제목', '상태', '담당부서', '동', '기한'] as const;

/** A column to be filled in: an answer to a question of a step, or whether a step that asks nothing was done. */
export interface GatheringColumn {
  readonly heading: string;
  readonly step: Step;
  readonly ask?: Ask;
  readonly choices?: readonly string[];
}

/** Steps that a sheet may ask for: everything they must be told fits into a cell. */
export function mayGather({ opens, asks }: Step): boolean {
  return !opens && asks.every((ask) => inCell(ask) || ask.optional);
}

function inCell({ type }: Ask): boolean {
  return type !== 'person' && type !== 'matter' && type !== 'offered';
}

export function gatheringColumns(
  { steps }: Procedure,
  codes: readonly string[],
  asked: (step: Step) => readonly Ask[],
  office: OfficeView,
  department: string | undefined,
): readonly GatheringColumn[] {
  return codes.flatMap((code): GatheringColumn[] => {
    const step = steps.get(code);
    if (!step) return [];
    const asks = asked(step).filter(inCell);
    if (asks.length === 0) return [{ heading: `${step.label} · 했음`, step, choices: ['예'] }];
    return asks.map((ask) => {
      const choices = choicesOf(ask, office, { department });
      return { heading: `${step.label} · ${ask.label}`, step, ask, ...(choices && { choices }) };
    });
  });
}

/** Line ends and blanks at the ends are the spreadsheet's, not the writer's. */
export function tidyCell(cell: string): string {
  return cell.replaceAll('\r\n', '\n').normalize('NFC').trim();
}
