// Which database and which queue this data folder is for. Chosen once and kept: data made by one cannot be read by another.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from './cannot-start.mjs';
import { findPostgres, OLDEST_POSTGRES } from './find-postgres.mjs';
import { findRedis } from './find-redis.mjs';

/**
 * @param {{ root: string, paths: ReturnType<typeof import('./data-folder.mjs').dataFolder>,
 *   ownPostgres: boolean, ownQueue: boolean, postgres?: 'system' | 'npm', queue?: 'redis' | 'postgres' }} wish
 * @returns {{ postgres?: { source: string, major: number, bin: string }, queue?: 'redis' | 'postgres', redis?: string }}
 */
export function choose({ root, paths, ownPostgres, ownQueue, postgres: source, queue: kind }) {
  const kept = existsSync(paths.choice) ? JSON.parse(readFileSync(paths.choice, 'utf8')) : {};
  const postgres = ownPostgres ? choosePostgres(root, paths, source ?? kept.postgres?.source) : undefined;
  const redis = findRedis();
  const queue = ownQueue ? chooseQueue(kind ?? kept.queue, redis) : undefined;

  const choice = {
    ...kept,
    ...(postgres && { postgres: { major: postgres.major, source: postgres.source } }),
    ...(queue && { queue }),
  };
  writeFileSync(`${paths.choice}.new`, `${JSON.stringify(choice, null, 2)}\n`);
  renameSync(`${paths.choice}.new`, paths.choice);
  return { postgres, queue, redis: queue === 'redis' ? redis : undefined };
}

function choosePostgres(root, paths, source) {
  const found = findPostgres(root);
  const versionFile = join(paths.postgres, 'PG_VERSION');
  if (existsSync(versionFile)) {
    const major = Number(readFileSync(versionFile, 'utf8'));
    const same = found.filter((candidate) => candidate.major === major);
    const chosen = same.find((candidate) => candidate.source === source) ?? same[0];
    if (chosen) return chosen;
    throw new CannotStart(
      `데이터 폴더(${paths.postgres})는 PostgreSQL ${major}로 만들어졌지만 이 컴퓨터에는 ${list(found)} 있습니다. ` +
        `PostgreSQL ${major}을(를) 설치하거나, DATABASE_URL로 다른 서버를 지정하거나, TONGTONG_DATA로 새 데이터 폴더를 쓰십시오.`,
    );
  }
  const chosen = found.find((candidate) => source === undefined || candidate.source === source);
  if (chosen) return chosen;
  throw new CannotStart(
    `PostgreSQL을 찾지 못했습니다(${list(found)} 있음). 셋 중 하나를 하십시오: ` +
      `PostgreSQL ${OLDEST_POSTGRES} 이상을 설치한다, \`npm install\`로 내장 PostgreSQL을 받는다, DATABASE_URL로 서버를 지정한다.`,
  );
}

function chooseQueue(kind, redis) {
  const queue = kind ?? (redis ? 'redis' : 'postgres');
  if (queue === 'postgres' || redis) return queue;
  throw new CannotStart(
    '이 데이터 폴더의 대기열은 Redis에 있는데 redis-server나 valkey-server를 찾지 못했습니다. ' +
      '설치하거나, REDIS_URL로 지정하거나, TONGTONG_QUEUE=postgres로 대기열을 PostgreSQL로 옮기십시오.',
  );
}

const list = (found) => found.map(({ source, major }) => `${source} ${major}`).join(', ') || '하나도 없이';
