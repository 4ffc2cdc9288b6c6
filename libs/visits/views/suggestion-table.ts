import type { Procedures } from '#matters';
import type { Office } from '#office';
import type { Procedure } from '#procedure';

/** The office's table of suggestions as it is now: its words for states, kinds and fields. */
export function latestTable(procedures: Procedures, office: Office): Procedure {
  return procedures.of(office).version('suggestion', '9999-12-31');
}

export function kindLabel({ kinds }: Procedure, kind: string): string {
  return kinds.get(kind)?.label ?? kind;
}

/** 분야, code → label, as the table asks for it. */
export function fieldsOf({ steps }: Procedure): ReadonlyMap<string, string> {
  const ask = [...steps.values()].flatMap(({ asks }) => asks).find(({ sets }) => sets === 'field');
  return ask?.type === 'choice' ? ask.choices : new Map();
}

/** After how many days without a move the table asks its department; null where it does not ask. */
export function daysOfSilence({ moments }: Procedure): number | null {
  return moments.find(({ anchor }) => anchor === 'silentSince')?.offset?.length ?? null;
}
