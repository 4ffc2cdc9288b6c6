import type { CountedIn, Deadline, Line } from '#calendar';
import { written } from './written.js';

export interface ClockFace {
  /** `고충민원 7일`. */
  readonly period: string;
  /** 접수시각. */
  readonly from: string;
  readonly law?: string | undefined;
  /** Absent when the holidays of a year it needs are not published. */
  readonly deadline?: Deadline | undefined;
}

/** 법정 시계: the bar shows each counted day and each stretch left out, the list under it says the same in words, with reasons. */
export function ClockBar({ clock, open = false }: { readonly clock: ClockFace; readonly open?: boolean | undefined }) {
  const { period, from, law, deadline } = clock;
  return (
    <section class="tt-clock" aria-label="법정 시계">
      <p class="tt-clock-head">
        <strong>{period}</strong>
        <span>
          처리기한 <b>{endOf(deadline)}</b>
        </span>
      </p>
      {deadline?.running && deadline.original !== deadline.due && (
        <p class="tt-quiet">처음 기한은 {written(deadline.original)}였고, 연장되었습니다.</p>
      )}
      {deadline && <Bar lines={deadline.arithmetic} countedIn={deadline.countedIn} />}
      {deadline && (
        <details open={open}>
          <summary>계산 근거{law !== undefined && ` (${law})`}</summary>
          <ol class="tt-clock-why">
            <li>접수 {written(from)}</li>
            {deadline.arithmetic.map((line) => (
              <li key={line.from} class={line.why === null ? undefined : 'tt-left-out'}>
                {stretch(line)} {reason(line, deadline.countedIn)}
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

function endOf(deadline: Deadline | undefined): string {
  if (!deadline) return '공휴일이 등록되지 않아 아직 정할 수 없음';
  return deadline.running ? written(deadline.due) : `멈춤(${written(deadline.since)}부터)`;
}

/** A drawing for the eye; the list says it all, so readers of the screen skip this. */
function Bar({ lines, countedIn }: { readonly lines: readonly Line[]; readonly countedIn: CountedIn }) {
  return (
    <div class="tt-clock-days" aria-hidden="true">
      {lines.flatMap((line) =>
        signs(line, countedIn).map((sign) => <Cell key={line.from + sign} line={line} sign={sign} />),
      )}
    </div>
  );
}

function Cell({ line, sign }: { readonly line: Line; readonly sign: string }) {
  return <span class={line.why === null ? undefined : 'tt-left-out'}>{sign}</span>;
}

function signs({ counted, total, why }: Line, countedIn: CountedIn): string[] {
  if (why !== null) return [shortened(why)];
  if (!inDays(countedIn)) return [hours(counted)];
  return Array.from({ length: counted }, (_, n) => String(total - counted + n + 1));
}

function shortened(why: string): string {
  return why.length > 6 ? `${why.slice(0, 5)}…` : why;
}

function reason({ counted, total, why }: Line, countedIn: CountedIn): string {
  if (why !== null) return `넣지 않음: ${why}`;
  if (!inDays(countedIn)) return `${hours(counted)} (모두 ${hours(total)})`;
  return counted === 1 ? `${String(total)}일째` : `${String(total - counted + 1)}~${String(total)}일째`;
}

function stretch({ from, to }: Line): string {
  if (to === null) return `${written(from)}부터`;
  if (from === to) return written(from);
  return `${written(from)}~${from.slice(0, 10) === to.slice(0, 10) ? to.slice(11) : written(to)}`;
}

function inDays(countedIn: CountedIn): boolean {
  return countedIn.endsWith('days');
}

function hours(minutes: number): string {
  const rest = minutes % 60;
  return [minutes >= 60 && `${String(Math.floor(minutes / 60))}시간`, rest > 0 && `${String(rest)}분`]
    .filter(Boolean)
    .join(' ');
}
