import { EXPORT_COLUMNS, type ExportColumnKey, isExportColumn } from './export-columns.js';

/** What a file is made for, and the columns that serve it (안전성 확보조치 기준 §12①). */
export interface Purpose {
  readonly code: string;
  readonly label: string;
  readonly law: string;
  readonly by: readonly string[];
  /** `department`: only matters of the asker's own department. */
  readonly scope: 'office' | 'department';
  readonly columns: readonly ExportColumnKey[];
  /** Of this procedure's matters alone: a register that the law wants kept of them. */
  readonly procedure?: string;
  /** By the day of submission, where the procedure has no clock that begins with the receipt. */
  readonly bySubmission?: true;
  /** What the purpose's file calls a column where it is not the usual title. */
  readonly titles: Readonly<Partial<Record<ExportColumnKey, string>>>;
}

/** The title of a column in the file of a purpose. */
export function titleOf({ titles }: Purpose, key: ExportColumnKey): string {
  return titles[key] ?? EXPORT_COLUMNS[key].title;
}

/** Reads the purposes; throws with every mistake at once. `roles`: the duties there are; `procedures`: the codes of the tables. */
export function readPurposes(
  raw: unknown,
  roles: ReadonlySet<string>,
  procedures: ReadonlySet<string>,
): ReadonlyMap<string, Purpose> {
  const problems: string[] = [];
  const purposes = new Map<string, Purpose>();
  for (const [code, each] of Object.entries(isRecord(raw) ? raw : {})) {
    const given = isRecord(each) ? each : {};
    const [by, columns] = [words(given['by']), words(given['columns'])];
    const { label, law, scope } = given;
    for (const role of by.filter((role) => !roles.has(role))) problems.push(`${code}: '${role}' 역할이 없습니다.`);
    for (const key of columns.filter((key) => !isExportColumn(key))) problems.push(`${code}: '${key}' 칸이 없습니다.`);
    if (by.length === 0 || columns.length === 0) problems.push(`${code}: by와 columns를 적어야 합니다.`);
    if (typeof label !== 'string' || typeof law !== 'string' || (scope !== 'office' && scope !== 'department')) {
      problems.push(`${code}: label, law, scope(office 또는 department)를 적어야 합니다.`);
      continue;
    }
    const titles = isRecord(given['titles']) ? given['titles'] : {};
    for (const [key, title] of Object.entries(titles))
      if (!columns.includes(key) || typeof title !== 'string')
        problems.push(`${code}: titles의 '${key}'을(를) 쓸 수 없습니다.`);
    const { procedure } = given;
    if (procedure !== undefined && !procedures.has(String(procedure)))
      problems.push(`${code}: '${String(procedure)}' 절차가 없습니다.`);
    const own = {
      ...(typeof procedure === 'string' && { procedure }),
      ...(given['bySubmission'] === true && { bySubmission: true as const }),
    };
    purposes.set(code, { code, label, law, by, scope, columns: columns.filter(isExportColumn), titles, ...own });
  }
  if (purposes.size === 0) problems.push('목적이 하나도 없습니다.');
  if (problems.length > 0) throw new Error(`config/exports/purposes.yaml\n${problems.join('\n')}`);
  return purposes;
}

function words(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
