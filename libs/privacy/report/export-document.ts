import { koreanDate, koreanMoment, seoulDate, seoulMinute } from '#calendar';
import type { CellValue, Column, OfficialDocument } from '#documents';
import type { Actor } from '#foundation';
import type { Office } from '#office';
import type { ExportColumnKey } from '../rules/export-columns.js';
import type { ExportQuestion } from '../rules/export-question.js';
import { type Purpose, titleOf } from '../rules/purposes.js';

interface Asked {
  readonly id: string;
  readonly why: string;
  readonly question: ExportQuestion;
  readonly actor: Actor;
  readonly requestedAt: Date;
}

/** The file as a document: one table, and on every sheet who asked for it and when. */
export function exportDocument(
  office: Office,
  purpose: Purpose,
  asked: Asked,
  rows: readonly (readonly CellValue[])[],
): OfficialDocument {
  const { question, why, requestedAt, id } = asked;
  const watermark = watermarkOf(office, asked);
  const period = `${koreanDate(question.from)} ~ ${koreanDate(question.to)} 접수`;
  const table = {
    id: purpose.code,
    caption: purpose.label,
    unit: `(${period})`,
    columns: purpose.columns.map((key) => columnOf(purpose, key)),
    rows: rows.map((cells) => ({ cells })),
    notes: [watermark, `목적: ${purpose.label}(${purpose.law}). 사유: ${why}`, '목적을 이루면 지체 없이 파기합니다.'],
    checks: [],
  };
  return {
    title: `${office.profile.title} ${purpose.label}`,
    office: office.profile.title,
    approvalLine: [],
    dateLine: `(${koreanMoment(seoulMinute(requestedAt))})`,
    sections: [{ numeral: 'Ⅰ', title: purpose.label, blocks: [{ type: 'table', table }] }],
    attachments: [],
    snapshot: { id, asOf: seoulDate(requestedAt), fingerprint: id.slice(-8) },
    footer: watermark,
  };
}

/** 열람자와 일시, printed on every page (안전성 확보조치 기준 §12①). Officials' names are public. */
function watermarkOf(office: Office, { actor, requestedAt }: Asked): string {
  const person = office.person(actor.id);
  const who = person ? `${person.department} ${person.name}(${person.account})` : actor.id;
  return `열람자 ${who} · 열람일시 ${koreanMoment(seoulMinute(requestedAt))}`;
}

function columnOf(purpose: Purpose, key: ExportColumnKey): Column {
  const kind = key === 'number' ? 'count' : key.endsWith('Day') ? 'date' : 'text';
  return { key, title: titleOf(purpose, key), kind };
}
