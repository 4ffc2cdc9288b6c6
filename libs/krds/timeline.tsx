import { Badge, type Tone } from './badge.js';
import { writtenInstant } from './written.js';

export interface TimelineLine {
  readonly key: string;
  readonly at: Date;
  readonly text: string;
  readonly by?: string | undefined;
  readonly mark?: { readonly tone: Tone; readonly label: string } | undefined;
  readonly law?: string | undefined;
  /** What was answered, with labels; `null`: the text was destroyed as the law asks. */
  readonly said?: readonly { readonly label: string; readonly value: string | null }[] | undefined;
}

/** What happened, newest first or oldest first as given. */
export function Timeline({ label, lines }: { readonly label: string; readonly lines: readonly TimelineLine[] }) {
  return (
    <ol class="tt-timeline" aria-label={label}>
      {lines.map(({ key, at, text, by, mark, law, said }) => (
        <li key={key}>
          <time dateTime={at.toISOString()}>{writtenInstant(at)}</time>
          <div>
            <p>
              {mark && <Badge {...mark} />} <strong>{text}</strong>
              {by !== undefined && <span class="tt-by"> {by}</span>}
              {law !== undefined && <span class="tt-law"> {law}</span>}
            </p>
            {said && said.length > 0 && (
              <dl class="tt-said">
                {said.map(({ label: ask, value }) => (
                  <div key={ask}>
                    <dt>{ask}</dt>
                    <dd>{value ?? '보존 기간이 지나 지운 글입니다.'}</dd>
                  </div>
                ))}
              </dl>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
