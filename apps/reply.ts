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
