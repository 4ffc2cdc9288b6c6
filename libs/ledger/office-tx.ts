import { Injectable } from '@nestjs/common';
import type { PoolClient, QueryConfig } from 'pg';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { Ambient } from './ambient.js';
import { type Answer, Piece } from './burst.js';
import { connectionLost, poolOf, SIGN_OF_LIFE } from './database.js';
import { say, sayTogether, sendTogether } from './line.js';
import { OfficeTokens } from './office-token.js';
import { statement, type Statement } from './statement.js';
import { type Company, ENTER, Trips } from './trips.js';

/** Tells soon that a connection from the pool leads nowhere any more. */
const BEGIN: QueryConfig & { query_timeout: number } = { text: 'BEGIN', query_timeout: SIGN_OF_LIFE };
const SAVE = statement('ledger.save', 'savepoint attempt');
const UNDO = statement('ledger.undo', 'rollback to savepoint attempt');
const LEAVE = statement('ledger.leave', 'release savepoint attempt');

/** One transaction inside one office. Everything it reads and writes passes the row-level wall of that office. */
export class Tx {
  private afterwards: (() => void)[] = [];
  private over = false;

  constructor(
    readonly office: string,
    /** Brings a statement on its way. */
    private readonly say: (piece: Piece) => void,
    private readonly runner?: QueryRunner,
  ) {}

  /** Runs a prepared statement. Calls made without awaiting each other travel to the server as one message. */
  rows<Row>(what: Statement, values: readonly unknown[] = []): Promise<Row[]> {
    return this.send(what, values, ({ rows }) => rows as Row[]);
  }

  /** The first row, or undefined. */
  row<Row>(what: Statement, values: readonly unknown[] = []): Promise<Row | undefined> {
    return this.send(what, values, ({ rows }) => rows[0] as Row | undefined);
  }

  /** How many rows were touched. */
  touch(what: Statement, values: readonly unknown[] = []): Promise<number> {
    return this.send(what, values, ({ rowCount }) => rowCount ?? 0);
  }

  /** One promise for each statement, and no more: a step makes many. */
  private send<T>({ name, text }: Statement, values: readonly unknown[], wanted: (answer: Answer) => T): Promise<T> {
    try {
      this.refuseWhenOver(name);
      const piece = new Piece(name, text, values, wanted);
      this.say(piece);
      return piece.answer as Promise<T>;
    } catch (error) {
      return Promise.reject(error as Error);
    }
  }

  /** TypeORM inside this transaction, for entities and rare writes. */
  get manager(): EntityManager {
    if (!this.runner) throw new Error('This transaction was opened for prepared statements only: use OfficeTx.run.');
    this.refuseWhenOver('an entity');
    return this.runner.manager;
  }

  private refuseWhenOver(what: string): void {
    if (this.over) throw new Error(`The transaction is over: ${what} came too late.`);
  }

  /**
   * Runs `work`. When it fails or `stays` says no, nothing of it stays, and the transaction goes on; what it failed with is thrown.
   * Nothing else is said in the transaction meanwhile.
   */
  async attempt<T>(work: () => Promise<T>, stays: (result: T) => boolean = () => true): Promise<T> {
    await this.rows(SAVE);
    try {
      const result = await work();
      if (!stays(result)) await this.rows(UNDO);
      await this.rows(LEAVE);
      return result;
    } catch (error) {
      await this.rows(UNDO);
      await this.rows(LEAVE);
      throw error;
    }
  }

  /** Runs after a successful commit, never before; a hint only (a crash in between loses it). */
  afterCommit(hint: () => void): void {
    this.afterwards.push(hint);
  }

  /**
   * @internal Nothing may follow on the way of this transaction. What is said after its end would stand outside the office: it would
   * find every table empty and take that for an answer.
   */
  end(): void {
    this.over = true;
  }

  /** @internal */
  committed(): void {
    for (const hint of this.afterwards) hint();
    this.afterwards = [];
  }
}

/**
 * The only way to the database: a transaction that has entered one office. Outside of it every table is empty.
 * A call within a transaction of the same office joins it; for another office it throws.
 */
@Injectable()
export class OfficeTx {
  private readonly standing = new Ambient<Tx>();

  private readonly trips: Trips;

  constructor(
    private readonly source: DataSource,
    private readonly tokens: OfficeTokens,
  ) {
    this.trips = new Trips(source, tokens);
  }

