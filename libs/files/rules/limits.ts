const MB = 1_024 * 1_024;

/** What one side, the resident or the office, may attach to a matter (법 §9 knows no limit: who needs more brings it by hand). */
export const LIMITS = { files: 10, each: 20 * MB, together: 50 * MB } as const;

/** `34` as people say it: rounded up, so that what is over the limit never reads like the limit. */
export function megabytes(size: number): number {
  return Math.ceil(size / MB);
}
