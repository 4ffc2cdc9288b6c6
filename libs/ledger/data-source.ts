import type { DataSource, DataSourceOptions } from 'typeorm';
import { POOL } from './database.js';

/** How a process connects: the role that owns nothing, one pool for entities and prepared statements, never a schema change. */
export function appDatabase(url: string, pool: number): DataSourceOptions {
  return { type: 'postgres', url, synchronize: false, logging: false, extra: { ...POOL, max: pool } };
}

const ROLE = `select r.rolname as role, r.rolsuper or r.rolbypassrls as "goesThroughWalls",
    exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'guard') and c.relowner = r.oid) as "ownsTables",
    current_setting('fsync') as fsync, current_setting('synchronous_commit') as commits
  from pg_roles r where r.rolname = current_user`;

/** Refuses to run as a role that the wall does not stop, or on a server that may forget what it acknowledged. */
export async function refuseUnsafeDatabase(source: DataSource): Promise<void> {
  const [is] = (await source.query(ROLE)) as [
    { role: string; goesThroughWalls: boolean; ownsTables: boolean; fsync: string; commits: string },
  ];
  if (is.goesThroughWalls)
    throw new Error(`Database role ${is.role} passes row-level security: connect as tongtong_app.`);
  if (is.ownsTables) throw new Error(`Database role ${is.role} owns tables: connect as tongtong_app.`);
  if (is.fsync !== 'on') throw new Error('PostgreSQL runs with fsync=off: an acknowledged complaint could be lost.');
  if (is.commits === 'off')
    throw new Error('PostgreSQL runs with synchronous_commit=off: an acknowledged complaint could be lost.');
}
