import type { RetentionClass } from './profile.js';

/** 보존기간 (공공기록물법 시행령 §26①), as officials call them. */
export const RETENTION_CLASSES: Readonly<Record<RetentionClass, string>> = {
  permanent: '영구',
  'semi-permanent': '준영구',
  '30 years': '30년',
  '10 years': '10년',
  '5 years': '5년',
  '3 years': '3년',
  '1 year': '1년',
};

/** What holds where an office says nothing. */
export const DEFAULT_RETENTION: RetentionClass = '5 years';

export function isRetentionClass(text: string): text is RetentionClass {
  return text in RETENTION_CLASSES;
}
