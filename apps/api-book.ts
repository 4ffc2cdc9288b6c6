import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

const PROBLEM = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'details'],
  properties: {
    type: { type: 'string', description: '문제의 종류를 가리키는 주소' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: '바뀌지 않는 문제 코드(예: procedure.answers-invalid)' },
    detail: { type: 'string', description: '무엇이 잘못되었고 어떻게 고치는지, 우리말로' },
    details: { type: 'object', description: '어느 칸인지, 한도가 얼마인지 등. 개인정보는 담지 않습니다.' },
    instance: { type: 'string' },
  },
} as const;

export interface ApiBook {
  readonly title: string;
  readonly description: string;
  /** Last touch on the generated document: what only the tables know. */
  readonly complete?: (document: OpenAPIObject) => void;
}

/** Generates the OpenAPI 3.1 document of a front from its routes and serves it at `/api/openapi.json`. */
export function serveOpenApi(app: NestFastifyApplication, { title, description, complete }: ApiBook): OpenAPIObject {
  const settings = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(title)
    .setDescription(description)
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: '개인 토큰(직원) 또는 조회 세션 토큰(주민)' })
    .build();
  const document = SwaggerModule.createDocument(app, settings, {
    autoTagControllers: false,
    operationIdFactory: (_, method) => method,
  });
  // What only watches over a process is no part of the book.
  delete document.paths['/health'];
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: PROBLEM as never },
  };
  for (const [template, path] of Object.entries(document.paths)) {
    for (const operation of Object.values(path) as Operation[]) {
      operation.parameters = withPathParameters(template, operation.parameters);
      operation.responses = {
        ...operation.responses,
        default: {
          description: '문제(problem+json)',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      };
    }
  }
  complete?.(document);
  const text = JSON.stringify(document);
  app
    .getHttpAdapter()
    .get('/api/openapi.json', (_request: unknown, reply: { type(t: string): { send(b: string): void } }) => {
      reply.type('application/json; charset=utf-8').send(text);
    });
  return document;
}

interface Operation {
  parameters?: Parameter[];
  responses?: Record<string, unknown>;
}
interface Parameter {
  readonly name: string;
  readonly in: string;
}

/** A route that reads its path as a whole does not tell its parts: every part of a path is a required parameter. */
function withPathParameters(template: string, told: readonly Parameter[] = []): Parameter[] {
  const named = new Set(told.filter((each) => each.in === 'path').map(({ name }) => name));
  const parts = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).filter((name) => !named.has(name));
  return [...parts.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })), ...told];
}
