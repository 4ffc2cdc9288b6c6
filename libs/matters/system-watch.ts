import { Injectable } from '@nestjs/common';
import { Clock } from '#foundation';
import { seoulDate } from '#calendar';
import { statement, type Tx } from '#ledger';
import type { Office } from '#office';

const BOUNCES = statement(
  'matters.letters-of-a-day',
  `select count(*)::int as ended, count(*) filter (where state = 'failed')::int as failed from letter
   where office_id = $1 and state in ('sent', 'failed') and written_at > clock_timestamp() - interval '24 hours'`,
);
const WAITING = statement(
  'matters.waiting-too-long',
  `select (select count(*)::int from delivery where office_id = $1 and parked_at is not null) as parked,
     (select count(*)::int from delivery where office_id = $1 and parked_at is null and since < clock_timestamp() - interval '15 minutes') as facts,
     (select count(*)::int from letter where office_id = $1 and state in ('pending', 'sending') and attempt > 0
        and written_at < clock_timestamp() - interval '30 minutes') as letters`,
);
/** A rate needs a few letters before it says anything. */
const FEW = 3;
const RATE = 0.05;

/** The letters of warning, and the rest of the year in which next year's holidays should be there. */
export const WARNINGS = ['N8A', 'N8B', 'N8C'] as const;
const FROM_MONTH = '11';

/** What an office's administrator must know of: letters that come back, work that piles up, a year without holidays. */
@Injectable()
export class SystemWatch {
  constructor(private readonly clock: Clock) {}

  /** What is wrong just now, in lines; empty when nothing is; undefined when the letter is no warning. */
  async finding(tx: Tx, letter: string, office: Office): Promise<string | undefined> {
    switch (letter) {
      case 'N8A':
        return this.bounces(tx);
      case 'N8B':
        return this.backlog(tx);
      case 'N8C':
        return this.holidays(office);
      default:
        return undefined;
    }
  }

  private async bounces(tx: Tx): Promise<string> {
    const { ended, failed } = (await tx.row<{ ended: number; failed: number }>(BOUNCES, [tx.office])) ?? {
      ended: 0,
      failed: 0,
    };
    if (failed < FEW || failed / ended < RATE) return '';
    return `· 24시간 동안 보낸 편지 ${ended}통 가운데 ${failed}통이 돌아왔습니다(${Math.round((failed / ended) * 100)}%).`;
  }

  private async backlog(tx: Tx): Promise<string> {
    const waiting = await tx.row<{ parked: number; facts: number; letters: number }>(WAITING, [tx.office]);
    const { parked = 0, facts = 0, letters = 0 } = waiting ?? {};
    return [
      parked > 0 ? `· 멈추어 사람을 기다리는 사실 ${parked}건` : '',
      facts > 0 ? `· 15분 넘게 전달을 기다리는 사실 ${facts}건` : '',
      letters > 0 ? `· 30분 넘게 나가지 못한 편지 ${letters}통` : '',
    ]
      .filter((line) => line !== '')
      .join('\n');
  }

  private holidays(office: Office): string {
    const today = seoulDate(this.clock.now(office.code));
    const next = Number(today.slice(0, 4)) + 1;
    if (today.slice(5, 7) < FROM_MONTH || office.calendar.holidays.years.includes(next)) return '';
    return `· ${next}년 공휴일이 등록되지 않아 그해의 기한을 정할 수 없습니다.`;
  }
}
