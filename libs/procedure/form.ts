import type { Ask, Step } from './table.js';

/** A form beside the tables, in their language: pages, API and checks follow from what it asks, and it moves no matter. */
export function formOf(
  about: { readonly code: string; readonly label: string; readonly law: string; readonly by: string },
  asks: readonly Ask[],
  confirm = false,
): Step {
  const { code, label, law, by } = about;
  const nothing = {
    guards: [],
    clock: { kind: 'none' },
    letters: [],
    clears: [],
    about: [],
    takes: [],
    brings: new Map(),
    does: new Map(),
    dates: [],
  } as const;
  return { code, label, law, asks, confirm, by: [by], from: [], opens: true, to: 'same', ...nothing };
}
