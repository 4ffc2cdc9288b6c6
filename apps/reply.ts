import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { VNode } from 'preact';
import { renderPage } from '#krds';

/** Sends a page. Headers that every answer has stand in `front`. */
export function sendPage(reply: FastifyReply, page: VNode, status = 200): void {
  void reply.status(status).type('text/html; charset=utf-8').send(renderPage(page));
}

/** After a change the browser is sent on, so that reloading repeats nothing. */
export function sendOn(reply: FastifyReply, address: string): void {
  void reply.redirect(address, 303);
}

/** Sends a file to be kept, never to be shown within the page. Its length is told, so that a cut one is seen to be cut. */
export function sendFile(
  reply: FastifyReply,
  file: { readonly name: string; readonly type: string; readonly size?: number; readonly bytes: Buffer | Readable },
): void {
  const { name, type, bytes } = file;
  void reply
    .type(type)
    .header('Content-Disposition', attachment(name))
    .header('Content-Security-Policy', "sandbox; default-src 'none'")
    .header('Cross-Origin-Resource-Policy', 'same-origin');
  if (file.size !== undefined) void reply.header('Content-Length', file.size);
  void reply.send(bytes);
}

/** Kept under its own name (RFC 6266, RFC 8187); old programs get a plain one with the same ending. */
function attachment(name: string): string {
  const ending = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? '';
  const encoded = encodeURIComponent(name).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="file${ending}"; filename*=UTF-8''${encoded}`;
}
