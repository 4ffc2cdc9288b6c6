import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Problem, problemOf } from './problem.js';

/** Puts a problem on a page for people; an app gives its own. */
export type ProblemPage = (problem: Problem, request: FastifyRequest) => string;

/** The one place where errors become answers: problem+json for the API, a page for people. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('front');

  constructor(private readonly page: ProblemPage) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = problemOf(error);
    if (problem.status >= 500) {
      const cause = error instanceof Error ? { error: error.name, stack: error.stack } : { error: String(error) };
      this.log.error({ msg: 'request failed', request: request.id, code: problem.code, ...cause });
    }
    answerProblem(problem, request, reply, this.page);
  }
}

export function answerProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply, page: ProblemPage): void {
  const { retryAfter } = problem.details;
  void reply.status(problem.status);
  if (typeof retryAfter === 'number') void reply.header('Retry-After', String(Math.ceil(retryAfter)));
  if (wantsPage(request)) void reply.type('text/html; charset=utf-8').send(page(problem, request));
  else
    void reply
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify({ ...problem, instance: pathOf(request) }));
}

function wantsPage(request: FastifyRequest): boolean {
  return !pathOf(request).startsWith('/api/') && (request.headers.accept ?? '').includes('text/html');
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?')[0] ?? '/';
}
