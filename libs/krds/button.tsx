import type { ComponentChildren } from 'preact';

interface Look {
  readonly kind?: 'primary' | 'secondary' | 'tertiary' | 'text' | undefined;
  readonly size?: 'small' | 'medium' | 'large' | undefined;
  readonly children: ComponentChildren;
}

/** A button says the act as a verb (「이송한다」), never 「확인」. Without `name` it only submits. */
export function Button({ kind = 'primary', size = 'medium', children, ...rest }: Look & ButtonRest) {
  const { type = 'submit', name, value, offBecause, mark } = rest;
  return (
    <button
      type={type}
      class={`krds-btn ${kind} ${size}`}
      name={name}
      value={value}
      disabled={offBecause !== undefined}
      aria-describedby={offBecause}
      {...(mark !== undefined && { [mark]: true })}
    >
      {children}
    </button>
  );
}
interface ButtonRest {
  readonly type?: 'submit' | 'button' | undefined;
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  /** Id of the text that says why the button is off. */
  readonly offBecause?: string | undefined;
  /** A `data-` attribute by which a script finds the button. */
  readonly mark?: `data-${string}` | undefined;
}

export function ButtonLink({ href, kind = 'secondary', size = 'medium', children }: Look & { readonly href: string }) {
  return (
    <a class={`krds-btn ${kind} ${size}`} href={href}>
      {children}
    </a>
  );
}
