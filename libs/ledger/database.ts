import { type DataSource } from 'typeorm';
import { Client, type ClientConfig, type Pool } from 'pg';

/**
 * A connection that is lost while somebody uses it fails that somebody's statement; its own error event would be heard by
 * nobody and end the process.
 */
class CalmClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}

/** PostgreSQL pool settings of every process: statements of one transaction travel together (pipeline), dates stay text. */
export const POOL = {
  Client: CalmClient,
  pipeline: true,
  keepAlive: true,
  connectionTimeoutMillis: 5_000,
  statement_timeout: 10_000,
  // Ours, not the server's: a connection whose other end is gone without a word answers nothing, not even that.
  query_timeout: 12_000,
  lock_timeout: 3_000,
  idle_in_transaction_session_timeout: 30_000,
  // What is asked lies in memory or on a disk without arms: the server's own guess, four, has it read whole tables for one row.
  options: '-c random_page_cost=1.1',
} as const;

/** A living server answers what costs it nothing within this; milliseconds. */
export const SIGN_OF_LIFE = 3_000;

/** What travels as one message is answered as one: a living server does so within this, waiting for a lock included; milliseconds. */
export const PATIENCE = POOL.lock_timeout + SIGN_OF_LIFE;

/** The pool that TypeORM and the prepared statements share. */
export function poolOf(source: DataSource): Pool {
  return (source.driver as unknown as { master: Pool }).master;
}

/** SQLSTATE classes 08 and 57P, or a socket error: the connection is gone, the outcome of a COMMIT unknown. */
export function connectionLost(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === 'string') return /^(08|57P|ECONN|EPIPE|ETIMEDOUT|ENOENT)/.test(code);
  return error instanceof Error && /connection|terminated|read timeout|trying to connect/i.test(error.message);
}
