import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ensure } from '#foundation';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A change that a browser was made to send from another site is refused: `Sec-Fetch-Site` must say so, else `Origin` must be ours.
 * Programs send neither and carry a token instead of a cookie.
 */
export function refuseForeignOrigins(server: FastifyInstance): void {
  server.addHook('onRequest', (request, _reply, done) => {
    ensure(SAFE.has(request.method) || isOurs(request.headers), 'front.origin-refused');
    done();
  });
}

function isOurs({ 'sec-fetch-site': site, origin, host }: FastifyRequest['headers']): boolean {
  if (typeof site === 'string') return site === 'same-origin' || site === 'none';
  return origin === undefined || hostOf(origin) === host;
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
