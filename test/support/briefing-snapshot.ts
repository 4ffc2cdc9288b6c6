import type { BriefingSnapshot } from '#briefings';
import type { Count } from '#matters';

/** A matter as it is counted; what is left out is the most ordinary. */
export interface Counted {
  readonly month?: string;
  readonly channel?: string;
  readonly kind?: string;
  readonly department?: string;
  readonly dong?: string;
  readonly standing?: string;
  readonly timing?: Count['timing'];
  readonly days?: number;
  readonly times?: number;
}

/** The roll-up of some matters, as the ledger's reaction keeps it. */
function countsOf(matters: readonly Counted[]): Count[] {
  const cells = new Map<string, Count>();
  for (const {
    month = '2026-10',
    standing = 'answered',
    timing = 'in-time',
    days = 3,
    times = 1,
    ...given
  } of matters) {
    const places = { all: 'all', channel: 'web', kind: 'grievance', department: 'road', dong: '가상동', ...given };
    for (const [dimension, key] of Object.entries(places)) {
      const id = JSON.stringify([month, dimension, key, standing, timing]);
      const known = cells.get(id) ?? { month, dimension, key, standing, timing, matters: 0, workingDays: 0 };
      const workingDays = standing === 'answered' ? days * times : 0;
      cells.set(id, { ...known, matters: known.matters + times, workingDays: known.workingDays + workingDays });
    }
  }
  return [...cells.values()].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** A snapshot of an invented office; October 2026 as seen on 3 November. */
export function snapshotOf(matters: readonly Counted[], given: Partial<BriefingSnapshot> = {}): BriefingSnapshot {
  const counts = countsOf(matters);
  return {
    month: '2026-10',
    asOf: '2026-11-03T08:30',
    provisional: false,
    days: 31,
    procedure: 'complaint',
    calendar: 'test',
    since: counts.map(({ month }) => month).sort()[0] ?? null,
    counts,
    late: { total: 0, demands: 0, rows: [] },
    office: {
      code: 'example',
      title: '가상시',
      department: { label: '시민소통실', phone: '061-000-2000' },
      signers: ['담당', '실장', '부시장'],
      rounding: { mode: 'half-up', digits: 1 },
    },
    labels: {
      channel: [
        ['web', '누리집'],
        ['visit', '방문'],
        ['phone', '전화'],
        ['post', '우편'],
      ],
      kind: [
        ['inquiry-law', '법령질의'],
        ['inquiry-other', '그 밖의 질의'],
        ['suggestion', '건의민원'],
        ['grievance', '고충민원'],
        ['misc', '기타민원'],
      ],
      department: [
        ['civil', '시민소통실'],
        ['road', '도로과'],
        ['traffic', '교통과'],
        ['welfare', '복지과'],
      ],
      dong: [
        ['가상동', '가상동'],
        ['예시동', '예시동'],
        ['보기면', '보기면'],
      ],
    },
    ...given,
  };
}

/** A month that has everything: growth, a decrease, late ones, a transfer, a withdrawal, one not received yet. */
export function fullSnapshot(given: Partial<BriefingSnapshot> = {}): BriefingSnapshot {
  return snapshotOf(
    [
      { month: '2026-08', times: 21, days: 4 },
      { month: '2026-09', times: 20, days: 4 },
      { month: '2026-09', kind: 'misc', times: 9, days: 1 },
      { month: '2026-09', times: 2, timing: 'overdue', days: 11 },
      { times: 24, days: 3 },
      { kind: 'misc', channel: 'visit', department: 'civil', dong: '예시동', times: 6, days: 1 },
      { kind: 'suggestion', department: 'traffic', channel: 'phone', dong: '보기면', times: 5, days: 9 },
      { timing: 'extended', times: 2, days: 10 },
      { timing: 'overdue', days: 12 },
      { timing: 'overdue', standing: 'open', department: 'traffic' },
      { standing: 'open', dong: 'none', times: 4 },
      { standing: 'waiting', kind: 'none', department: 'none' },
      { standing: 'transferred', department: 'none', kind: 'misc' },
      { standing: 'withdrawn', times: 2 },
    ],
    {
      late: {
        total: 4,
        demands: 2,
        rows: [
          {
            receiptNo: '2026-직소-000031',
            kind: 'grievance',
            department: 'road',
            standing: 'answered',
            timing: 'overdue',
            received: '2026-10-05',
            due: '2026-10-15',
          },
          {
            receiptNo: '2026-직소-000040',
            kind: 'grievance',
            department: 'traffic',
            standing: 'open',
            timing: 'overdue',
            received: '2026-10-12',
            due: '2026-10-20',
          },
          {
            receiptNo: '2026-직소-000035',
            kind: 'grievance',
            department: 'road',
            standing: 'answered',
            timing: 'extended',
            received: '2026-10-07',
            due: '2026-10-26',
          },
          {
            receiptNo: '2026-직소-000036',
            kind: 'grievance',
            department: 'road',
            standing: 'answered',
            timing: 'extended',
            received: '2026-10-07',
            due: null,
          },
        ],
      },
      ...given,
    },
  );
}
