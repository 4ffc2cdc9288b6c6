import type { Duplex } from 'node:stream';
import type { PoolClient } from 'pg';
import { Burst, type Piece } from './burst.js';

/** Sends the pieces as one message and tells each how it went. */
export function say(client: PoolClient, pieces: readonly Piece[]): void {
  const burst = new Burst(pieces);
  client.query(burst);
  burst.done.catch((error: unknown) => {
    for (const piece of pieces) piece.settle(error as Error);
  });
}

/** What is said meanwhile leaves as one packet, at once. */
export function inOnePacket(client: PoolClient, said: () => unknown): void {
  const stream = streamOf(client);
  stream.cork();
  said();
  stream.uncork();
}

const waiting = new WeakMap<PoolClient, Piece[]>();

/** Holds a statement back until whatever else can be said without an answer is said: one message instead of one a statement. */
export function sayTogether(client: PoolClient, piece: Piece): void {
  const pieces = waiting.get(client);
  if (pieces) pieces.push(piece);
  else waiting.set(client, [piece]);
  sendTogether(client);
}

const corked = new WeakSet<Duplex>();

/** The same for what travels by itself: one packet. */
export function sendTogether(client: PoolClient): void {
  const stream = streamOf(client);
  if (corked.has(stream)) return;
  corked.add(stream);
  stream.cork();
  setImmediate(() => {
    corked.delete(stream);
    const pieces = waiting.get(client);
    waiting.delete(client);
    if (pieces) say(client, pieces);
    stream.uncork();
  });
}

function streamOf(client: PoolClient): Duplex {
  return (client as unknown as { connection: { stream: Duplex } }).connection.stream;
}
