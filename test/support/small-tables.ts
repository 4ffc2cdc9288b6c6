import { ensure } from '#foundation';
import { Procedures } from '#matters';
import type { Guards } from '#procedure';

const guards: Guards = new Map([
  [
    'plea-was-answered',
    {
      says: '답을 받은 청에 대해서만 이의를 낼 수 있다(보기법 §5)',
      offered: ({ about }) => ensure(about?.record.state === 'done', 'procedure.step-not-open'),
    },
  ],
]);

/** Two invented tables, one opened by itself and one about the other, for tests of what any table offers. */
export function smallTables(): Procedures {
  return new Procedures('test/support/tables', guards, ['R0']);
}
