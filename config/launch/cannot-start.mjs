/** Something the person at the terminal can do something about; shown without a stack. */
export class CannotStart extends Error {}
