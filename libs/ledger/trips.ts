import type { DataSource } from 'typeorm';
import { Burst, Piece } from './burst.js';
import { connectionLost, PATIENCE, poolOf } from './database.js';
import { inOnePacket } from './line.js';
import type { OfficeTokens } from './office-token.js';
import { statement } from './statement.js';

/** With whom a transaction may travel: what only reads waits for no disk, and what writes collides with no reader. */
export type Company = 'readers' | 'writers';

/** What every transaction begins with: the office's token. */
export const ENTER = statement('ledger.enter-office', `select set_config('app.office', $1, true)`);
/** Transactions in one message, at most: what fails is said again by each of them. */
const MOST_TOGETHER = 16;

/** What one transaction says. */
export interface Said {
  readonly pieces: readonly Piece[];
  /** Asked when its message leaves: nothing is added from then on. Whether it is to go at all. */
  readonly closed: () => boolean;
}
interface Traveller extends Said {
  readonly arrived: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Messages to the server, each of them one transaction of one office, which leave when all that can run without an answer has run.
 * Transactions of the same company that are ready in the same turn of the event loop share a message and so a commit. What fails
 * together was undone together and is said again, each by itself: nobody fails for what another said. A connection that is lost fails
 * all of them, because nobody knows what became of them.
 */
export class Trips {
  private readonly gathering = new Map<string, Traveller[]>();

  constructor(
    private readonly source: DataSource,
    private readonly tokens: OfficeTokens,
  ) {}

  /**
   * Fulfilled when all of it is committed, or when it was not to go; rejected when nothing of it is committed, or when nobody knows. The
   * pieces of what went are answered either way.
   */
  go(office: string, said: Said, company?: Company): Promise<void> {
    return new Promise((arrived, failed) => {
      const traveller = { ...said, arrived, failed };
      if (company) this.gather(office, company, traveller);
      else whenAllHasRun(() => this.carry(office, [traveller]));
    });
  }

  private gather(office: string, company: Company, traveller: Traveller): void {
    const door = `${company} ${office}`;
    const gathered = this.gathering.get(door);
    if (gathered) return void gathered.push(traveller);
    const travellers = [traveller];
    this.gathering.set(door, travellers);
    setImmediate(() => {
      this.gathering.delete(door);
      for (let from = 0; from < travellers.length; from += MOST_TOGETHER) {
        this.carry(office, travellers.slice(from, from + MOST_TOGETHER));
      }
    });
  }

  private carry(office: string, travellers: readonly Traveller[]): void {
    const going = travellers.filter(({ closed }) => closed());
    for (const { arrived } of travellers.filter((each) => !going.includes(each))) arrived();
    if (going.length === 0) return;
    this.send(office, going).then(
      () => {
        for (const { arrived } of going) arrived();
      },
      (error: unknown) => {
        if (going.length > 1 && !connectionLost(error)) this.sayAgain(office, going);
        else fail(going, error);
      },
    );
  }

  private sayAgain(office: string, travellers: readonly Traveller[]): void {
    for (const each of travellers) {
      for (const piece of each.pieces) piece.again();
      this.send(office, [each]).then(each.arrived, (error: unknown) => fail([each], error));
    }
  }

  private async send(office: string, said: readonly Said[]): Promise<void> {
    const client = await poolOf(this.source).connect();
    let broken: Error | undefined;
    try {
      const enter = new Piece(ENTER.name, ENTER.text, [this.tokens.of(office)], nothing);
      const burst = new Burst([enter, ...said.flatMap(({ pieces }) => pieces)], PATIENCE);
      inOnePacket(client, () => client.query(burst));
      await burst.done;
    } catch (error) {
      broken = connectionLost(error) ? (error as Error) : undefined;
      throw error;
    } finally {
      client.release(broken);
    }
  }
}

function fail(travellers: readonly Traveller[], error: unknown): void {
  for (const { pieces, failed } of travellers) {
    for (const piece of pieces) piece.settle(error as Error);
    failed(error);
  }
}

/** When all that can run without an answer has run. */
function whenAllHasRun(work: () => void): void {
  void Promise.resolve().then(() => process.nextTick(work));
}

function nothing(): void {
  // Whoever entered an office wants to know no more of it.
}
