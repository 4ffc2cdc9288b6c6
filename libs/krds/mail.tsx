import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';

/**
 * Mail programs know no style sheets and load nothing: every style stands at its element. Colours are the reader's own (light,
 * dark, high contrast) and every size is relative, so that large text stays large.
 */
const PAGE = `margin:0;padding:1.5em;font-size:106%;line-height:1.6;font-family:'Pretendard GOV',Pretendard,'Noto Sans KR','Malgun Gothic',sans-serif`;
const TITLE = 'margin:0 0 1em;font-size:120%;line-height:1.4';
const FOOT = 'margin-top:1.5em;padding-top:1em;border-top:1px solid;font-size:90%';

interface MailText {
  readonly subject: string;
  /** Plain text: a blank line parts paragraphs, `■ 이름: 값` names its value. */
  readonly body: string;
  readonly foot: string;
  /** Addresses that become links where they stand in the text; nothing else does. */
  readonly links: readonly string[];
}

/** The HTML part of a mail: word for word the text, nothing fetched. */
export function renderMail(mail: MailText): string {
  return `<!doctype html>\n${renderToString(<MailPage {...mail} />)}\n`;
}

function MailPage({ subject, body, foot, links }: MailText) {
  return (
    <html lang="ko">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{subject}</title>
      </head>
      <body style={PAGE}>
        <div style="max-width:40em;margin:0 auto">
          <h1 style={TITLE}>{subject}</h1>
          <Paragraphs text={body} links={links} />
          <div style={FOOT}>
            <Paragraphs text={foot} links={links} />
          </div>
        </div>
      </body>
    </html>
  );
}

function Paragraphs({ text, links }: { readonly text: string; readonly links: readonly string[] }) {
  return (
    <>
      {text.split(/\n{2,}/u).map((paragraph, at) => (
        <p key={at} style="margin:0 0 0.8em">
          {paragraph
            .split('\n')
            .flatMap((line, number) => [
              ...(number === 0 ? [] : [<br key={`b${number}`} />, '\n']),
              <Line key={number} line={line} links={links} />,
            ])}
        </p>
      ))}
    </>
  );
}

/** `■ 이름:` stands out from its value. */
function Line({ line, links }: { readonly line: string; readonly links: readonly string[] }) {
  const label = /^■ [^:]{1,30}:/u.exec(line)?.[0];
  return (
    <>
      {label !== undefined && <strong>{label}</strong>}
      {linked(line.slice(label?.length ?? 0), links)}
    </>
  );
}

function linked(text: string, links: readonly string[]): ComponentChildren {
  const url = links.find((each) => text.includes(each));
  if (url === undefined) return text;
  const at = text.indexOf(url);
  return (
    <>
      {text.slice(0, at)}
      <a href={url} style="color:inherit">
        {url}
      </a>
      {linked(text.slice(at + url.length), links)}
    </>
  );
}
