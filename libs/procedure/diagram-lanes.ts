import type { Procedure, Step } from './table.js';

/** One step in the picture: from which rows to which row, and where its line runs. */
export interface Lane {
  readonly step: Step;
  readonly number: number;
  readonly from: readonly number[];
  readonly to: number;
  /** `straight`: to the very next row; else the side it runs on, `track` counted outwards from the boxes. */
  readonly side: 'straight' | 'right' | 'left';
  readonly track: number;
}

/** States stand in rows in the table's order. Steps forward run on the right, steps back on the left, none over another. */
export function lanesOf({ states, steps }: Procedure): readonly Lane[] {
  const rows = new Map([...states.keys()].map((state, row) => [state, row]));
  const moving = [...steps.values()].filter(({ to }) => to !== 'same');
  const taken = { right: [] as [number, number][][], left: [] as [number, number][][] };
  const straight = new Set<number>();
  const lanes = moving.map((step, index): Omit<Lane, 'track'> & { readonly span: [number, number] } => {
    const from = step.opens ? [-1] : step.from.map((state) => rows.get(state) ?? 0);
    const to = rows.get(step.to) ?? 0;
    const next = from.length === 1 && from[0] === to - 1 && !straight.has(to);
    if (next) straight.add(to);
    const side = next ? 'straight' : Math.min(...from) < to ? 'right' : 'left';
    return { step, number: index + 1, from, to, side, span: [Math.min(to, ...from), Math.max(to, ...from)] };
  });
  const tracks = new Map<number, number>();
  for (const { side, number, span } of [...lanes].sort((a, b) => length(a.span) - length(b.span))) {
    if (side !== 'straight') tracks.set(number, freeTrack(taken[side], span));
  }
  return lanes.map(({ span: _, ...lane }) => ({ ...lane, track: tracks.get(lane.number) ?? 0 }));
}

function freeTrack(tracks: [number, number][][], span: [number, number]): number {
  const free = tracks.findIndex((spans) => spans.every(([top, bottom]) => bottom < span[0] || span[1] < top));
  const track = free === -1 ? tracks.length : free;
  tracks[track] = [...(tracks[track] ?? []), span];
  return track;
}

function length([top, bottom]: [number, number]): number {
  return bottom - top;
}
