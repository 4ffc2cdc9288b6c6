import { type DataSource } from 'typeorm';
import type { Pool } from 'pg';

/** PostgreSQL pool settings of every process: statements of one transaction travel together (pipeline), dates stay text. */
export const POOL = {
  pipeline: true,
  keepAlive: true,
  connectionTimeoutMillis: 5_000,
  statement_timeout: 30_000,
  lock_timeout: 3_000,
  idle_in_transaction_session_timeout: 30_000,
} as const;

/** The pool that TypeORM and the prepared statements share. */
export function poolOf(source: DataSource): Pool {
  return (source.driver as unknown as { master: Pool }).master;
}
