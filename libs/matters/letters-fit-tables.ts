import type { Letter, LetterBook } from '#letters';
import type { Procedure, ProcedureBook } from '#procedure';

/**
 * What letters and tables must know of each other, checked at start. Throws an Error with every mistake: an ending that refuses
 * and has no remedies (법 §27③), remedies or a variant for an ending no table has, an answer no step gives.
 */
export function refuseLettersThatDoNotFit(book: LetterBook, tables: ProcedureBook): void {
  const procedures = tables.versions();
  const problems = [
    ...procedures.flatMap((procedure) => withoutRemedies(book, procedure)),
    ...remediesForNothing(book, procedures),
    ...book.versions().flatMap((letter) => unfit(letter, procedures)),
  ];
  if (problems.length > 0) throw new Error(`Letters refused.\n  ${[...new Set(problems)].join('\n  ')}`);
}

/** Every outcome a matter of this table can have: by an answer, or by the state it ends in. */
function outcomesOf({ steps, states }: Procedure): ReadonlySet<string> {
  const answers = [...steps.values()].flatMap(({ asks }) =>
    asks.flatMap((ask) => (ask.type === 'choice' && ask.sets === 'outcome' ? [...ask.choices.keys()] : [])),
  );
  const ends = [...states.values()].flatMap(({ outcome }) => (outcome === undefined ? [] : [outcome]));
  return new Set([...answers, ...ends]);
}

function withoutRemedies({ remedies }: LetterBook, procedure: Procedure): string[] {
  const kinds = procedure.kinds.size === 0 ? [undefined] : [...procedure.kinds.keys()];
  return [...outcomesOf(procedure)].flatMap((outcome) =>
    kinds
      .filter((kind) => !remedies.provides({ procedure: procedure.code, kind, outcome }, procedure.inForce))
      .map((kind) => `remedies.yaml: no block for ${[procedure.code, kind, outcome].filter(Boolean).join(', ')}`),
  );
}

function remediesForNothing({ remedies }: LetterBook, procedures: readonly Procedure[]): string[] {
  return remedies.endings().flatMap(({ procedure, kind, outcome }) => {
    const known = procedures.some(
      (each) =>
        each.code === procedure &&
        outcomesOf(each).has(outcome) &&
        (kind === undefined ? each.kinds.size === 0 : each.kinds.has(kind)),
    );
    return known ? [] : [`remedies.yaml: no table has ${[procedure, kind, outcome].filter(Boolean).join(', ')}`];
  });
}

/** A letter's variants are for endings its procedures have; what it cannot do without, some step up to it is asked. */
function unfit(letter: Letter, procedures: readonly Procedure[]): string[] {
  const naming = procedures.filter(({ steps }) =>
    [...steps.values()].some(({ letters }) => letters.includes(letter.code)),
  );
  if (naming.length === 0) return [];
  const endings = new Set(
    naming.flatMap((procedure) =>
      [...outcomesOf(procedure)].flatMap((outcome) => [
        outcome,
        ...[...procedure.kinds.keys()].map((kind) => `${kind}/${outcome}`),
      ]),
    ),
  );
  const variants = [...letter.variants.keys()].filter((ending) => !endings.has(ending));
  const asked = new Set(
    naming.flatMap(({ steps }) => [...steps.values()].flatMap(({ asks }) => asks.map(({ name }) => name))),
  );
  const answers = [letter.wording, ...letter.variants.values()]
    .flatMap(({ subject, text }) => [...subject.named, ...text.named])
    .filter((token) => token.startsWith('answers.') && !asked.has(token.slice('answers.'.length)));
  return [
    ...variants.map((ending) => `${letter.code}: no table ends in ${ending}`),
    ...answers.map((token) => `${letter.code}: no step is asked {{${token}}}`),
  ];
}
