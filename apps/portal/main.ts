import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { startFront } from '#front';
import { serveOpenApi } from '../api-book.js';
import { readEnv, readSecrets } from '#config/env';
import { refuseUnsafeDatabase } from '#ledger';
import { Procedures } from '#matters';
import { describeSteps } from '../describe-steps.js';
import { serveAssets } from '../serve-assets.js';
import { PortalModule } from './portal.module.js';
import { portalProblem } from './problem-page.js';

const env = readEnv();
await startFront(PortalModule.with(env, readSecrets(env)), {
  name: 'portal',
  host: env.HOST,
  port: env.PORTAL_PORT,
  logLevel: env.LOG_LEVEL,
  trustedProxies: env.TRUSTED_PROXIES,
  page: portalProblem,
  prepare: async (app) => {
    await refuseUnsafeDatabase(app.get(DataSource));
    serveAssets(app);
    serveOpenApi(app, {
      title: '통통 주민 API',
      description: '직소민원을 신청하고 진행상황을 보는 공개 API',
      complete: (document) => describeSteps(document, app.get(Procedures).tables),
    });
  },
});
