import type { OpenAPIObject } from '@nestjs/swagger';
import { answersSchema, type ProcedureBook } from '#procedure';

const CONTACT = {
  type: 'object',
  title: '신청하시는 분',
  additionalProperties: false,
  required: ['name', 'answer', 'consent'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 50, description: '이름' },
    phone: { type: 'string', description: '전화번호(어떤 모양이든)' },
    email: { type: 'string', description: '전자우편' },
    address: { type: 'string', maxLength: 200, description: '주소' },
    answer: { type: 'string', enum: ['email', 'post', 'phone', 'visit'], description: '답변 받을 방법' },
    consent: { type: 'boolean', const: true, description: '개인정보 수집·이용 동의' },
  },
} as const;

/** Puts what the procedure tables ask into the document: a schema per procedure and step, `complaint.submit`. */
export function describeSteps(document: OpenAPIObject, tables: ProcedureBook): void {
  const schemas: Record<string, unknown> = {};
  for (const procedure of tables.versions()) {
    for (const step of procedure.steps.values()) {
      const schema = answersSchema(step) as { properties?: Record<string, unknown> };
      const people = step.asks.filter(({ type }) => type === 'person').map(({ name }) => [name, CONTACT] as const);
      const properties = { ...schema.properties, ...Object.fromEntries(people) };
      schemas[`${procedure.code}.${step.code}`] = { ...schema, properties };
    }
  }
  Object.assign((document.components ??= {}), { schemas: { ...document.components.schemas, ...schemas } });
}
