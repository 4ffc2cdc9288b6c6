import type { FastifyInstance } from 'fastify';
import { RuleBroken } from '#foundation';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A change that a browser was made to send from another site is refused: `Sec-Fetch-Site` must say so, else `Origin` must be ours.
 * Programs send neither and carry a token instead of a cookie.
 */
export function refuseForeignOrigins(server: FastifyInstance): void {
  server.addHook('onRequest', async (request) => {
    if (SAFE.has(request.method)) return;
    const site = request.headers['sec-fetch-site'];
    const origin = request.headers.origin;
    if (typeof site === 'string') {
      if (site !== 'same-origin' && site !== 'none') throw new RuleBroken('front.origin-refused');
    } else if (origin !== undefined && hostOf(origin) !== request.headers.host) {
      throw new RuleBroken('front.origin-refused');
    }
  });
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
