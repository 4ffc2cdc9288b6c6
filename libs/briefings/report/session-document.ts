import { koreanDate, koreanMoment } from '#calendar';
import type { Block, Check, OfficialDocument, Row, Table } from '#documents';
import { meanOf } from '#office';
import { HANDLINGS, type SessionSnapshot } from '../rules/session-snapshot.js';
import type { KeptBriefing } from '../storage/briefing-rows.js';
import { type Chapter, checksIn, framed } from './frame.js';
import { bullet } from './receipt-section.js';
import type { Names, Texts } from './texts.js';
import { cases, checked } from './words.js';

const GONE = '(폐기함)';
const NOT_SAID = '-';

/** 제n회 통통데이 결과 보고: names are masked, and what was destroyed since is said to be gone. */
export function sessionDocument(
  { id, version, sha256, snapshot }: KeptBriefing<SessionSnapshot>,
  texts: Texts,
  names: Names,
): OfficialDocument {
  const { number, label, at, office, asOf, meetings } = snapshot;
  return framed(
    { id, snapshot: `${at.slice(0, 10)}-v${String(version)}`, sha256, asOf, office },
    {
      title: `제${String(number)}회 ${label}(직소면담) 결과 보고`,
      chapters: chaptersOf(snapshot, texts, names),
      attachments: meetings.length > 0 ? [`면담자료 ${String(meetings.length)}부(비공개).`] : [],
    },
  );
}

/** Every 검산 of a snapshot; no text takes part in one. */
export function sessionChecks(snapshot: SessionSnapshot): readonly Check[] {
  return checksIn(chaptersOf(snapshot, new Map(), new Map()));
}

/** Passages that the report prints. */
export function sessionTexts({ meetings, earlier, place, attending }: SessionSnapshot): readonly string[] {
  const followUps = [...meetings.flatMap((meeting) => meeting.followUps), ...(earlier?.followUps ?? [])];
  return [
    place,
    attending,
    ...meetings.flatMap((meeting) => [meeting.title, ...Object.values(meeting.texts)]),
    ...followUps.flatMap(({ title, result }) => [title, result]),
  ].filter((text) => text !== null);
}

export function sessionPeople({ meetings }: SessionSnapshot): readonly string[] {
  return meetings.flatMap(({ person }) => person ?? []);
}

function chaptersOf(snapshot: SessionSnapshot, texts: Texts, names: Names): readonly Chapter[] {
  const said: Said = (id) => (id === null ? NOT_SAID : (texts.get(id) ?? GONE));
  return [
    ['개요', overview(snapshot, said)],
    ['면담 결과 총괄', results(snapshot, names, said)],
    ['건별 세부', snapshot.meetings.filter(({ held }) => held).flatMap((meeting) => details(meeting, said))],
    ['미선정·대체면담', requests(snapshot)],
    ['지난 회차 후속조치 이행', earlier(snapshot, said)],
  ];
}

type Said = (id: string | null) => string;
type Meeting = SessionSnapshot['meetings'][number];
type FollowUp = Meeting['followUps'][number];

function overview({ at, until, room, place, attending, attended, meetings }: SessionSnapshot, said: Said): Block[] {
  const held = meetings.filter((meeting) => meeting.held);
  const people = held.reduce((sum, { present }) => sum + present, 0);
  return [
    bullet('○', `일시 ${koreanMoment(at)}~${until.slice(11)}`),
    bullet('○', `장소 ${room ?? said(place)}`),
    bullet(
      '○',
      `면담 ${cases(held.length)} ${String(people)}명 / 참석 ${String(attended)}명 / 배석 ${said(attending)}`,
    ),
  ];
}

function results({ meetings }: SessionSnapshot, names: Names, said: Said): Block[] {
  const byHandling = Object.keys(HANDLINGS).map(
    (code) => meetings.filter(({ held, handling }) => held && handling === code).length,
  );
  const held = meetings.filter((meeting) => meeting.held).length;
  const parts = byHandling.reduce((sum, count) => sum + count, 0);
  const early = meetings.filter(({ endedEarly }) => endedEarly).length;
  return [
    { type: 'table', table: resultTable(meetings, names, said) },
    { type: 'check', check: { label: '조치구분별 면담', parts, total: held, holds: parts === held } },
    bullet('※', `면담 중 폭언 등으로 종료 ${cases(early)}(민원 처리에 관한 법률 시행령 제4조, 사전 고지함)`),
  ];
}

