import 'reflect-metadata';
import { CommandFactory } from 'nest-commander';
import { RuleBroken } from '#foundation';
import { inKorean, PinoLogger } from '#front';
import { EnvironmentRefused } from '#config/env';
import { OperatorModule } from './operator.module.js';

/** Tells a mistake in one line and ends with 1; anything else keeps its stack for whoever mends it. */
function fail(error: unknown): never {
  if (error instanceof RuleBroken) process.stderr.write(`${inKorean(error.code, error.details)} (${error.code})\n`);
  else if (error instanceof EnvironmentRefused) process.stderr.write(`${error.message}\n`);
  else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
}

await CommandFactory.run(OperatorModule, {
  logger: new PinoLogger('operator', 'warn'),
  errorHandler: fail,
  serviceErrorHandler: fail,
}).catch(fail);
process.exit(0);
