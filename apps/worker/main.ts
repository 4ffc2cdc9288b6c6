import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { startFront } from '#front';
import { readEnv, readSecrets } from '#config/env';
import { refuseUnsafeDatabase } from '#ledger';
import { WorkerModule } from './worker.module.js';

const env = readEnv();
await startFront(WorkerModule.with(env, readSecrets(env)), {
  name: 'worker',
  host: env.HOST,
  port: env.WORKER_PORT,
  logLevel: env.LOG_LEVEL,
  trustedProxies: 0,
  page: (problem) => problem.detail,
  prepare: (app) => refuseUnsafeDatabase(app.get(DataSource)),
});
