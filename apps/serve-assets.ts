import { extname } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { assets } from '#krds';

const FOR_EVER = 'public, max-age=31536000, immutable';
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/**
 * Serves what pages load: a fixed list of files, read once, each under its own address, so that no path from outside is ever
 * looked up. Addresses change with their content and are kept for ever by browsers; styles and scripts go out compressed.
 */
export function serveAssets(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  for (const { address, content } of assets()) {
    const kind = extname(address);
    const packed = kind === '.woff2' ? undefined : gzipSync(content, { level: 9 });
    server.get(address, (request, reply) => {
      const body = packed && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '') ? packed : content;
      void reply.headers({ 'Cache-Control': FOR_EVER, Vary: 'Accept-Encoding', 'Content-Type': TYPES[kind] });
      if (body === packed) void reply.header('Content-Encoding', 'gzip');
      void reply.send(body);
    });
  }
}
