import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { DynamicModule } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { type Env, readEnv, readSecrets, type Secrets } from '#config/env';
import { startFront } from '#front';
import { ConsoleModule } from '../../apps/console/console.module.js';
import { PortalModule } from '../../apps/portal/portal.module.js';
import { RunningProduct } from '../support/running-product.js';

jest.setTimeout(120_000);

interface Operation {
  readonly summary?: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
}
interface ApiDocument {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}
type Front = { readonly with: (env: Env, secrets: Secrets) => DynamicModule };

const fronts: [string, 'portal' | 'console', Front][] = [
  ['portal', 'portal', PortalModule],
  ['console', 'console', ConsoleModule],
];

describe.each(fronts)('the API book of the %s', (_, name, front) => {
  let product: RunningProduct;
  let book: ApiDocument;

  beforeAll(async () => {
    product = await RunningProduct.start({ queue: 'postgres', offices: ['naju'] });
    book = (await (await fetch(`${product.url(name)}/api/openapi.json`)).json()) as ApiDocument;
  });
  afterAll(() => product.stop());

  const operations = (): { route: string; summary: string }[] =>
    Object.entries(book.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { summary = '' }]) => ({
        route: `${method.toUpperCase()} ${path}`,
        summary,
      })),
    );

  it('is OpenAPI 3.1 and says in Korean what each operation does', () => {
    expect(book.openapi).toMatch(/^3\.1\./);
    expect(operations().filter(({ summary }) => !/[가-힣]/.test(summary))).toEqual([]);
  });

  it('tells each part of a path as a parameter, once', () => {
    const untold = Object.entries(book.paths).flatMap(([path, methods]) => {
      const parts = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
      return Object.entries(methods)
        .filter(([, { parameters = [] }]) => {
          const told = parameters.filter((each) => each.in === 'path').map((each) => each.name);
          return told.sort().join() !== parts.join();
        })
        .map(([method]) => `${method} ${path}`);
    });
    expect(untold).toEqual([]);
  });

  it('names exactly the routes that are there', async () => {
    const env = readEnv({ ...product.environment, LOG_LEVEL: 'error' });
    const routes: string[] = [];
    const app = await startFront(front.with(env, readSecrets(env)), {
      name: 'book',
      host: '127.0.0.1',
      port: 0,
      logLevel: 'error',
      trustedProxies: 0,
      page: ({ detail }) => detail,
      // Routes are added when the application listens, after this.
      prepare: (prepared) => {
        const server = prepared.getHttpAdapter().getInstance() as unknown as FastifyInstance;
        server.addHook('onRoute', ({ method, url }) =>
          [method].flat().forEach((one) => routes.push(`${one} ${url.replaceAll(/:(\w+)/g, '{$1}')}`)),
        );
      },
    });
    await app.close();
    const api = routes.filter((route) => / \/api\/v1\//.test(route) && !route.startsWith('HEAD '));
    const told = operations().filter(({ route }) => route.includes(' /api/v1/'));
    expect(told.map(({ route }) => route).sort()).toEqual([...new Set(api)].sort());
  });
});
