import type { Card } from '#krds';
import type { Opening } from '#matters';
import type { Office } from '#office';
import { openingPath } from '../acts.js';

/** What a resident may open, each a card that leads to its form. */
export function openingCards({ code }: Office, openings: readonly Opening[]): Card[] {
  return openings
    .filter(({ whyNot }) => whyNot === undefined)
    .map((opening) => ({
      href: `/${code}/open/${openingPath(opening)}`,
      title: opening.step.label,
      text: `회원가입 없이 바로 합니다. ${opening.procedure.law}에 따라 처리합니다.`,
    }));
}
