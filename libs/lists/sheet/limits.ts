/** A list is one morning's work of a department, not a migration: what is longer comes in several files. */
export const MOST_ROWS = 5_000;
export const MOST_COLUMNS = 60;
/** Of the file as it is sent. */
export const MOST_BYTES = 5 * 1_024 * 1_024;
/** Of all its parts together; 5,000 rows of long texts stay well below. */
export const MOST_UNPACKED = 64 * 1_024 * 1_024;
/** Longer than any answer may be. */
export const MOST_IN_CELL = 20_000;
