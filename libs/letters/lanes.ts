interface Lane {
  running: number;
  readonly waiting: (() => void)[];
}

/**
 * A lane per office: so many letters at a time, a few waiting, the rest refused until there is room. A mail server that answers
 * slowly fills its own office's lane and no other.
 */
export class Lanes {
  private readonly lanes = new Map<string, Lane>();
  private readonly known = new Set<string>();

  constructor(
    private readonly atOnce = 2,
    private readonly mayWait = 20,
  ) {}

  /** Takes a piece of work, once per id; false when the lane is full or the id is already in it. `work` must not throw. */
  take(office: string, id: string, work: () => Promise<void>): boolean {
    const lane = this.lanes.get(office) ?? { running: 0, waiting: [] };
    if (this.known.has(id) || (lane.running >= this.atOnce && lane.waiting.length >= this.mayWait)) return false;
    this.lanes.set(office, lane);
    this.known.add(id);
    const run = (): void => {
      lane.running++;
      void work().finally(() => {
        lane.running--;
        this.known.delete(id);
        const next = lane.waiting.shift();
        if (next) next();
        else if (lane.running === 0) this.lanes.delete(office);
      });
    };
    if (lane.running < this.atOnce) run();
    else lane.waiting.push(run);
    return true;
  }

  /** Drops what only waits: it stands in PostgreSQL. */
  clear(): void {
    for (const lane of this.lanes.values()) lane.waiting.length = 0;
  }

  get busy(): boolean {
    return [...this.lanes.values()].some((lane) => lane.running > 0);
  }
}
