import type { FormChoices } from '#krds';
import type { SimilarMatter } from '#matters';
import type { Step } from '#procedure';
import type { SimilarLine } from './pages/matter.js';

/** Whether a step asks for other matters, so that some can be suggested. */
export function suggestedFor({ asks }: Step): boolean {
  return asks.some(({ type }) => type === 'matter');
}

/** Similar matters to tick in the form of a step: those of the procedures it asks for. */
export function choicesOfSimilar(
  { asks }: Step,
  similar: readonly SimilarMatter[],
): NonNullable<FormChoices['matters']> {
  const of = asks.flatMap((ask) => (ask.type === 'matter' ? ask.of : []));
  return similar
    .filter(({ procedure }) => of.length === 0 || of.includes(procedure))
    .map((matter) => [matter.receiptNo, [matter.receiptNo, matter.title, ...remarksOn(matter)].join(' · ')] as const);
}

export function similarLines(similar: readonly SimilarMatter[], address: (matter: string) => string): SimilarLine[] {
  return similar.map((matter) => ({
    href: address(matter.id),
    receiptNo: matter.receiptNo,
    title: matter.title ?? matter.procedureTitle,
    remarks: remarksOn(matter).join(' · '),
  }));
}

function remarksOn({ stateLabel, told, samePerson, sameWords }: SimilarMatter): string[] {
  const why = [samePerson && '같은 연락처', sameWords && '비슷한 글'].filter((word) => word !== false).join(', ');
  return [why, stateLabel, told ? '결과 알림' : '결과 알리기 전'];
}
