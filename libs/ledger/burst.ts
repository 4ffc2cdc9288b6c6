import pg, { type Connection, Query, Result } from 'pg';

export interface Answer {
  readonly command: string;
  readonly rows: readonly unknown[];
  readonly rowCount: number | null;
}

// What `pg` asks of a query while it runs, and of a result. Its declarations leave this out; its version is pinned.
interface FilledResult extends Answer {
  fields: readonly unknown[];
  _parsers: readonly unknown[];
  _prebuiltEmptyResultObject: object;
  addFields(fields: readonly unknown[]): void;
  parseRow(fields: readonly unknown[]): unknown;
  addRow(row: unknown): void;
  addCommandComplete(message: unknown): void;
}
type Known = Record<string, string | undefined>;
type Line = Connection & {
  readonly parsedStatements: Known;
  readonly submittedNamedStatements: Known;
};
const { utils } = pg as unknown as { utils: { prepareValue(value: unknown): unknown } };

/** Columns of each statement that a connection has described: they stay as they are as long as it is prepared. */
const described = new WeakMap<Connection, Map<string, Shape | undefined>>();

/** What `pg` makes of the columns of a statement, and makes anew each time it is told them. */
type Shape = Pick<FilledResult, 'fields' | '_parsers' | '_prebuiltEmptyResultObject'>;

/** One prepared statement of a burst. */
export class Piece {
  /** What `wanted` makes of the answer. */
  readonly answer: Promise<unknown>;
  private readonly values: readonly unknown[];
  private result = emptyResult();
  private shape: Shape | undefined;
  private tell: (wanted: unknown) => void = () => undefined;
  private fail: (error: Error) => void = () => undefined;
  private complete = false;

  /** Throws when a value cannot be sent: nothing of it is on its way then. */
  constructor(
    readonly name: string,
    readonly text: string,
    values: readonly unknown[],
    private readonly wanted: (answer: Answer) => unknown,
  ) {
    this.values = values.map(sendable);
    this.answer = new Promise((resolve, reject) => ([this.tell, this.fail] = [resolve, reject]));
  }

  send(line: Line): void {
    const { name, text } = this;
    if (textOf(name, line) === undefined) {
      line.parse({ name, text, types: [] }, true);
      line.submittedNamedStatements[name] = text;
    }
    const bound = { portal: '', statement: name, values: this.values, binary: false, valueMapper: asItIs };
    line.bind(bound as never, true);
    const known = columnsOn(line);
    this.shape = known.get(name);
    if (this.shape) Object.assign(this.result, this.shape);
    else if (!known.has(name)) line.describe({ type: 'P', name: '' }, true);
    line.execute(null, true);
  }

  columns(fields: readonly unknown[]): void {
    this.result.addFields(fields);
    const { _parsers, _prebuiltEmptyResultObject } = this.result;
    this.shape = { fields, _parsers, _prebuiltEmptyResultObject };
  }

  row(fields: readonly unknown[]): void {
    this.result.addRow(this.result.parseRow(fields));
  }

  end(message: unknown, line: Line): void {
    this.result.addCommandComplete(message);
    columnsOn(line).set(this.name, this.shape);
    this.complete = true;
  }

  /** Forgets what was answered, to be sent once more. */
  again(): void {
    this.result = emptyResult();
    this.complete = false;
  }

  /** Tells what was answered, or why nothing was. */
  settle(error?: Error): void {
    if (this.complete) this.tell(this.wanted(this.result));
    else this.fail(error ?? new Error(`${this.name} was not answered.`));
  }
}

/**
 * Prepared statements that travel as one message: the server answers all of them at once instead of one by one, and does nothing
 * more of them after one that fails. Outside of BEGIN and COMMIT the message is a transaction, which ends with it. The pieces are told
 * what was answered; that it failed is for the sender to tell them, or to send them again.
 */
export class Burst extends Query {
  /** Fulfilled when the server is through with all of it, committed what had no BEGIN; rejected when anything failed, the end included. */
  readonly done: Promise<void>;
  private at = 0;
  private finish: () => void = () => undefined;
  private fail: (error: Error) => void = () => undefined;
  /** Put in by `pg`, which ends its waiting with it. */
  private callback: (error?: Error | null) => void = () => undefined;

  constructor(
    private readonly pieces: readonly Piece[],
    /** Milliseconds after which a server that did not answer counts as gone; absent: as the connection says. Read by `pg`. */
    readonly query_timeout?: number,
  ) {
    super('');
    this.done = new Promise((resolve, reject) => ([this.finish, this.fail] = [resolve, reject]));
    this.done.catch(() => undefined);
  }

  /** The statement whose answer comes next. */
  get current(): Piece | undefined {
    return this.pieces[this.at];
  }

  override submit = (connection: Connection): Error | undefined => {
    const line = connection as Line;
    const twice = this.pieces.find(({ name, text }) => (textOf(name, line) ?? text) !== text);
    if (twice) return new Error(`Two statements are called ${twice.name}.`);
    for (const piece of this.pieces) piece.send(line);
    line.sync();
    return undefined;
  };

  handleRowDescription({ fields }: { fields: readonly unknown[] }): void {
    this.pieces[this.at]?.columns(fields);
  }

  handleDataRow({ fields }: { fields: readonly unknown[] }): void {
    this.pieces[this.at]?.row(fields);
  }

  handleCommandComplete(message: unknown, connection: Connection): void {
    this.pieces[this.at]?.end(message, connection as Line);
    this.at++;
  }

  handleError(error: Error, connection: Connection): void {
    // What the server skipped is not prepared either.
    const { parsedStatements, submittedNamedStatements } = connection as Line;
    for (const { name } of this.pieces.slice(this.at)) {
      if (parsedStatements[name] === undefined) Reflect.deleteProperty(submittedNamedStatements, name);
    }
    this.fail(error);
    this.callback(error);
  }

  handleReadyForQuery(): void {
    for (const piece of this.pieces) piece.settle();
    this.finish();
    this.callback(null);
  }
}

/** Which statement was prepared is read from these; the names that `pg` itself puts in are of no use. */
for (const part of ['name', 'text'] as const) {
  // On the class: an accessor of each instance's own would be a hidden class of its own, which keeps alive all that the instance holds.
  Object.defineProperty(Burst.prototype, part, {
    get(this: Burst) {
      return this.current?.[part];
    },
    set: () => undefined,
  });
}

/** What goes over the line. A moment in UTC, as every server reads it; `pg` would write it in the zone of this machine, letter by letter. */
function sendable(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : utils.prepareValue(value);
}

function emptyResult(): FilledResult {
  return new Result(undefined as never, pg.types) as unknown as FilledResult;
}

function asItIs(value: unknown): unknown {
  return value;
}

function textOf(name: string, line: Line): string | undefined {
  return line.parsedStatements[name] ?? line.submittedNamedStatements[name];
}

function columnsOn(line: Line): Map<string, Shape | undefined> {
  const known = described.get(line) ?? new Map<string, Shape | undefined>();
  described.set(line, known);
  return known;
}
