import type { JsonObject, RuleBroken } from '#foundation';
import { inKorean } from '#front';
import type { FormProblems } from '#krds';
import type { OpinionGiven } from '#petitions';

const FIELDS: ReadonlyMap<string, string> = new Map([
  ['stance', '의견'],
  ['content', '까닭'],
  ['name', '이름'],
  ['email', '전자우편'],
  ['consent', '개인정보 동의'],
]);

/** The fields of the form as they were typed, to be shown again. */
export function typedIn(body: Record<string, unknown> | undefined): ReadonlyMap<string, string> {
  return new Map(
    [...FIELDS.keys()].flatMap((name) => {
      const typed = body?.[name];
      return typeof typed === 'string' ? [[name, typed] as const] : [];
    }),
  );
}

/** What was typed, as an opinion. */
export function opinionIn(given: ReadonlyMap<string, string>): OpinionGiven {
  const said = (name: string): string => given.get(name) ?? '';
  const author = { name: said('name'), email: said('email'), consent: said('consent') === 'true' };
  return { stance: said('stance'), content: said('content'), author };
}

/** A broken rule at the field it is about, or at the head of the form. */
export function opinionProblems({ code, details }: RuleBroken): FormProblems {
  if (code === 'petitions.opinion-needs-an-address') {
    return { fields: new Map([['email', inKorean(code)]]), labels: FIELDS, form: [] };
  }
  const told = Array.isArray(details['problems']) ? (details['problems'] as JsonObject[]) : [];
  const sentences = told.map(
    (problem) => [String(problem['field']), inKorean(String(problem['code']), problem)] as const,
  );
  const fields = new Map(sentences.filter(([field]) => FIELDS.has(field)));
  const others = sentences.filter(([field]) => !FIELDS.has(field)).map(([, sentence]) => sentence);
  return { fields, labels: FIELDS, form: told.length === 0 ? [inKorean(code, details)] : others };
}
