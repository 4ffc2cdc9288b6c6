import { holdsResidentNumber } from '#foundation';
import { automatic } from './automatic.js';
import { deliveryReport } from './delivery-report.js';
import type { Addressed, Filter, Incoming, Verdict } from './incoming.js';
import { ownWords } from './own-words.js';
import { writtenBy } from './written-by.js';

/** As many characters as a supplement may have; what is longer says so at its end. */
const MOST = 4_000;
const CUT = '\n(길어서 뒤를 줄였습니다)';

/** Reports come first: they are automatic too. */
const FILTERS: readonly Filter[] = [deliveryReport, automatic];

/** What a mail is. Pure: the same mail is judged alike however often it is looked at. */
export function judge(mail: Incoming, to: Addressed): Verdict {
  for (const filter of FILTERS) {
    const verdict = filter(mail, to);
    if (verdict) return verdict;
  }
  const text = legible(ownWords(mail.text));
  const attachments = mail.parts.length;
  if (text === '' && attachments === 0) return { kind: 'dropped', because: 'empty' };
  if (holdsResidentNumber(text)) return { kind: 'refused', because: 'resident-number' };
  return { kind: 'words', text: fitted(text), verified: writtenBy(mail, to), attachments };
}

/** No control or direction signs: what is read is what stands there. */
function legible(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\t/g, ' ')
    .replace(/[^\P{C}\n\u200d]/gu, '')
    .trim();
}

function fitted(text: string): string {
  const signs = [...text];
  return signs.length <= MOST ? text : signs.slice(0, MOST - CUT.length).join('') + CUT;
}
