import type { ComponentChildren } from 'preact';
import { asset } from './assets.js';
import { Button } from './button.js';
import { type SessionLimit, SessionWarning } from './session-warning.js';

/** Whose pages these are: what stands at the head and foot of each. */
export interface OfficeFace {
  readonly code: string;
  readonly title: string;
  readonly phone: string;
  /** 당직실. */
  readonly urgentPhone?: string | undefined;
  /** A sample office says on each page that nothing here is real. */
  readonly sample?: boolean | undefined;
}
export interface Place {
  readonly href: string;
  readonly label: string;
  readonly current?: boolean | undefined;
}
export interface Chrome {
  /** Absent on pages that belong to no office yet. */
  readonly office?: OfficeFace | undefined;
  readonly home: string;
  readonly places?: readonly Place[] | undefined;
  readonly signedIn?:
    { readonly label: string; readonly signOut: string; readonly limit?: SessionLimit | undefined } | undefined;
  readonly staff?: boolean | undefined;
}

interface LayoutProps {
  readonly chrome: Chrome;
  readonly title: string;
  /** Own browser files beside `page.js`, which every page loads. */
  readonly scripts?: readonly string[] | undefined;
  readonly wide?: boolean | undefined;
  readonly children: ComponentChildren;
}

/** Every page: skip link, head with the office's name, one main landmark, help and phone always in the same place. */
export function Layout({ chrome, title, scripts = [], wide = false, children }: LayoutProps) {
  const owner = chrome.office?.title ?? '통통';
  const limit = chrome.signedIn?.limit;
  return (
    <html lang="ko">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${title} | ${owner} 민원`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={asset.kit('css/component/output.css')} />
        <link rel="stylesheet" href={asset.own('page.css')} />
        <link rel="stylesheet" href={asset.own('parts.css')} />
        <link rel="stylesheet" href={asset.own('print.css')} media="print" />
        <script src={asset.own('look.js')} />
        {['page.js', ...(limit ? ['session.js'] : []), ...scripts].map((script) => (
          <script key={script} src={asset.own(script)} defer />
        ))}
      </head>
      <body class={chrome.staff ? 'tt-staff' : undefined}>
        <div id="krds-skip-link">
          <a href="#main">본문 바로가기</a>
        </div>
        <Head chrome={chrome} owner={owner} />
        <main id="main" tabIndex={-1} class={wide ? 'inner tt-main tt-wide' : 'inner tt-main'}>
          {children}
        </main>
        <Foot office={chrome.office} />
        {limit && <SessionWarning limit={limit} />}
      </body>
    </html>
  );
}

function Head({ chrome, owner }: { chrome: Chrome; owner: string }) {
  return (
    <header class="tt-head">
      {chrome.office?.sample && (
        <p class="tt-sample">본보기 화면입니다. 실제 기관의 누리집이 아니며, 여기에 적은 민원은 처리되지 않습니다.</p>
      )}
      <div class="inner tt-head-in">
        <a class="tt-owner" href={chrome.home}>
          {owner} <span>{chrome.staff ? '민원 처리' : '민원'}</span>
        </a>
        <div class="tt-tools">
          <Look />
          {chrome.signedIn && (
            <form method="post" action={chrome.signedIn.signOut} class="tt-sign-out" data-sign-out>
              <span>{chrome.signedIn.label}</span>
              <Button kind="text" size="small">
                로그아웃
              </Button>
            </form>
          )}
        </div>
      </div>
      {chrome.places && chrome.places.length > 0 && (
        <nav class="tt-places" aria-label="주 메뉴">
          <ul class="inner">
            {chrome.places.map(({ href, label, current }) => (
              <li key={href}>
                <a href={href} aria-current={current ? 'page' : undefined}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </header>
  );
}

const SIZES = [
  ['sm', '작게'],
  ['md', '보통'],
  ['lg', '조금 크게'],
  ['xlg', '크게'],
  ['xxlg', '가장 크게'],
] as const;

/** 화면크기 다섯 단계와 선명한 화면. Shown by the script that makes them work; without it the browser's own zoom serves. */
function Look() {
  return (
    <div class="tt-look" hidden data-look>
      <div role="group" aria-label="화면크기">
        <span aria-hidden="true">화면크기</span>
        {SIZES.map(([size, label]) => (
          <button key={size} type="button" data-size={size} aria-pressed="false" class={`tt-size-${size}`}>
            <span aria-hidden="true">가</span>
            <span class="sr-only">{label}</span>
          </button>
        ))}
      </div>
      <button type="button" data-contrast aria-pressed="false">
        선명한 화면
      </button>
    </div>
  );
}

function Foot({ office }: { office: OfficeFace | undefined }) {
  return (
    <footer class="tt-foot">
      <div class="inner">
        {office && (
          <section class="tt-help" aria-label="도움말">
            <p>
              <strong>전화로 물어보기</strong> <a href={`tel:${office.phone}`}>{office.phone}</a> (평일 09~18시)
            </p>
            {office.urgentPhone && (
              <p>
                밤과 휴일에 급한 일 <a href={`tel:${office.urgentPhone}`}>{office.urgentPhone}</a>
              </p>
            )}
          </section>
        )}
        <p class="tt-source">
          화면 구성: 디지털 정부서비스 UI/UX 가이드라인(KRDS) HTML 컴포넌트 키트를 KRDS 이용약관에 따라 사용했습니다.
        </p>
      </div>
    </footer>
  );
}
