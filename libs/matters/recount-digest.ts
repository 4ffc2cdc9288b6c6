import { Injectable } from '@nestjs/common';
import { ensure } from '#foundation';
import { koreanDate, koreanMoment } from '#calendar';
import type { Tx } from '#ledger';
import type { LetterRow, LetterView } from '#letters';
import type { Office } from '#office';
import { type CalendarMoved, Recounted } from './facts.js';
import { calendarChange } from './storage/calendar-changes.js';
import { recountedTo } from './storage/recount-digest.js';
import type { TimelineEntry } from './views/timeline.js';

/** A digest stays a letter: what is more stands on the desk. */
const MOST_TOLD = 30;

/** N27: what a change of the calendar moved among one officer's matters. */
@Injectable()
export class RecountDigest {
  /** RuleBroken: `matters.no-such-change`. */
  async of(tx: Tx, office: Office, letter: LetterRow): Promise<Partial<LetterView>> {
    const change = await calendarChange(tx, letter.matter);
    ensure(change, 'matters.no-such-change');
    const mine = (await recountedTo(tx, office, change.id)).get(letter.recipient) ?? [];
    const items = mine
      .slice(0, MOST_TOLD)
      .map(({ receiptNo, oldDue, newDue }) => `· ${receiptNo} ${dayIn(oldDue)} → ${dayIn(newDue)}`);
    if (mine.length > MOST_TOLD) items.push(`· 그 밖에 ${String(mine.length - MOST_TOLD)}건`);
    return {
      n: mine.length,
      items: items.join('\n') || '· 없음',
      reason: whyMoved(change.kind, change.day, change.year),
    };
  }
}

/** R25: both days of one matter, and why. */
export function movedWords(told: readonly TimelineEntry[], seq: number): Partial<LetterView> {
  const entry = told.find((each) => each.seq === seq);
  if (entry?.fact !== Recounted.name) return {};
  const { oldDue, newDue, why, day, year } = entry.body as unknown as CalendarMoved & {
    readonly oldDue: string | null;
    readonly newDue: string;
  };
  return {
    newDue: dayIn(newDue),
    ...(oldDue !== null && { oldDue: dayIn(oldDue), later: newDue > oldDue }),
    reason: whyMoved(why, day, year),
  };
}

function whyMoved(why: CalendarMoved['why'], day: string | null, year: number | null): string {
  switch (why) {
    case 'declared':
      return `${day === null ? '임시공휴일 하루' : `${koreanDate(day)} 하루`}가 공휴일로 정해져`;
    case 'withdrawn':
      return `${day === null ? '공휴일 하루' : `${koreanDate(day)} 하루`}가 공휴일이 아닌 것으로 바로잡혀`;
    case 'published':
      return `${String(year)}년 공휴일이 정해져`;
    case 'adopted':
      return '새로 정해진 공휴일에 따라';
  }
}

function dayIn(due: string | null): string {
  if (due === null) return '정하지 못함';
  return due.length === 10 ? koreanDate(due) : koreanMoment(due);
}
