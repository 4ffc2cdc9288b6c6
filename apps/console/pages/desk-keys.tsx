const KEYS = [
  ['J', '다음 줄'],
  ['K', '이전 줄'],
  ['Enter', '고른 민원 열기'],
  ['/', '찾기'],
  ['?', '이 도움말'],
  ['Esc', '닫기'],
] as const;

/** What keys do here; they work in Hangul mode too and can be switched off (KWCAG 문자 단축키). */
export function DeskKeys() {
  return (
    <>
      <div class="tt-actions">
        <button type="button" class="krds-btn text small" data-keys-open hidden>
          단축키 보기
        </button>
        <button type="button" class="krds-btn text small" data-keys-off hidden>
          단축키 끄기
        </button>
      </div>
      <dialog class="tt-keys" data-keys-help aria-labelledby="keys-title">
        <h2 id="keys-title">단축키</h2>
        <dl class="tt-terms">
          {KEYS.map(([key, act]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{act}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog">
          <button type="submit" class="krds-btn secondary medium">
            닫기
          </button>
        </form>
      </dialog>
    </>
  );
}
