import type { ComponentChildren } from 'preact';
import { Badge } from './badge.js';

const URGENCY = {
  danger: { tone: 'danger', label: '긴급' },
  info: { tone: 'information', label: '안내' },
  ok: { tone: 'success', label: '완료' },
} as const;

/** One sentence that must not be missed, with its urgency in words. */
export function CriticalAlert(props: { readonly urgency: keyof typeof URGENCY; readonly children: ComponentChildren }) {
  return (
    <div class={`tt-alert tt-alert-${props.urgency}`} role={props.urgency === 'danger' ? 'alert' : 'status'}>
      <Badge {...URGENCY[props.urgency]} />
      <p>{props.children}</p>
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
