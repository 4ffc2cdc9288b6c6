import type { PartialInputHTMLAttributes } from 'preact';
import { Field, type FieldProps, tied } from './field.js';

type Autocomplete = 'name' | 'tel' | 'email' | 'street-address' | 'one-time-code' | 'username' | 'current-password';

type TextProps = FieldProps & {
  readonly value?: string | undefined;
  readonly type?: keyof typeof INPUTS | undefined;
  readonly autocomplete?: Autocomplete | undefined;
  readonly inputMode?: 'text' | 'numeric' | 'tel' | 'email' | undefined;
  readonly least?: number | undefined;
  readonly most?: number | undefined;
};

export function TextField({ value, type = 'text', autocomplete, inputMode, least, most, ...field }: TextProps) {
  const Input = INPUTS[type];
  return (
    <Field {...field}>
      <Input
        {...tied(field)}
        class="krds-input"
        value={value}
        minLength={least}
        maxLength={most}
        autocomplete={autocomplete}
        inputMode={inputMode}
      />
    </Field>
  );
}

type InputRest = Omit<PartialInputHTMLAttributes<HTMLInputElement>, 'type' | 'role' | 'list'>;
/** One per type, because an input's other attributes are typed by it. */
const INPUTS = {
  text: (rest: InputRest) => <input {...rest} type="text" />,
  email: (rest: InputRest) => <input {...rest} type="email" />,
  tel: (rest: InputRest) => <input {...rest} type="tel" />,
  password: (rest: InputRest) => <input {...rest} type="password" />,
  search: (rest: InputRest) => <input {...rest} type="search" />,
} as const;

type AreaProps = FieldProps & {
  readonly value?: string | undefined;
  readonly least?: number | undefined;
  readonly most?: number | undefined;
  readonly rows?: number | undefined;
};

/** Too long a text is counted and told, never cut off while it is pasted: hence no `maxlength`. */
export function TextArea({ value = '', least, most, rows = 6, ...field }: AreaProps) {
  const count = [...value].length;
  return (
    <Field {...field}>
      <div class="textarea-wrap">
        <textarea {...tied(field)} class="krds-input" rows={rows} minLength={least} data-most={most}>
          {value}
        </textarea>
        {most !== undefined && (
          <p class="textarea-count" data-count>
            <span class="count-now">{count.toLocaleString('ko-KR')}</span>
            <span class="count-total">/{most.toLocaleString('ko-KR')}자</span>
          </p>
        )}
      </div>
    </Field>
  );
}

type NumberProps = FieldProps & {
  readonly value?: string | undefined;
  readonly least: number;
  readonly most: number;
  readonly unit?: string | undefined;
};

export function NumberField({ value, least, most, unit, ...field }: NumberProps) {
  return (
    <Field {...field}>
      <span class="tt-number">
        <input
          {...tied(field)}
          class="krds-input"
          type="number"
          inputMode="numeric"
          min={least}
          max={most}
          step={1}
          value={value}
        />
        {unit !== undefined && <span>{unit}</span>}
      </span>
    </Field>
  );
}

type DateProps = FieldProps & {
  readonly value?: string | undefined;
  readonly earliest?: string | undefined;
  readonly latest?: string | undefined;
};

export function DateField({ value, earliest, latest, ...field }: DateProps) {
  return (
    <Field {...field}>
      <input {...tied(field)} class="krds-input tt-date" type="date" value={value} min={earliest} max={latest} />
    </Field>
  );
}

export function MinuteField({ value, earliest, latest, ...field }: DateProps) {
  return (
    <Field {...field}>
      <input
        {...tied(field)}
        class="krds-input tt-date"
        type="datetime-local"
        value={value}
        min={earliest}
        max={latest}
      />
    </Field>
  );
}

type SelectProps = FieldProps & {
  readonly value?: string | undefined;
  readonly choices: Iterable<readonly [value: string, label: string]>;
  readonly empty?: string | undefined;
};

export function Select({ value, choices, empty = '고르세요', ...field }: SelectProps) {
  return (
    <Field {...field}>
      <select {...tied(field)} class="krds-form-select">
        <option value="">{empty}</option>
        {[...choices].map(([code, label]) => (
          <option key={code} value={code} selected={code === value}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  );
}

type FileProps = FieldProps & {
  /** Endings and media types, as the chooser of the browser takes them. */
  readonly accept: string;
};

/** One file. A browser never fills it in again, so that a form that comes back asks for it anew. */
export function FileField({ accept, ...field }: FileProps) {
  return (
    <Field {...field}>
      <input {...tied(field)} class="tt-file" type="file" accept={accept} />
    </Field>
  );
}
