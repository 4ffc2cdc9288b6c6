import { dayInKorean, dueInKorean } from './korean-time.js';

/** One day of the arithmetic: the number it is counted as, or why it is left out. */
export interface ClockDay {
  readonly day: string;
  readonly counted: number | null;
  readonly why: string;
}
export interface ClockFace {
  /** `고충민원 7일`. */
  readonly period: string;
  /** 접수시각. */
  readonly from: string;
  /** `null`: paused, or the holidays of a year are not published. */
  readonly due: string | null;
  readonly dueUnknown?: string | undefined;
  readonly law?: string | undefined;
  readonly days: readonly ClockDay[];
}

/** 법정 시계: the bar shows each day, the table under it says the same in words. */
export function ClockBar({ clock, open = false }: { readonly clock: ClockFace; readonly open?: boolean | undefined }) {
  return (
    <section class="tt-clock" aria-label="법정 시계">
      <p class="tt-clock-head">
        <strong>{clock.period}</strong>
        <span>
          처리기한 <b>{clock.due === null ? (clock.dueUnknown ?? '아직 정할 수 없음') : dueInKorean(clock.due)}</b>
        </span>
      </p>
      {clock.days.length > 0 && (
        <>
          <ol class="tt-clock-days" aria-hidden="true">
            {clock.days.map(({ day, counted, why }) => (
              <li key={day} class={counted === null ? 'tt-left-out' : undefined} title={`${dayInKorean(day)} ${why}`}>
                {counted ?? '·'}
              </li>
            ))}
          </ol>
          <details open={open}>
            <summary>계산 근거{clock.law !== undefined && ` (${clock.law})`}</summary>
            <ul class="tt-clock-why">
              <li>시작 {dueInKorean(clock.from)}</li>
              {clock.days.map(({ day, counted, why }) => (
                <li key={day} class={counted === null ? 'tt-left-out' : undefined}>
                  {dayInKorean(day)}{' '}
                  {counted === null ? `넣지 않음 · ${why}` : `${String(counted)}일째${why && ` · ${why}`}`}
                </li>
              ))}
            </ul>
          </details>
        </>
      )}
    </section>
  );
}
