import type { ComponentChildren } from 'preact';
import type { Place } from './layout.js';

export interface Card {
  readonly href: string;
  readonly title: string;
  readonly text?: string | undefined;
}

/** Ways to go on, each a whole card that can be pressed. */
export function StructuredList({ cards }: { readonly cards: readonly Card[] }) {
  return (
    <ul class="krds-structured-list tt-cards">
      {cards.map(({ href, title, text }) => (
        <li class="structured-item" key={href}>
          <div class="in">
            <div class="card-body">
              <a href={href} class="c-text">
                <p class="c-tit">
                  <span class="span">{title}</span>
                </p>
                {text !== undefined && <p class="c-txt">{text}</p>}
              </a>
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}

export interface Term {
  readonly term: string;
  readonly value: ComponentChildren;
}

export function DefinitionList({ terms }: { readonly terms: readonly Term[] }) {
  return (
    <dl class="tt-terms">
      {terms.map(({ term, value }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Views of one list; the address holds which. */
export function Tabs({ label, tabs }: { readonly label: string; readonly tabs: readonly Place[] }) {
  return (
    <nav class="tt-tabs" aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.href}>
            <a href={tab.href} aria-current={tab.current ? 'true' : undefined}>
              {tab.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A list read from a cursor knows its beginning and what follows, not a number of pages. */
export function Pagination({
  first,
  next,
}: {
  readonly first?: string | undefined;
  readonly next?: string | undefined;
}) {
  if (first === undefined && next === undefined) return null;
  return (
    <nav class="krds-pagination tt-pages" aria-label="쪽 이동">
      {first !== undefined && (
        <a class="page-navi prev" href={first}>
          처음
        </a>
      )}
      {next !== undefined && (
        <a class="page-navi next" href={next} rel="next">
          다음
        </a>
      )}
    </nav>
  );
}
