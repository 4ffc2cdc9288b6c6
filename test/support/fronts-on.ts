import { randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DynamicModule, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readEnv, readSecrets } from '#config/env';
import { type ProblemPage, startFront } from '#front';
import type { Procedures } from '#matters';
import { MattersController } from '../../apps/console/api/matters.controller.js';
import { OpeningsController as StaffOpenings } from '../../apps/console/api/openings.controller.js';
import { ConsolePagesModule } from '../../apps/console/console-pages.module.js';
import { consoleProblem } from '../../apps/console/problem-page.js';
import { OpeningsController } from '../../apps/portal/api/openings.controller.js';
import { TrackingController } from '../../apps/portal/api/tracking.controller.js';
import { PortalPagesModule } from '../../apps/portal/portal-pages.module.js';
import { portalProblem } from '../../apps/portal/problem-page.js';
import { ResidentOpenings } from '../../apps/portal/resident-openings.js';
import { Residents } from '../../apps/portal/resident.js';
import { serveAssets } from '../../apps/serve-assets.js';
import { product } from '../../apps/wiring.js';
import { type TestDatabase, TOKEN_KEY } from './database.js';

/** Both fronts in this process, on a database of a test's own; with other tables when some are given. */
export function frontsOn(db: TestDatabase, tables?: Procedures) {
  const data = mkdtempSync(join(tmpdir(), 'tongtong-fronts-'));
  const key = () => randomBytes(32).toString('base64');
  const officeToken = TOKEN_KEY.toString('base64');
  const secrets = { officeToken, vault: key(), access: key(), seal: key(), session: key() };
  writeFileSync(join(data, 'secrets.json'), JSON.stringify(secrets));
  const env = readEnv({
    APP_DATABASE_URL: db.url,
    QUEUE_URL: 'postgres',
    SMTP_URL: 'smtp://127.0.0.1:9',
    SECRETS_FILE: join(data, 'secrets.json'),
    TONGTONG_DATA: data,
  });
  const start = (name: string, more: Omit<DynamicModule, 'module'>, page: ProblemPage) => {
    @Module({ ...more, imports: [product(env, readSecrets(env), tables), ...(more.imports ?? [])] })
    class Front {}
    const settings = { name, host: '127.0.0.1', port: 0, logLevel: 'fatal', trustedProxies: 0, page };
    return startFront(Front, { ...settings, prepare: serveAssets });
  };
  return {
    portal: (): Promise<NestFastifyApplication> => {
      const controllers = [OpeningsController, TrackingController];
      const providers = [Residents, ResidentOpenings];
      return start('portal', { imports: [PortalPagesModule], controllers, providers }, portalProblem);
    },
    console: (): Promise<NestFastifyApplication> => {
      const controllers = [MattersController, StaffOpenings];
      return start('console', { imports: [ConsolePagesModule], controllers }, consoleProblem);
    },
  };
}
