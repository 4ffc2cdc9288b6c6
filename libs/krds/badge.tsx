/** What a badge means; colour only repeats what its word and sign say. */
export type Tone = 'primary' | 'gray' | 'danger' | 'warning' | 'success' | 'information';

const SIGNS: Readonly<Record<Tone, string>> = {
  primary: '●',
  gray: '○',
  danger: '!',
  warning: '▲',
  success: '✓',
  information: 'i',
};

export function Badge({ tone, label }: { readonly tone: Tone; readonly label: string }) {
  return (
    <span class={`krds-badge bg-light-${tone} tt-badge`}>
      <span class="tt-sign" aria-hidden="true">
        {SIGNS[tone]}
      </span>
      {label}
    </span>
  );
}

/** Days left until the due date, from `-3` (three days over) to `5`; `null`: the clock does not run or cannot be fixed. */
export function DueBadge({ left, why }: { readonly left: number | null; readonly why?: string | undefined }) {
  if (left === null) return <Badge tone="gray" label={why ?? '기한 없음'} />;
  if (left < 0) return <Badge tone="danger" label={`경과 D+${String(-left)}`} />;
  if (left === 0) return <Badge tone="danger" label="오늘까지" />;
  return <Badge tone={left <= 3 ? 'warning' : 'information'} label={`D-${String(left)}`} />;
}
