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

/** All that one transaction says, waiting for its message. */
interface Traveller {
  readonly pieces: readonly Piece[];
  readonly arrived: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Messages to the server, each of them one transaction of one office. Transactions of the same company that are ready in the same turn
 * of the event loop share a message and so a commit. What fails together was undone together and is said again, each by itself: nobody
 * fails for what another said. A connection that is lost fails all of them, because nobody knows what became of them.
 */
export class Trips {
  private readonly waiting = new Map<string, Traveller[]>();

  constructor(
    private readonly source: DataSource,
    private readonly tokens: OfficeTokens,
  ) {}

  /** Fulfilled when all of it is committed; rejected when nothing of it is, or when nobody knows. The pieces are answered either way. */
  alone(office: string, pieces: readonly Piece[]): Promise<void> {
    return this.send(office, [pieces]).catch((error: unknown) => {
      for (const piece of pieces) piece.settle(error as Error);
      throw error;
    });
  }

  /** The same, in company. */
  together(office: string, company: Company, pieces: readonly Piece[]): Promise<void> {
    return new Promise((arrived, failed) => {
      const door = `${company} ${office}`;
      const waiting = this.waiting.get(door) ?? [];
      waiting.push({ pieces, arrived, failed });
      if (waiting.length === 1) {
        this.waiting.set(door, waiting);
        setImmediate(() => this.leave(office, door, waiting));
      } else if (waiting.length === MOST_TOGETHER) {
        this.leave(office, door, waiting);
      }
    });
  }

  private leave(office: string, door: string, travellers: readonly Traveller[]): void {
    // Those who were many enough left before their turn came.
    if (this.waiting.get(door) !== travellers) return;
    this.waiting.delete(door);
    void this.carry(office, travellers);
  }

  private async carry(office: string, travellers: readonly Traveller[]): Promise<void> {
    const [first] = travellers;
    if (first && travellers.length === 1) return this.alone(office, first.pieces).then(first.arrived, first.failed);
    try {
      await this.send(
        office,
        travellers.map(({ pieces }) => pieces),
      );
      for (const { arrived } of travellers) arrived();
    } catch (error) {
      for (const { pieces, arrived, failed } of travellers) {
        if (connectionLost(error)) {
          for (const piece of pieces) piece.settle(error as Error);
          failed(error);
        } else {
          for (const piece of pieces) piece.again();
          this.alone(office, pieces).then(arrived, failed);
        }
      }
    }
  }

  private async send(office: string, said: readonly (readonly Piece[])[]): Promise<void> {
    const client = await poolOf(this.source).connect();
    let broken: Error | undefined;
    try {
      const enter = new Piece(ENTER.name, ENTER.text, [this.tokens.of(office)]);
      const burst = new Burst([enter, ...said.flat()], PATIENCE);
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
