import type { ComponentChildren } from 'preact';

/** What every field of a form has. `name` is the name it is sent under; the id follows from it. */
export interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly help?: string | undefined;
  readonly optional?: boolean | undefined;
  /** In rows of filters, where all is optional, the mark is left out. */
  readonly unmarked?: boolean | undefined;
  /** What is wrong and how to put it right. */
  readonly problem?: string | undefined;
}

/** Ids are names with dashes, so that an error summary can point to a field by its name alone. */
export function idOf(name: string): string {
  return name.replaceAll('.', '-');
}

/** Attributes that tie an input to its label, help and error. */
export function tied({ name, help, problem, optional }: FieldProps) {
  const id = idOf(name);
  const told = [help && `${id}-help`, problem && `${id}-problem`].filter(Boolean).join(' ');
  return {
    id,
    name,
    required: !optional,
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': told || undefined,
  } as const;
}

/** Label, help and error around one input. */
export function Field(props: FieldProps & { readonly children: ComponentChildren }) {
  const id = idOf(props.name);
  return (
    <div class={props.problem ? 'form-group tt-field tt-wrong' : 'form-group tt-field'}>
      <div class="form-tit">
        <label for={id}>
          {props.label}
          <OptionalMark {...props} />
        </label>
      </div>
      <Told {...props} />
      <div class={props.problem ? 'form-conts is-error' : 'form-conts'}>{props.children}</div>
    </div>
  );
}

/** Several inputs under one question, such as the choices of a radio group. */
export function FieldGroup(props: FieldProps & { readonly children: ComponentChildren }) {
  const id = idOf(props.name);
  const told = [props.help && `${id}-help`, props.problem && `${id}-problem`].filter(Boolean).join(' ');
  return (
    <fieldset
      class={props.problem ? 'form-group tt-field tt-wrong' : 'form-group tt-field'}
      aria-describedby={told || undefined}
    >
      <legend class="form-tit">
        {props.label}
        <OptionalMark {...props} />
      </legend>
      <Told {...props} />
      <div class="form-conts">{props.children}</div>
    </fieldset>
  );
}

/** A heading over fields that belong together. */
export function Fieldset({ legend, children }: { readonly legend: string; readonly children: ComponentChildren }) {
  return (
    <fieldset class="tt-fieldset">
      <legend>{legend}</legend>
      {children}
    </fieldset>
  );
}

function OptionalMark({ optional, unmarked }: FieldProps) {
  return optional && !unmarked ? <span class="tt-optional"> (선택)</span> : null;
}

/** Help and error stand before the input, where they are read before it is filled in. */
function Told({ name, help, problem }: FieldProps) {
  const id = idOf(name);
  return (
    <>
      {help && (
        <p class="form-hint" id={`${id}-help`}>
          {help}
        </p>
      )}
      {problem && (
        <p class="form-hint-invalid" id={`${id}-problem`}>
          <span class="sr-only">고칠 점: </span>
          {problem}
        </p>
      )}
    </>
  );
}
