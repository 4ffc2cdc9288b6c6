/** What a column of an export holds of a person: their words or their masked name, or what identifies them. */
export type Personal = 'words' | 'masked' | 'full';

export interface ExportColumn {
  readonly title: string;
  readonly personal?: Personal;
}

/** Every column an export can have; which of them a purpose may have is `config/exports/purposes.yaml`. */
export const EXPORT_COLUMNS = {
  number: { title: '연번' },
  receiptNo: { title: '접수번호' },
  receivedAt: { title: '접수일시' },
  receivedDay: { title: '접수일' },
  title: { title: '민원명', personal: 'words' },
  about: { title: '관련 안건' },
  kind: { title: '종류' },
  channel: { title: '경로' },
  complainant: { title: '민원인', personal: 'masked' },
  name: { title: '이름', personal: 'full' },
  phone: { title: '전화', personal: 'full' },
  address: { title: '주소', personal: 'full' },
  dong: { title: '읍·면·동' },
  department: { title: '처리주무부서' },
  officer: { title: '담당자' },
  due: { title: '처리기한' },
  endedAt: { title: '처리일' },
  endedDay: { title: '처리일' },
  extended: { title: '연장' },
  disclosure: { title: '공개 여부' },
  decision: { title: '결정' },
  state: { title: '상태' },
  result: { title: '처리결과' },
} as const satisfies Readonly<Record<string, ExportColumn>>;

export type ExportColumnKey = keyof typeof EXPORT_COLUMNS;

export function isExportColumn(text: string): text is ExportColumnKey {
  return text in EXPORT_COLUMNS;
}

/** Whether a file with these columns says anything of single people, so that each of them is written down (고시 §8①). */
export function saysOfPeople(columns: readonly ExportColumnKey[]): boolean {
  return columns.some((key) => 'personal' in EXPORT_COLUMNS[key]);
}
