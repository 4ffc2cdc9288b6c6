import { koreanMoment, seoulDate, seoulMinute } from '#calendar';
import type { CellValue } from '#documents';
import type { RegisterRow } from '#matters';
import type { Office } from '#office';
import { type Contact, type MaskedContact, writePhoneNumber } from '#people';
import type { Procedure } from '#procedure';
import type { ExportColumnKey } from '../rules/export-columns.js';

/** A matter on its way into a file; the contact only where the purpose has a column that says something of people. */
export interface ExportedMatter {
  readonly row: RegisterRow;
  readonly office: Office;
  readonly procedure: Procedure;
  readonly contact: Contact | undefined;
  readonly masked: MaskedContact | undefined;
}

type Cell = (matter: ExportedMatter, number: number) => CellValue;

const CELLS: Readonly<Record<ExportColumnKey, Cell>> = {
  number: (_, number) => number,
  receiptNo: ({ row }) => row.receiptNo,
  receivedAt: ({ row }) => koreanMoment(seoulMinute(row.receivedAt)),
  receivedDay: ({ row }) => seoulDate(row.receivedAt),
  title: ({ row }) => row.title,
  about: ({ row }) => row.about,
  kind: ({ row, procedure }) => procedure.kinds.get(row.kind ?? '')?.label ?? row.kind,
  channel: ({ row, procedure }) => channelIn(procedure, row.channel),
  complainant: ({ masked }) => masked?.name ?? null,
  name: ({ contact }) => contact?.name ?? null,
  phone: ({ contact }) => (contact?.phone === undefined ? null : writePhoneNumber(contact.phone)),
  address: ({ contact }) => contact?.address ?? null,
  dong: ({ row }) => row.dong,
  department: ({ row, office }) => (row.department === null ? null : (office.departmentLabel(row.department) ?? null)),
  officer: ({ row, office }) => (row.officer === null ? null : (office.person(row.officer)?.name ?? null)),
  due: ({ row }) => (row.due === null ? null : koreanMoment(row.due)),
  endedAt: ({ row }) => row.endedAt && koreanMoment(seoulMinute(row.endedAt)),
  endedDay: ({ row }) => row.endedAt && seoulDate(row.endedAt),
  extended: ({ row }) => (row.extensions === 0 ? null : `${String(row.extensions)}번`),
  disclosure: ({ row: { marks } }) => DISCLOSURE.find(([mark]) => marks.includes(mark))?.[1] ?? null,
  decision: ({ row: { outcome }, procedure }) => (outcome === null ? null : decisionIn(procedure, outcome)),
  state: ({ row, procedure }) => procedure.states.get(row.state)?.label ?? row.state,
  result: ({ row, procedure }) => (row.endedAt === null ? null : (procedure.states.get(row.state)?.label ?? row.state)),
};

/** The cells of a row, in the order of the purpose's columns and no others. */
export function exportCells(
  columns: readonly ExportColumnKey[],
  matter: ExportedMatter,
  number: number,
): readonly CellValue[] {
  return columns.map((key) => CELLS[key](matter, number));
}

/** What a petition's marks say of its disclosure, the last word first (청원법 §13). */
const DISCLOSURE = [
  ['disclosure-ordered', '공개(이의신청에 따라)'],
  ['undisclosed', '비공개'],
  ['disclosed', '공개'],
] as const;

function channelIn(procedure: Procedure, channel: string | null): string | null {
  return channel === null ? null : (choiceIn(procedure, 'channel', channel) ?? channel);
}

/** The outcome as whoever decided chose it; else as the state calls it that a matter ends in. */
function decisionIn(procedure: Procedure, outcome: string): string {
  const ending = [...procedure.states.values()].find((state) => state.outcome === outcome)?.label;
  return choiceIn(procedure, 'outcome', outcome) ?? ending ?? outcome;
}

/** How a table words what one of its choices put into a column. */
function choiceIn({ steps }: Procedure, column: string, value: string): string | undefined {
  const asks = [...steps.values()].flatMap(({ asks: each }) => each).filter(({ sets }) => sets === column);
  return asks.flatMap((ask) => (ask.type === 'choice' ? (ask.choices.get(value) ?? []) : [])).at(0);
}
