export interface Stage {
  readonly label: string;
  /** Under the label, such as the date it was reached. */
  readonly note?: string | undefined;
}

/** Where in a series one stands; `at` counts from 0. Stages before it are done. */
export function StepIndicator({ stages, at, label }: { stages: readonly Stage[]; at: number; label: string }) {
  return (
    <>
      <ol class="krds-step-wrap tt-stages" aria-label={label}>
        {stages.map((stage, place) => (
          <li
            key={stage.label}
            class={place < at ? 'done' : place === at ? 'active' : undefined}
            aria-current={place === at ? 'step' : undefined}
          >
            <span>
              {place === at && <em class="sr-only">현재 단계</em>}
              {place < at && <em class="sr-only">마침</em>}
              <i class="step">{place + 1}단계</i>
              <span class="step-tit">{stage.label}</span>
              {stage.note !== undefined && <span class="tt-stage-note">{stage.note}</span>}
            </span>
          </li>
        ))}
      </ol>
      <p class="tt-stage-now" aria-hidden="true">
        {stages[at]?.label} ({at + 1}/{stages.length}단계)
      </p>
    </>
  );
}
