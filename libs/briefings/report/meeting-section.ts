import type { Block, Table } from '#documents';
import type { Figures } from '../rules/figures.js';
import { rateOf, rateText, roundingText } from '#office';
import { bullet } from './receipt-section.js';
import { asOfNote, cases, cell, checked, NO_DATA } from './words.js';

/** 통통데이: meetings with the mayor and what followed from them. Nothing, where nobody asked for any and none was held. */
export function meetingBlocks(figures: Figures): Block[] {
  const { meetings } = figures.snapshot;
  if (!meetings || (meetings.sessions === 0 && meetings.meetings === 0 && meetings.requests.received === 0)) return [];
  const { rounding } = figures.snapshot.office;
  const { requests, followUps } = meetings;
  const rate = rateOf(followUps.done, followUps.ordered, rounding);
  const followed = `후속조치 이행 ${String(followUps.done)}/${String(followUps.ordered)}(${rate === null ? NO_DATA : rateText(rate, rounding)})`;
  return [
    bullet(
      '□',
      `운영 ${String(meetings.sessions)}회 ${cases(meetings.meetings)} ${String(meetings.people)}명` +
        `(선정 ${String(requests.selected)}, 대체면담 ${String(requests.substituted)}), ${followed}`,
    ),
    { type: 'table', table: requestTable(figures, requests) },
    ...(followUps.ordered > 0 ? [{ type: 'table', table: followUpTable(figures, followUps) } as const] : []),
  ];
}

type Meetings = NonNullable<Figures['snapshot']['meetings']>;

function requestTable(figures: Figures, requests: Meetings['requests']): Table {
  const parts = ['selected', 'substituted', 'written', 'waiting', 'withdrawn', 'visits'] as const;
  const titles = ['선정', '대체면담', '서면답변', '대기', '취하', '상담실 방문'];
  return checked({
    id: 'meetings',
    caption: '면담 신청 현황',
    unit: '(단위: 건)',
    columns: [
      { key: 'what', title: '구분', kind: 'text' },
      { key: 'received', title: '합계', kind: 'count' },
      ...parts.map((key, at) => ({ key, title: titles[at] ?? key, kind: 'count' as const })),
    ],
    rows: [{ label: '신청', cells: [cell(requests.received), ...parts.map((part) => cell(requests[part]))] }],
    notes: [asOfNote(figures), '그 달에 신청한 건이 지금 어디에 있는지'],
    sums: { across: [{ label: '면담 신청', total: 'received', parts: [...parts] }] },
  });
}

function followUpTable(figures: Figures, followUps: Meetings['followUps']): Table {
  return checked({
    id: 'follow-ups',
    caption: '면담 후속조치 이행 현황',
    unit: '(단위: 건)',
    columns: [
      { key: 'what', title: '구분', kind: 'text' },
      { key: 'ordered', title: '맡김', kind: 'count' },
      { key: 'done', title: '이행', kind: 'count' },
      { key: 'impossible', title: '할 수 없음', kind: 'count' },
      { key: 'open', title: '진행 중', kind: 'count' },
      { key: 'overdue', title: '(기한 경과)', kind: 'count' },
    ],
    rows: [
      {
        label: '후속조치',
        cells: [
          cell(followUps.ordered),
          cell(followUps.done),
          cell(followUps.impossible),
          cell(followUps.open),
          cell(followUps.overdue),
        ],
      },
    ],
    notes: [
      asOfNote(figures),
      `이행률 = 이행 ÷ 맡김 × 100(${roundingText(figures.snapshot.office.rounding)}), 기한 경과는 진행 중에 든 것`,
    ],
    sums: { across: [{ label: '후속조치', total: 'ordered', parts: ['done', 'impossible', 'open'] }] },
  });
}
