import { idOf } from './field.js';

/** What was wrong with a form: sentences by field name, and those that belong to no field. */
export interface FormProblems {
  readonly fields: ReadonlyMap<string, string>;
  /** What the fields are called, so that the summary can be read alone. */
  readonly labels?: ReadonlyMap<string, string>;
  readonly form: readonly string[];
}

export const noProblems: FormProblems = { fields: new Map(), form: [] };

export function hasProblems({ fields, form }: FormProblems): boolean {
  return fields.size + form.length > 0;
}

/** All that is to be put right, at the top, focused when the page opens; each line leads to its field. */
export function ErrorSummary({ problems }: { readonly problems: FormProblems }) {
  if (!hasProblems(problems)) return null;
  return (
    <section class="tt-errors" role="alert" tabIndex={-1} data-focus aria-labelledby="errors-title">
      <h2 id="errors-title">고칠 점이 있습니다</h2>
      <ul>
        {problems.form.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {[...problems.fields].map(([name, sentence]) => (
          <li key={name}>
            <a href={`#${idOf(name)}`}>
              {problems.labels?.has(name) && `${String(problems.labels.get(name))}: `}
              {sentence}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
