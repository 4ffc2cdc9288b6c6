import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { startFront } from '#front';
import { serveOpenApi } from '../api-book.js';
import { readEnv, readSecrets } from '#config/env';
import { refuseUnsafeDatabase } from '#ledger';
import { Procedures } from '#matters';
import { describeSteps } from '../describe-steps.js';
import { serveAssets } from '../serve-assets.js';
import { ConsoleModule } from './console.module.js';
import { consoleProblem } from './problem-page.js';

const env = readEnv();
await startFront(ConsoleModule.with(env, readSecrets(env)), {
  name: 'console',
  host: env.HOST,
  port: env.CONSOLE_PORT,
  logLevel: env.LOG_LEVEL,
  trustedProxies: env.TRUSTED_PROXIES,
  page: consoleProblem,
  prepare: async (app) => {
    await refuseUnsafeDatabase(app.get(DataSource));
    serveAssets(app);
    serveOpenApi(app, {
      title: '통통 직원 API',
      description: '안건을 접수하고 처리하는 직원 API',
      complete: (document) => describeSteps(document, app.get(Procedures).tables),
    });
  },
});