function resultTable(meetings: readonly Meeting[], names: Names, said: Said): Table {
  return checked({
    id: 'meetings',
    caption: '면담 결과',
    columns: [
      { key: 'number', title: '연번', kind: 'text', width: 7 },
      { key: 'at', title: '시간', kind: 'text', width: 10 },
      { key: 'who', title: '면담자', kind: 'text', width: 11 },
      { key: 'title', title: '건명', kind: 'text' },
      { key: 'gist', title: '건의 요지', kind: 'text' },
      { key: 'directive', title: '시장 답변', kind: 'text' },
      { key: 'handling', title: '조치구분', kind: 'text', width: 12 },
      { key: 'department', title: '담당부서', kind: 'text', width: 13 },
      { key: 'due', title: '기한', kind: 'text', width: 15 },
    ],
    rows: meetings.map((meeting, index): Row => ({
      label: String(index + 1),
      cells: [
        meeting.at.slice(11),
        meeting.person === null ? NOT_SAID : (names.get(meeting.person) ?? GONE),
        said(meeting.title),
        said(meeting.texts.gist),
        meeting.held ? said(meeting.texts.directive) : '만나지 못함',
        meeting.handling === null ? NOT_SAID : (HANDLINGS[meeting.handling] ?? meeting.handling),
        meeting.department ?? NOT_SAID,
        firstDue(meeting),
      ],
    })),
    notes: ['면담자의 성명은 가림'],
  });
}

function firstDue({ followUps }: Meeting): string {
  const [first] = followUps.flatMap(({ dueOn }) => dueOn ?? []).sort();
  return first === undefined ? NOT_SAID : koreanDate(first);
}

function details({ title, texts, followUps }: Meeting, said: Said): Block[] {
  return [
    bullet('□', said(title)),
    bullet('○', `현황·쟁점: ${said(texts.state)}`),
    bullet('○', `면담자 의견: ${said(texts.opinion)}`),
    bullet('○', `시장 답변: ${said(texts.directive)}`),
    ...followUps.map((followUp) => bullet('-', `후속조치: ${followUpLine(followUp, said)}`)),
  ];
}

function followUpLine({ title, department, dueOn }: FollowUp, said: Said): string {
  const by = [department, dueOn === null ? undefined : `${koreanDate(dueOn)}까지`].filter(Boolean).join(', ');
  return `${said(title)}(${by})`;
}

function requests({ requests: all, waited }: SessionSnapshot): Block[] {
  const { received, selected, substituted, deputy, written, waiting, withdrawn, visits } = all;
  const mean = meanOf(waited.days, waited.matters);
  const parts = selected + substituted + written + waiting + withdrawn + visits;
  return [
    bullet(
      '○',
      `신청 ${cases(received)} 중 선정 ${String(selected)}, 대체면담 ${String(substituted)}` +
        `(부시장 ${String(deputy)}, 실·국·소장 ${String(Math.max(substituted - deputy, 0))}), 서면답변 ${String(written)}`,
    ),
    bullet('○', mean === null ? '이번 회차의 면담 없음' : `평균 대기 ${mean.toFixed(1)}일`),
    { type: 'check', check: { label: '면담 신청', parts, total: received, holds: parts === received } },
  ];
}

function earlier({ earlier: before }: SessionSnapshot, said: Said): Block[] {
  if (!before || before.followUps.length === 0) return [bullet('○', '지난 회차에 맡긴 후속조치 없음')];
  const table: Table = checked({
    id: 'earlier',
    caption: '지난 회차 후속조치',
    columns: [
      { key: 'session', title: '회차', kind: 'text' },
      { key: 'what', title: '조치', kind: 'text' },
      { key: 'department', title: '담당', kind: 'text' },
      { key: 'due', title: '기한', kind: 'text' },
      { key: 'state', title: '이행', kind: 'text' },
      { key: 'note', title: '비고', kind: 'text' },
    ],
    rows: before.followUps.map(({ title, department, dueOn, state, overdue, result }) => ({
      label: koreanDate(before.at.slice(0, 10)),
      cells: [
        said(title),
        department ?? NOT_SAID,
        dueOn === null ? NOT_SAID : koreanDate(dueOn),
        state,
        overdue ? '기한 경과' : result === null ? NOT_SAID : said(result),
      ],
    })),
    notes: [],
  });
  const done = before.followUps.filter(({ state }) => state === '이행').length;
  return [bullet('○', `이행 ${String(done)}/${String(before.followUps.length)}`), { type: 'table', table }];
}
