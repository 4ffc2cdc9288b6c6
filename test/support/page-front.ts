import { randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readEnv, readSecrets } from '#config/env';
import { type ProblemPage, startFront } from '#front';
import { serveAssets } from '../../apps/serve-assets.js';
import { product } from '../../apps/wiring.js';
import { type TestDatabase, TOKEN_KEY } from './database.js';

const key = (): string => randomBytes(32).toString('base64');

/** The pages of a front as they run, on a test's own database. */
export function pageFront(db: TestDatabase, pages: Type, page: ProblemPage): Promise<NestFastifyApplication> {
  const data = mkdtempSync(join(tmpdir(), 'tongtong-front-'));
  const secrets = {
    officeToken: TOKEN_KEY.toString('base64'),
    vault: key(),
    access: key(),
    seal: key(),
    session: key(),
  };
  writeFileSync(join(data, 'secrets.json'), JSON.stringify(secrets));
  const env = readEnv({
    APP_DATABASE_URL: db.url,
    QUEUE_URL: 'postgres',
    SMTP_URL: 'smtp://127.0.0.1:9',
    SECRETS_FILE: join(data, 'secrets.json'),
    TONGTONG_DATA: data,
  });
  @Module({ imports: [product(env, readSecrets(env)), pages] })
  class Front {}
  return startFront(Front, {
    name: 'pages',
    host: '127.0.0.1',
    port: 0,
    logLevel: 'fatal',
    trustedProxies: 0,
    page,
    prepare: serveAssets,
  });
}
