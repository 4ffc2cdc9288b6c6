import { instantOf, type LocalMinute } from '#calendar';

const MINUTE = 60_000;

export interface Span {
  readonly from: Date;
  readonly to: Date;
}

export function spanOf(at: LocalMinute, minutes: number): Span {
  const from = instantOf(at);
  return { from, to: new Date(from.getTime() + minutes * MINUTE) };
}

/** The slots of a session: its minutes in equal parts, one after the other. */
export function slotsOf(session: Span, slots: number): readonly Span[] {
  const length = (session.to.getTime() - session.from.getTime()) / slots;
  return Array.from({ length: slots }, (_, number) => ({
    from: new Date(session.from.getTime() + number * length),
    to: new Date(session.from.getTime() + (number + 1) * length),
  }));
}

/** For how long the room is kept: the session with what is needed before and after it. */
export function keptFor({ from, to }: Span, { before = 0, after = 0 }: { before?: number; after?: number }): Span {
  return { from: new Date(from.getTime() - before * MINUTE), to: new Date(to.getTime() + after * MINUTE) };
}
