import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import { type ArgumentMetadata, type Type, ValidationPipe, type ValidationError } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { RuleBroken } from '#foundation';
import type { DynamicModule } from '@nestjs/common';
import { PinoLogger } from './logger.js';
import { problemOf } from './problem.js';
import { answerProblem, ProblemFilter, type ProblemPage } from './problem.filter.js';
import { refuseImpossibleOffices } from './office-in-path.js';
import { refuseForeignOrigins } from './same-origin.js';
import { addSecureHeaders } from './secure-headers.js';
import { takeFilesWhereMarked } from './uploads.js';

export interface FrontSettings {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly logLevel: string;
  readonly trustedProxies: number;
  readonly page: ProblemPage;
  /** Routes and documents that need the finished application, before it listens. */
  readonly prepare?: (app: NestFastifyApplication) => Promise<void> | void;
}

/** Longest body taken: a complaint of 4,000 characters with room to spare. */
const BODY_LIMIT = 128 * 1024;

/** Starts a front: one body limit, one set of headers, one way to tell errors, a clean end on SIGTERM. */
export async function startFront(
  module: Type | DynamicModule,
  settings: FrontSettings,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: (_address, hop) => hop < settings.trustedProxies,
    // As long as 50 MB may take from a telephone; what is no upload is cut sooner (uploads.ts).
    requestTimeout: 600_000,
    http: { headersTimeout: 30_000 },
    connectionTimeout: 60_000,
    keepAliveTimeout: 15_000,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: true },
    return503OnClosing: true,
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: new PinoLogger(settings.name, settings.logLevel),
    abortOnError: false,
  });
  const server = adapter.getInstance() as unknown as FastifyInstance;
  await app.register(cookie as never);
  addSecureHeaders(server);
  refuseForeignOrigins(server);
  refuseImpossibleOffices(server);
  await takeFilesWhereMarked(app, server);
  // Only JSON and forms are read; Fastify would take plain text as well.
  server.removeContentTypeParser('text/plain');
  server.setErrorHandler((error, request, reply) => answerProblem(problemOf(error), request, reply, settings.page));
  app.useGlobalFilters(new ProblemFilter(settings.page));
  app.useGlobalPipes(new StrictBodies());
  app.enableShutdownHooks();
  await settings.prepare?.(app);
  await app.listen(settings.port, settings.host);
  return app;
}

/** Bodies described by a class: unknown fields refused, every problem told at once. */
class StrictBodies extends ValidationPipe {
  constructor() {
    super({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      exceptionFactory: (errors) =>
        new RuleBroken('front.body-invalid', { problems: errors.flatMap((error) => told(error)) }),
    });
  }

  /** What no class describes goes by untouched, and at once: most of what a route is given. */
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const { metatype } = metadata;
    const plain = metatype === Object || (metatype === String && typeof value === 'string');
    // Nest takes what is no promise as it is; its declarations do not say so.
    return plain || metadata.type === 'custom' ? (value as Promise<unknown>) : super.transform(value, metadata);
  }
}

function told(error: ValidationError, path = ''): { field: string; code: string }[] {
  const field = `${path}${error.property}`;
  const own = Object.keys(error.constraints ?? {}).map((code) => ({ field, code: `front.${kebab(code)}` }));
  return [...own, ...(error.children ?? []).flatMap((child) => told(child, `${field}.`))];
}

function kebab(word: string): string {
  return word.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
