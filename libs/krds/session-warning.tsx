import { Button } from './button.js';

/** A session that ends by itself when it is not used. */
export interface SessionLimit {
  /** Seconds a page may stay open unused. */
  readonly seconds: number;
  /** Posting here lets it go on: 204, or 401 when it is over. */
  readonly goOn: string;
  /** Where one comes in again, in another window. */
  readonly again: string;
}

/** 곧 로그아웃됩니다: opened by session.js a minute before the end (WCAG 2.2.1), and told again when it is over. */
export function SessionWarning({ limit }: { readonly limit: SessionLimit }) {
  return (
    <dialog
      class="tt-keys"
      data-session={String(limit.seconds)}
      data-session-go-on={limit.goOn}
      aria-labelledby="session-title"
      aria-describedby="session-text"
    >
      <h2 id="session-title">
        <span data-session-while>곧 로그아웃됩니다</span>
        <span data-session-over hidden>
          로그아웃되었습니다
        </span>
      </h2>
      <div id="session-text">
        <p data-session-while>
          오래 쓰지 않아 <b data-session-left>60</b>초 뒤에 로그아웃됩니다. 더 쓰시려면 연장을 눌러 주세요.
        </p>
        <p data-session-over hidden>
          적은 글은 이 화면에 그대로 있습니다. 새 창에서 다시 들어온 뒤 이 창에서 보내 주세요.
        </p>
      </div>
      <div class="tt-actions" data-session-while>
        <Button type="button" mark="data-session-extend">
          연장
        </Button>
        <Button type="button" kind="tertiary" mark="data-session-out">
          로그아웃
        </Button>
      </div>
      <div class="tt-actions" data-session-over hidden>
        <a class="krds-btn primary medium" href={limit.again} target="_blank" rel="noopener">
          새 창에서 들어오기
        </a>
        <Button type="button" kind="tertiary" mark="data-session-close">
          이 화면 보기
        </Button>
      </div>
    </dialog>
  );
}
