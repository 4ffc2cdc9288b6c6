import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { PinoLogger } from '#front';
import { CaseReactionsModule } from '#cases';
import { CouncilReactionsModule } from '#councils';
import { readEnv, readSecrets } from '#config/env';
import { ReactionsModule } from '#ledger';
import { MatterReactionsModule } from '#matters';
import { PrivacyReactionsModule } from '#privacy';
import { product } from '../wiring.js';

/** Runs one piece of work within the product, without any server, and puts everything away afterwards. */
export async function withProduct<T>(work: (app: INestApplicationContext) => Promise<T>): Promise<T> {
  const env = readEnv();
  @Module({
    imports: [
      product(env, readSecrets(env)),
      ReactionsModule,
      MatterReactionsModule,
      CaseReactionsModule,
      CouncilReactionsModule,
      PrivacyReactionsModule,
    ],
  })
  class WholeProduct {}
  const app = await NestFactory.createApplicationContext(WholeProduct, {
    logger: new PinoLogger('operator', 'warn'),
    abortOnError: false,
  });
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}
