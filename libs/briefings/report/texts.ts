/** Free texts by passage: a snapshot names them, and one that was destroyed since is not among them. */
export type Texts = ReadonlyMap<string, string>;
/** Masked names by person: who was forgotten since is not among them. */
export type Names = ReadonlyMap<string, string>;
