import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { PinoLogger } from '#front';
import { readEnv, readSecrets } from '#config/env';
import { product } from '../wiring.js';

/** Runs one piece of work within the product, without any server, and puts everything away afterwards. */
export async function withProduct<T>(work: (app: INestApplicationContext) => Promise<T>): Promise<T> {
  const env = readEnv();
  const app = await NestFactory.createApplicationContext(product(env, readSecrets(env)), {
    logger: new PinoLogger('operator', 'warn'),
    abortOnError: false,
  });
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}
