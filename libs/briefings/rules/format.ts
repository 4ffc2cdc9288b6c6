import { RuleBroken } from '#foundation';

/** Media types by format. */
export const TYPES = {
  hwpx: 'application/hwp+zip',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
export type Format = keyof typeof TYPES;

export function asFormat(text: string): Format {
  if (!Object.hasOwn(TYPES, text)) throw new RuleBroken('briefings.format-invalid');
  return text as Format;
}
