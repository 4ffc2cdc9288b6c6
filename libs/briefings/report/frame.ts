import { koreanDate, type LocalMinute } from '#calendar';
import type { Block, Check, OfficialDocument, Section } from '#documents';
import type { OfficeFace } from '../rules/snapshot.js';

/** What a briefing of any kind says of itself, beside its chapters. */
export interface Frame {
  readonly id: string;
  /** What its figures are of: `2026-10-v1`. */
  readonly snapshot: string;
  /** Of the snapshot, in hex. */
  readonly sha256: string;
  readonly asOf: LocalMinute;
  readonly office: OfficeFace;
  /** 잠정. */
  readonly provisional?: boolean;
}
export type Chapter = readonly [title: string, blocks: readonly Block[]];

const NUMERALS = ['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ', 'Ⅴ', 'Ⅵ', 'Ⅶ', 'Ⅷ'] as const;

/** A briefing as an official document. Chapters without content are left out and the rest is numbered through. */
export function framed(
  { id, snapshot, sha256, asOf, office, provisional = false }: Frame,
  said: Pick<OfficialDocument, 'title' | 'summary' | 'raw' | 'formulas'> & {
    readonly chapters: readonly Chapter[];
    readonly attachments?: readonly string[];
  },
): OfficialDocument {
  const { chapters, title, attachments = [], ...rest } = said;
  return {
    ...rest,
    title: `${title}${provisional ? '(잠정)' : ''}`,
    office: `${office.title} ${office.department.label}`,
    approvalLine: office.signers,
    dateLine: `(${koreanDate(asOf.slice(0, 10))}, ${office.department.label} ☎${office.department.phone})`,
    sections: numbered(chapters),
    attachments,
    snapshot: { id: snapshot, asOf: asOf.slice(0, 10), fingerprint: fingerprint(sha256) },
    footer: `${provisional ? '잠정 · ' : ''}보고번호 ${id} · SHA-256 ${sha256}`,
  };
}

/** Every 검산 of some chapters, those of their tables and those between them. */
export function checksIn(chapters: readonly Chapter[]): readonly Check[] {
  return chapters
    .flatMap(([, blocks]) => blocks)
    .flatMap((block) => {
      if (block.type === 'check') return [block.check];
      return block.type === 'table' ? block.table.checks : [];
    });
}

function numbered(chapters: readonly Chapter[]): Section[] {
  return chapters
    .filter(([, blocks]) => blocks.length > 0)
    .map(([title, blocks], at) => ({ numeral: NUMERALS[at] ?? '', title, blocks }));
}

/** 확인코드: the first 12 digits of the digest, as they are read aloud. */
function fingerprint(sha256: string): string {
  return (sha256.slice(0, 12).toUpperCase().match(/.{4}/g) ?? []).join('-');
}
