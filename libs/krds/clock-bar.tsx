import { type Deadline, koreanMoment, type Line } from '#calendar';

export interface ClockFace {
  /** `고충민원 7일`. */
  readonly period: string;
  /** 접수시각. */
  readonly from: string;
  readonly law?: string | undefined;
  /** Absent while paused, or when the holidays of a year are not published: `whyNot` says which. */
  readonly deadline?: Deadline | undefined;
  readonly whyNot?: string | undefined;
}

/** 법정 시계: the bar shows each counted and left-out day, the list under it says the same in words, with the reasons. */
export function ClockBar({ clock, open = false }: { readonly clock: ClockFace; readonly open?: boolean | undefined }) {
  const { period, from, law, deadline, whyNot = '아직 정할 수 없습니다.' } = clock;
  return (
    <section class="tt-clock" aria-label="법정 시계">
      <p class="tt-clock-head">
        <strong>{period}</strong>
        <span>
          처리기한 <b>{deadline ? koreanMoment(deadline.due) : whyNot}</b>
        </span>
      </p>
      {deadline && deadline.original !== deadline.due && (
        <p class="tt-quiet">처음 기한은 {koreanMoment(deadline.original)}이었고, 연장되었습니다.</p>
      )}
      {deadline && <Days lines={deadline.arithmetic} inHours={countsHours(deadline)} />}
      {deadline && (
        <details open={open}>
          <summary>계산 근거{law !== undefined && ` (${law})`}</summary>
          <ol class="tt-clock-why">
            <li>접수 {koreanMoment(from)}</li>
            {deadline.arithmetic.map((line) => (
              <li key={line.from} class={line.counted ? undefined : 'tt-left-out'}>
                {whenOf(line)} {line.counted ? line.reason : `넣지 않음: ${line.reason}`}
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

function Days({ lines, inHours }: { readonly lines: readonly Line[]; readonly inHours: boolean }) {
  return (
    <ol class="tt-clock-days" aria-hidden="true">
      {lines.map((line) => (
        <li key={line.from} class={line.counted ? undefined : 'tt-left-out'} title={`${whenOf(line)} ${line.reason}`}>
          {signOf(line, inHours)}
        </li>
      ))}
    </ol>
  );
}

function signOf({ counted, amount, total }: Line, inHours: boolean): string {
  if (!counted) return '·';
  return inHours ? `${String(Math.round(amount / 6) / 10)}시간` : String(total);
}

function countsHours({ rule }: Deadline): boolean {
  return rule === 'C-IMM' || rule === 'C-HOUR';
}

function whenOf({ from, to }: Line): string {
  if (from === to) return koreanMoment(from);
  const sameDay = from.slice(0, 10) === to.slice(0, 10);
  return `${koreanMoment(from)}~${sameDay ? to.slice(11) : koreanMoment(to)}`;
}
