// Where the running installation is, for whoever works beside it: operator commands, the demonstration.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder } from './data-folder.mjs';
import { environmentFor } from './environment.mjs';
import { askOwner } from './lock.mjs';

const PROJECT = join(import.meta.dirname, '..', '..');

/** Asks the supervisor of a data folder; undefined when nothing runs there or it is not ready. See services.d.mts. */
export async function findRunning(data = process.env.TONGTONG_DATA || join(PROJECT, '.data')) {
  if (!existsSync(data)) return undefined;
  const paths = dataFolder(data);
  const owner = existsSync(paths.lock) ? await askOwner(paths.lock) : undefined;
  if (owner?.ports === undefined) return undefined;
  const { pid, ports, queueUrl } = owner;
  const secrets = JSON.parse(readFileSync(paths.secrets, 'utf8'));
  const { app } = environmentFor({ env: process.env, paths, ports, secrets, servers: { queueUrl } });
  return { pid, data: paths.root, ports, environment: app };
}
