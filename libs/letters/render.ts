import { createHash } from 'node:crypto';
import { ensure } from '#foundation';
import type { Letter, Wording } from './letter.js';
import type { LetterBook } from './letter-book.js';
import type { LetterView } from './view.js';

/** A letter as it goes out: the same words as plain text and as HTML. */
export interface Rendered {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** SHA-256 over subject and text, kept with the row instead of the words. */
  readonly sha256: Buffer;
}

/**
 * Fills a letter in. Throws RuleBroken `letters.officer-missing` when a letter to a resident cannot name department, officer and
 * telephone (영 §31), `letters.token-missing` when anything else it needs is absent.
 */
export function render(book: LetterBook, letter: Letter, view: LetterView): Rendered {
  const toResident = letter.kind !== 'staff';
  ensure(!toResident || (view.dept && view.officer && view.phone), 'letters.officer-missing', {
    template: letter.code,
  });
  const wording = letter.variants.get(view.outcome ?? '') ?? letter.wording;
  const subject = wording.subject.fill(view).replace(/\s+/gu, ' ').trim();
  const body = [wording.text.fill(view), ...remedies(book, wording, view)].join('\n').trim();
  const foot = (toResident ? book.frame.resident : book.frame.staff).fill(view).trim();
  const text = `${body}\n\n${foot}\n`;
  const sha256 = createHash('sha256').update(`${subject}\n\n${text}`, 'utf8').digest();
  return { subject, text, html: asHtml(subject, body, foot, linksOf(view)), sha256 };
}

function remedies(book: LetterBook, wording: Wording, view: LetterView): string[] {
  if (!wording.remedies) return [];
  const block = book.frame.remedies.get(view.kind ?? '') ?? book.frame.remedies.get('other');
  return block ? [block.fill(view)] : [];
}

/** Only addresses of our own become links; what a person typed stays text. */
function linksOf(view: LetterView): string[] {
  return [view.trackUrl, view.deskUrl, view.surveyUrl].filter((url): url is string =>
    /^https?:\/\/[^\s"<>]+$/.test(url ?? ''),
  );
}

const INK = '#1e2124';
const FONT = `'Pretendard GOV', Pretendard, 'Noto Sans KR', 'Malgun Gothic', sans-serif`;

function asHtml(subject: string, body: string, foot: string, links: readonly string[]): string {
  const paragraph = (lines: string, style: string): string =>
    `<p style="margin:0 0 12px;${style}">${linked(escaped(lines), links).replaceAll('\n', '<br>\n')}</p>`;
  return [
    '<!doctype html>',
    `<html lang="ko"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>`,
    `<body style="margin:0;padding:24px;background:#f4f5f6;color:${INK};font:17px/1.6 ${FONT}">`,
    '<div style="max-width:640px;margin:0 auto;padding:24px;background:#ffffff;border:1px solid #cdd1d5;border-radius:8px">',
    `<h1 style="margin:0 0 16px;font-size:20px;line-height:1.4">${escaped(subject)}</h1>`,
    ...body.split(/\n{2,}/u).map((lines) => paragraph(lines, '')),
    `<div style="margin-top:20px;padding-top:16px;border-top:1px solid #cdd1d5">${paragraph(foot, 'font-size:15px;color:#464c53')}</div>`,
    '</div></body></html>',
    '',
  ].join('\n');
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/gu, (sign) => `&#${sign.codePointAt(0)};`);
}

function linked(html: string, links: readonly string[]): string {
  return links
    .map(escaped)
    .reduce((all, url) => all.replaceAll(url, `<a href="${url}" style="color:#0b50d0">${url}</a>`), html);
}