  /** Runs `work` in a transaction of `office`: all of it, or nothing. */
  async run<T>(office: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    const outer = this.standing.current;
    if (outer) {
      if (outer.office !== office) throw new Error('A transaction of one office cannot reach into another.');
      return work(outer);
    }
    const runner = this.source.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      // TypeORM speaks on the same connection and must not overtake what was said before.
      return await this.within(new Tx(office, (piece) => say(client, [piece]), runner), client, work);
    } finally {
      await runner.release();
    }
  }

  /** Like `run`, but for prepared statements only and without TypeORM's cost: the hot commands. */
  async quick<T>(office: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.prepared(office, work, 'COMMIT');
  }

  /**
   * Like `quick`, in one round trip: `work` makes all its statements at once, without awaiting one for the next. What one message
   * says is one transaction: it commits when the server has done all of it, and nothing of it stays when one fails. A later
   * statement throws. In `company` it may share its message, and so its commit, with others of the office: never where what it takes
   * cannot be given back, because the message is undone when another's statement fails, and each is then said once more by itself. Such
   * work says all through the `tx` it is given: a call of this class within it would open a transaction of its own.
   */
  async atOnce<T>(office: string, work: (tx: Tx) => Promise<T>, company?: Company): Promise<T> {
    if (this.joined) return this.run(office, work);
    const pieces: Piece[] = [];
    const tx = new Tx(office, (piece) => pieces.push(piece));
    const working = company ? work(tx) : this.standing.within(tx, () => work(tx));
    let failed = false;
    working.catch(() => (failed = true));
    // What fails before it is sent has failed when all that could run without an answer has run: then nothing is sent.
    const closed = (): boolean => {
      tx.end();
      return !failed;
    };
    try {
      await this.trips.go(office, { pieces, closed }, company);
    } catch (error) {
      await working;
      throw error;
    }
    const result = await working;
    tx.committed();
    return result;
  }

  /** Like `quick`, and then undoes all of it: what would come to be, told without its coming to be. Joins no transaction. */
  async rehearsal<T>(office: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    if (this.joined) throw new Error('A rehearsal would undo the transaction it stands in.');
    return this.prepared(office, work, 'ROLLBACK');
  }

  private async prepared<T>(office: string, work: (tx: Tx) => Promise<T>, end: 'COMMIT' | 'ROLLBACK'): Promise<T> {
    if (this.joined) return this.run(office, work);
    const client = await poolOf(this.source).connect();
    let broken: Error | undefined;
    try {
      return await this.within(new Tx(office, (piece) => sayTogether(client, piece)), client, work, end);
    } catch (error) {
      broken = connectionLost(error) ? (error as Error) : undefined;
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /** Whether this call stands within a transaction already: then a collision is for the outer one to begin again. */
  get joined(): boolean {
    return this.standing.current !== undefined;
  }

  /** The transaction this call stands in; only for code that always runs within one. */
  entered(): Tx {
    const tx = this.standing.current;
    if (!tx) throw new Error('No office has been entered.');
    return tx;
  }

  /** Narrow functions of the database that look across offices and return ids only. */
  async across<Row>(what: Statement, values: readonly unknown[] = []): Promise<Row[]> {
    const { rows } = await poolOf(this.source).query({ name: what.name, text: what.text, values: [...values] });
    return rows as Row[];
  }

  private begin(tx: Tx, client: PoolClient): Promise<unknown> {
    sendTogether(client);
    const begun = Promise.all([client.query(BEGIN), tx.rows(ENTER, [this.tokens.of(tx.office)])]);
    begun.catch(() => undefined);
    return begun;
  }

  private async within<T>(
    tx: Tx,
    client: PoolClient,
    work: (tx: Tx) => Promise<T>,
    end: 'COMMIT' | 'ROLLBACK' = 'COMMIT',
  ): Promise<T> {
    const begun = this.begin(tx, client);
    try {
      const result = await this.standing.within(tx, () => work(tx));
      await begun;
      tx.end();
      const ended = await client.query(end);
      if (end === 'ROLLBACK') return result;
      refuseRollback(ended);
      tx.committed();
      return result;
    } catch (error) {
      tx.end();
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }
}

/** A statement failed and nobody minded: PostgreSQL answers a COMMIT with what it did instead. */
function refuseRollback({ command }: { readonly command: string }): void {
  if (command !== 'COMMIT') throw new Error('The transaction was not committed.');
}
