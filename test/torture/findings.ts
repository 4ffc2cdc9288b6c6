/** Everything that should not be, by the name of what was checked. An empty list is what we want. */
export type Findings = Readonly<Record<string, readonly string[]>>;
