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

/** Sends a file to be kept, under its own name (RFC 6266, RFC 8187), never to be shown within the page. */
export function sendFile(
  reply: FastifyReply,
  file: { readonly name: string; readonly type: string; readonly bytes: Buffer },
): void {
  void reply
    .type(file.type)
    .header('Content-Disposition', `attachment; filename="briefing"; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .header('Content-Security-Policy', "sandbox; default-src 'none'")
    .send(file.bytes);
}
