import { randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readEnv, readSecrets } from '#config/env';
import { startFront } from '#front';
import { ConsolePagesModule } from '../../apps/console/console-pages.module.js';
import { consoleProblem } from '../../apps/console/problem-page.js';
import { serveAssets } from '../../apps/serve-assets.js';
import { product } from '../../apps/wiring.js';
import { type TestDatabase, TOKEN_KEY } from './database.js';

const key = (): string => randomBytes(32).toString('base64');

/** The console's pages as they run, on a test's own database. */
export function consoleFront(db: TestDatabase): Promise<NestFastifyApplication> {
  const data = mkdtempSync(join(tmpdir(), 'tongtong-console-'));
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
  @Module({ imports: [product(env, readSecrets(env)), ConsolePagesModule] })
  class Front {}
  return startFront(Front, {
    name: 'console',
    host: '127.0.0.1',
    port: 0,
    logLevel: 'fatal',
    trustedProxies: 0,
    page: consoleProblem,
    prepare: serveAssets,
  });
}
