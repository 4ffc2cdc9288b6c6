/** A line of a matter's 열람기록, in words. */
export interface Looked {
  readonly id: string;
  readonly at: string;
  readonly who: string;
  readonly act: string;
  readonly reason: string;
}

/** Who of the staff looked at the resident's data: seen by everybody who works on the matter (고시 §8). */
export function LookedCard({ looked }: { readonly looked: readonly Looked[] }) {
  return (
    <section class="tt-stack">
      <h2>열람기록</h2>
      {looked.length === 0 ? (
        <p>아직 본 사람이 없습니다.</p>
      ) : (
        <details>
          <summary>최근 {looked.length}건 보기</summary>
          <ul class="tt-plain">
            {looked.map(({ id, at, who, act, reason }) => (
              <li key={id}>
                {at} {who} — {act}: {reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
