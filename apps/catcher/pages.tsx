import { renderToString } from 'preact-render-to-string';
import type { ComponentChildren, VNode } from 'preact';
import type { CaughtMessage, Summary } from './message.js';
import { STYLE } from './style.js';

const PER_PAGE = 50;

/** @param page counted from 1 */
export function listPage(messages: readonly Summary[], page: number): string {
  const pages = Math.max(1, Math.ceil(messages.length / PER_PAGE));
  const shown = messages.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  return document(
    '받은 편지',
    <>
      <header>
        <h1>받은 편지</h1>
        <p>
          이 서버는 시험용입니다. 통통이 보낸 편지를 밖으로 내보내지 않고 여기에 모아 둡니다. 모두 {messages.length}통.
        </p>
        {messages.length > 0 && (
          <form method="post" action="/messages/deletion">
            <button type="submit">모두 지우기</button>
          </form>
        )}
      </header>
      <main>{shown.length === 0 ? <p>아직 받은 편지가 없습니다.</p> : <MessageTable messages={shown} />}</main>
      {pages > 1 && <Pages page={page} pages={pages} />}
    </>,
  );
}

function MessageTable({ messages }: { messages: readonly Summary[] }): VNode {
  return (
    <table>
      <caption>최근에 받은 것부터</caption>
      <thead>
        <tr>
          <th scope="col">받은 때</th>
          <th scope="col">받는 사람</th>
          <th scope="col">제목</th>
        </tr>
      </thead>
      <tbody>
        {messages.map(({ id, at, to, subject }) => (
          <tr key={id}>
            <td>
              <Moment at={at} />
            </td>
            <td>{to.join(', ')}</td>
            <td>
              <a href={`/messages/${id}`}>{subject || '(제목 없음)'}</a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Pages({ page, pages }: { page: number; pages: number }): VNode {
  return (
    <nav aria-label="쪽">
      {page > 1 && <a href={`/?page=${page - 1}`}>이전</a>}
      <span aria-current="page">
        {page} / {pages}쪽
      </span>
      {page < pages && <a href={`/?page=${page + 1}`}>다음</a>}
    </nav>
  );
}

export function messagePage(message: CaughtMessage): string {
  const { id, at, from, to, subject, text, html, headers, attachments } = message;
  return document(
    subject || '(제목 없음)',
    <>
      <header>
        <p>
          <a href="/">← 받은 편지</a>
        </p>
        <h1>{subject || '(제목 없음)'}</h1>
        <dl>
          <dt>받은 때</dt>
          <dd>
            <Moment at={at} />
          </dd>
          <dt>보낸 사람</dt>
          <dd>{from || '(없음)'}</dd>
          <dt>받는 사람</dt>
          <dd>{to.join(', ')}</dd>
        </dl>
      </header>
      <main>
        {html !== '' && (
          <section aria-labelledby="html">
            <h2 id="html">꾸민 글</h2>
            <iframe
              title="꾸민 글"
              src={`/messages/${id}/html`}
              sandbox="allow-popups allow-popups-to-escape-sandbox"
            />
          </section>
        )}
        {text !== '' && (
          <section aria-labelledby="text">
            <h2 id="text">글</h2>
            <pre>{text}</pre>
          </section>
        )}
        {attachments.length > 0 && (
          <section aria-labelledby="attachments">
            <h2 id="attachments">첨부</h2>
            <ul>
              {attachments.map(({ name, type, bytes }, index) => (
                <li key={index}>
                  <a href={`/messages/${id}/attachments/${index}`}>{name}</a> ({type},{' '}
                  {bytes.length.toLocaleString('ko-KR')}바이트)
                </li>
              ))}
            </ul>
          </section>
        )}
        <details>
          <summary>머리글 {headers.length}줄</summary>
          <pre>{headers.map(({ name, value }) => `${name}: ${value}`).join('\n')}</pre>
        </details>
      </main>
    </>,
  );
}

export function missingPage(): string {
  return document(
    '없는 쪽',
    <main>
      <h1>여기에는 아무것도 없습니다.</h1>
      <p>
        지운 편지이거나 주소가 틀렸습니다. <a href="/">받은 편지</a>로 가십시오.
      </p>
    </main>,
  );
}

function Moment({ at }: { at: string }): VNode {
  const words = new Date(at).toLocaleString('ko-KR', {
    timeZone: 'Asia/Seoul',
    dateStyle: 'medium',
    timeStyle: 'medium',
    hour12: false,
  });
  return <time dateTime={at}>{words}</time>;
}

function document(title: string, body: ComponentChildren): string {
  return `<!doctype html>${renderToString(
    <html lang="ko">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} - 통통 시험 우편함`}</title>
        <style dangerouslySetInnerHTML={{ __html: STYLE }} />
      </head>
      <body>{body}</body>
    </html>,
  )}`;
}
