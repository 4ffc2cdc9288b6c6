import { instantOf, type LocalMinute, seoulMinute } from '#calendar';

/** The meeting that is going on by the plan, as whoever keeps the time sees it. */
export interface RunningSlot {
  readonly number: number;
  readonly from: LocalMinute;
  readonly until: LocalMinute;
  /** Whole seconds until its end; zero or below when it is over time. */
  readonly left: number;
  /** Minutes that were added to what was planned. */
  readonly more: number;
}

interface Timed {
  readonly until: LocalMinute;
  readonly slots: readonly { readonly number: number; readonly at: LocalMinute }[];
}

const MOST_MORE = 60;
/** So long after its end a meeting that was given more time is still the one that is going on. */
const OVERTIME_MINUTES = 30;

/**
 * The slot of a session that `now` falls into. One that was given `more` minutes (up to an hour) goes on until it is told otherwise, half an hour
 * after its end at the latest: the plan does not know that the next one waits.
 */
export function runningSlot(
  { until, slots }: Timed,
  now: Date,
  given: { readonly slot?: number; readonly more?: number } = {},
): RunningSlot | undefined {
  const more = Math.min(Math.max(Math.trunc(given.more ?? 0) || 0, 0), MOST_MORE);
  const planned = slots.map(({ number, at }, index) => ({ number, from: at, until: slots[index + 1]?.at ?? until }));
  const extended = planned.find(({ number, from, until: end }) => {
    const isIt = more > 0 && number === given.slot && instantOf(from) <= now;
    return isIt && now < later(end, more + OVERTIME_MINUTES);
  });
  const running = extended ?? planned.find(({ from, until: end }) => instantOf(from) <= now && now < instantOf(end));
  if (!running) return undefined;
  const added = extended ? more : 0;
  const end = later(running.until, added);
  const left = Math.ceil((end.getTime() - now.getTime()) / 1_000);
  return { number: running.number, from: running.from, until: seoulMinute(end), left, more: added };
}

function later(minute: LocalMinute, minutes: number): Date {
  return new Date(instantOf(minute).getTime() + minutes * 60_000);
}
