import { type JsonObject, RuleBroken } from '#foundation';
import type { Ask } from '#procedure';

/** Parts of a contact and what people call them; `krds` knows them. */
export type PersonParts = Readonly<Record<string, string>>;

/** A column of a list: the answer to one question, or one part of a person. */
export interface ListColumn {
  /** As a template writes it. */
  readonly heading: string;
  /** Other headings that mean the same, such as its code. */
  readonly also: readonly string[];
  readonly ask: Ask;
  readonly part?: string;
  /** A list without it cannot be read at all. */
  readonly needed: boolean;
}

/** Where a list keeps its own number. With it, the same line is never taken twice. */
export const REFERENCE_HEADINGS: readonly string[] = ['연번', '번호', '관리번호', 'reference'];

/** Which matter a line is about, where the step opens one about another. */
export const ABOUT_HEADINGS: readonly string[] = ['대상 접수번호', 'about'];

const NEEDED_PARTS = ['name', 'answer', 'consent'];

/** One for each question, several for a person. Where a table asks for one person only, its parts may also stand by themselves. */
export function columnsFor(asks: readonly Ask[], parts: PersonParts): readonly ListColumn[] {
  const people = asks.filter(({ type }) => type === 'person').length;
  return asks.flatMap((ask): ListColumn[] => {
    const asked = !ask.optional && ask.default === undefined;
    if (ask.type !== 'person') return [{ heading: ask.label, also: [ask.name], ask, needed: asked }];
    return Object.entries(parts).map(([part, label]) => ({
      heading: people === 1 ? label : `${ask.label} ${label}`,
      also: [`${ask.name}.${part}`, `${ask.label} ${label}`],
      ask,
      part,
      needed: asked && NEEDED_PARTS.includes(part),
    }));
  });
}

/** Which column of a sheet is which, by place; and where the list's own number stands. */
export interface MatchedColumns {
  readonly columns: readonly (ListColumn | undefined)[];
  readonly reference?: number;
  /** Where the receipt number of the matter that a line is about stands. */
  readonly about?: number;
}

/**
 * @throws RuleBroken `lists.columns-wrong` with `problems: [{ code, heading }]`, all of them: `lists.unknown-column`,
 *   `lists.column-twice`, `lists.column-missing`, `lists.column-without-heading`
 */
export function matchColumns(
  headings: readonly string[],
  known: readonly ListColumn[],
  isAbout = false,
): MatchedColumns {
  const problems: JsonObject[] = [];
  const columns = headings.map((heading) => known.find((column) => means(column, heading)));
  const references = headings.flatMap((heading, at) =>
    columns[at] === undefined && isOne(REFERENCE_HEADINGS, heading) ? [at] : [],
  );
  const abouts = headings.flatMap((heading, at) => (isAbout && isOne(ABOUT_HEADINGS, heading) ? [at] : []));
  headings.forEach((heading, at) => {
    if (columns[at] !== undefined || references.includes(at) || abouts.includes(at)) return;
    problems.push({
      code: heading === '' ? 'lists.column-without-heading' : 'lists.unknown-column',
      heading,
      column: at + 1,
    });
  });
  for (const column of known) {
    const found = columns.filter((each) => each === column).length;
    if (found > 1) problems.push({ code: 'lists.column-twice', heading: column.heading });
    if (found === 0 && column.needed) problems.push({ code: 'lists.column-missing', heading: column.heading });
  }
  if (references.length > 1) problems.push({ code: 'lists.column-twice', heading: headings[references[0] ?? 0] ?? '' });
  if (problems.length > 0) throw new RuleBroken('lists.columns-wrong', { problems });
  const [[reference], [about]] = [references, abouts];
  return { columns, ...(reference !== undefined && { reference }), ...(about !== undefined && { about }) };
}

function means({ heading, also }: ListColumn, written: string): boolean {
  return isOne([heading, ...also], written);
}

function isOne(headings: readonly string[], written: string): boolean {
  return headings.some((each) => tidy(each) === tidy(written));
}

/** Spaces are typed as people like; a star marks what must be filled in. */
function tidy(heading: string): string {
  return heading.normalize('NFC').replace(/\s+/gu, '').replace(/\*$/, '').toLowerCase();
}
