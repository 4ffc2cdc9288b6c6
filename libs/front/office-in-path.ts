import type { FastifyInstance } from 'fastify';
import { ensure } from '#foundation';

const CODE = /^[a-z][a-z0-9-]{0,39}$/;

/** A path that names an office as no office can be called is answered like any office that is not there, and asks no database. */
export function refuseImpossibleOffices(server: FastifyInstance): void {
  server.addHook('preValidation', (request, _reply, done) => {
    const { office } = (request.params ?? {}) as { office?: string };
    if (office !== undefined) ensure(CODE.test(office), 'office.unknown', { office: '' });
    done();
  });
}
