import type { ComponentChildren } from 'preact';
import { Button, ButtonLink } from './button.js';
import { Heading } from './notices.js';

interface ConfirmProps {
  readonly title: string;
  /** What will happen and that it cannot be taken back. */
  readonly lead: string;
  readonly action: string;
  /** The verb once more: 「이송한다」. */
  readonly verb: string;
  readonly back: string;
  /** Hidden fields that carry what was answered. */
  readonly carried: Iterable<readonly [name: string, value: string]>;
  readonly children?: ComponentChildren;
}

/** Asked once more before a step that cannot be taken back. */
export function ConfirmPage({ title, lead, action, verb, back, carried, children }: ConfirmProps) {
  return (
    <>
      <Heading title={title} lead={lead} />
      {children}
      <form method="post" action={action} data-once>
        {[...carried].map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div class="tt-actions">
          <Button>{verb}</Button>
          <ButtonLink href={back} kind="tertiary">
            그만두기
          </ButtonLink>
        </div>
      </form>
    </>
  );
}
