import type { Ask, Step } from '#procedure';
import { Button, ButtonLink } from './button.js';
import { ErrorSummary, type FormProblems } from './error-summary.js';
import { type FormChoices, StepField } from './step-field.js';

export interface StepFormProps {
  readonly step: Step;
  /** The questions put to this actor (`asksFor`). */
  readonly asks: readonly Ask[];
  readonly action: string;
  readonly choices: FormChoices;
  /** What was typed before, by field name; shown again after a mistake. */
  readonly given: ReadonlyMap<string, string>;
  readonly problems: FormProblems;
  /** Idempotency key made by the server for this form: sent twice, it is taken once. */
  readonly idempotencyKey: string;
  /** The matter's version the form was made for; a matter that moved on refuses it. */
  readonly version?: number | undefined;
  readonly csrf?: string | undefined;
  /** Today in Seoul, the bound of dates past or future. */
  readonly today: string;
  readonly back?: string | undefined;
  /** Where what is typed is kept until it is sent (draft.js). */
  readonly draftAt?: string | undefined;
}

/** The form of one step, made from its row in the procedure table and from nothing else: a new row needs no code here. */
export function StepForm(props: StepFormProps) {
  const { step, asks, action, given, problems, idempotencyKey, version, csrf, back, draftAt } = props;
  return (
    <>
      <ErrorSummary problems={problems} />
      <form
        method="post"
        action={action}
        noValidate
        class="fieldset tt-form"
        data-once
        data-step={step.code}
        data-draft-at={draftAt}
      >
        <Hidden name="key" value={idempotencyKey} />
        {version !== undefined && <Hidden name="version" value={String(version)} />}
        {csrf !== undefined && <Hidden name="csrf" value={csrf} />}
        {asks.map((ask) => (
          <StepField
            key={ask.name}
            ask={ask}
            choices={props.choices}
            given={given}
            problems={problems.fields}
            today={props.today}
          />
        ))}
        {step.confirm && <p class="tt-confirm">한 번 하면 되돌릴 수 없습니다.</p>}
        <div class="tt-actions">
          <Button>{step.label}</Button>
          {back !== undefined && (
            <ButtonLink href={back} kind="tertiary">
              그만두기
            </ButtonLink>
          )}
        </div>
        {draftAt !== undefined && <p class="tt-quiet" role="status" data-draft-said hidden />}
        <p class="tt-law">근거: {step.law}</p>
      </form>
    </>
  );
}

function Hidden({ name, value }: { readonly name: string; readonly value: string }) {
  return <input type="hidden" name={name} value={value} />;
}
