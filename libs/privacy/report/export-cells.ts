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

function channelIn({ steps }: Procedure, channel: string | null): string | null {
  const ask = [...steps.values()].flatMap(({ asks }) => asks).find(({ sets }) => sets === 'channel');
  return channel === null || ask?.type !== 'choice' ? channel : (ask.choices.get(channel) ?? channel);
}
