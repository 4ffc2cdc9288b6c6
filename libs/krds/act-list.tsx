import { Button, ButtonLink } from './button.js';

/** Something that may be done here, as the table offers it. */
export interface Act {
  readonly key: string;
  readonly label: string;
  readonly href: string;
  /** Why it cannot be done just now; the button is shown off with the reason. */
  readonly whyNot?: string | undefined;
  readonly law?: string | undefined;
}

/** What may be done now, one button each; what cannot be done says why. */
export function ActList({ acts }: { readonly acts: readonly Act[] }) {
  return (
    <ul class="tt-acts">
      {acts.map(({ key, label, href, whyNot, law }) => (
        <li key={key}>
          {whyNot === undefined ? (
            <ButtonLink href={href}>{label}</ButtonLink>
          ) : (
            <Button type="button" kind="secondary" offBecause={`why-${key}`}>
              {label}
            </Button>
          )}
          {(whyNot ?? law) !== undefined && (
            <span id={`why-${key}`} class={whyNot === undefined ? 'tt-law' : 'tt-quiet'}>
              {whyNot ?? law}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
