import type { ComponentChildren } from 'preact';

const URGENCY = { danger: '긴급', info: '안내', ok: '완료' } as const;

/** One sentence that must not be missed, with its urgency in words. */
export function CriticalAlert(props: { readonly urgency: keyof typeof URGENCY; readonly children: ComponentChildren }) {
  return (
    <div class="krds-critical-alerts tt-alert" role={props.urgency === 'danger' ? 'alert' : 'status'}>
      <div class="critical-ban">
        <span class={`critical-badge ${props.urgency}`}>{URGENCY[props.urgency]}</span>
        <p class="critical-txt">{props.children}</p>
      </div>
    </div>
  );
}

/** Nothing to show, and what can be done about it. */
export function EmptyState({ title, children }: { readonly title: string; readonly children?: ComponentChildren }) {
  return (
    <div class="tt-empty">
      <p class="tt-empty-title">{title}</p>
      {children}
    </div>
  );
}

/** The first line of a page, and below it what it is for. */
export function Heading({ title, lead }: { readonly title: string; readonly lead?: ComponentChildren }) {
  return (
    <div class="tt-heading">
      <h1>{title}</h1>
      {lead !== undefined && <p class="tt-lead">{lead}</p>}
    </div>
  );
}
