import { FieldGroup, type FieldProps, idOf, tied } from './field.js';

type RadioProps = FieldProps & {
  readonly value?: string | undefined;
  readonly choices: Iterable<readonly [value: string, label: string]>;
  /** Choices that stand there and cannot be taken, with the reason told in words. */
  readonly barred?: Iterable<readonly [value: string, label: string]> | undefined;
  readonly barredBecause?: string | undefined;
};

/** The first choice carries the field's id, so that an error summary lands on it. */
export function RadioGroup({ value, choices, barred = [], barredBecause, ...field }: RadioProps) {
  const id = idOf(field.name);
  const { required, 'aria-invalid': invalid } = tied(field);
  return (
    <FieldGroup {...field}>
      <div class="krds-check-area chk-column">
        {[...choices].map(([code, label], at) => {
          const own = at === 0 ? id : `${id}-${String(at + 1)}`;
          return (
            <div class="krds-form-check" key={code}>
              <input
                type="radio"
                id={own}
                name={field.name}
                value={code}
                checked={code === value}
                required={required}
                aria-invalid={invalid}
              />
              <label for={own}>{label}</label>
            </div>
          );
        })}
        {[...barred].map(([code, label]) => (
          <div class="krds-form-check" key={code}>
            <input type="radio" id={`${id}-${code}`} name={field.name} value={code} disabled />
            <label for={`${id}-${code}`}>
              {label} <span class="tt-barred">고를 수 없음{barredBecause && ` (${barredBecause})`}</span>
            </label>
          </div>
        ))}
      </div>
    </FieldGroup>
  );
}

type CheckProps = FieldProps & { readonly checked?: boolean | undefined };

export function Checkbox({ checked, ...field }: CheckProps) {
  const { label, help, problem } = field;
  const id = idOf(field.name);
  return (
    <div class={problem ? 'form-group tt-field tt-wrong' : 'form-group tt-field'}>
      {problem && (
        <p class="form-hint-invalid" id={`${id}-problem`}>
          <span class="sr-only">고칠 점: </span>
          {problem}
        </p>
      )}
      <div class="krds-form-check">
        <input {...tied(field)} type="checkbox" value="true" checked={checked} />
        <label for={id}>{label}</label>
        {help && (
          <p class="form-hint" id={`${id}-help`}>
            {help}
          </p>
        )}
      </div>
    </div>
  );
}
