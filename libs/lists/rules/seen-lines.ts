/** What earlier rows of the same list said of themselves: a number or a matter stands in it once. */
export class SeenLines {
  /** The list's own number → the row of the spreadsheet. */
  readonly references = new Map<string, number>();
  /** Matters of a sheet that came back. */
  readonly matters = new Set<string>();
}
