import type { Chance } from './chance.js';
import type { PlayingOffice } from './office-work.js';

/** What somebody has at hand when a form is filled in. */
export interface Hand {
  readonly chance: Chance;
  readonly office: PlayingOffice;
  /** A slot of a session that this office planned, whoever may have it by now. */
  readonly slot: string | undefined;
}
type By = 'intake' | 'head' | 'secretary';

export interface Step {
  readonly step: string;
  readonly by: By;
  /** How often, against the others of its state. */
  readonly share: number;
  /** Undefined when it cannot be done now. */
  readonly body: (hand: Hand) => object | undefined;
  readonly once?: true;
  /** Only for a matter whose place was given by this step. */
  readonly placedBy?: 'select' | 'substitute';
}

export interface Opening {
  readonly procedure: string;
  readonly step: string;
  /** Undefined: a resident, at the portal. */
  readonly by?: By;
  readonly share: number;
  /** What it is about must be held: a meeting, a visit. */
  readonly about?: 'meeting' | 'visit';
  /** Only in offices whose residents meet the mayor. */
  readonly meets?: true;
  readonly body: (hand: Hand, person: object) => object;
}

const says = (body: object) => (): object => body;
const LATER = '2027-01-29';

/** A half hour before the last day of the run, so that it can be held, or one that lies ahead until its end. */
function someTime({ chance }: Hand): string {
  const day = chance.within(0.6) ? chance.between(1, 3) : chance.between(14, 18);
  const hour = String(chance.between(9, 17)).padStart(2, '0');
  return `2026-12-${String(day).padStart(2, '0')}T${hour}:${chance.oneOf(['00', '30'])}`;
}

function substitute(hand: Hand): object | undefined {
  const { meets } = hand.office;
  const inRoom = hand.chance.within(0.7);
  return (
    meets && {
      delegate: meets.deputy,
      at: someTime(hand),
      minutes: 20,
      ...(inRoom && { room: meets.room }),
      reason: '부서에서 정할 일입니다.',
    }
  );
}

const chosen = ({ slot }: Hand): object | undefined =>
  slot === undefined ? undefined : { slot, reason: '오래 기다리셨습니다.' };
const withdrawal = says({ reason: '전화로 취하하셨습니다.' });

const PLACED: readonly Step[] = [
  {
    step: 'hand-in-material',
    by: 'head',
    share: 2,
    once: true,
    body: says({ state: '해마다 물이 넘치는 곳입니다.', proposal: '추경에 담겠습니다.' }),
  },
  {
    step: 'hold',
    by: 'secretary',
    share: 4,
    body: says({
      present: 2,
      opinion: '해마다 물이 넘칩니다.',
      directive: '추경에 담겠습니다.',
      handling: 'going-on',
    }),
  },
  { step: 'reschedule', by: 'secretary', share: 2, placedBy: 'select', body: chosen },
  { step: 'reschedule-substitute', by: 'secretary', share: 2, placedBy: 'substitute', body: substitute },
  { step: 'lose-place', by: 'secretary', share: 1, body: says({ reason: '급한 일정이 생겼습니다.' }) },
  { step: 'withdraw', by: 'secretary', share: 1, body: withdrawal },
];
const OPEN_SUGGESTION: readonly Step[] = [
  { step: 'set-in-progress', by: 'head', share: 2, body: says({ progress: '공사하고 있습니다.' }) },
  { step: 'set-long-term', by: 'head', share: 1, body: says({ reason: '예산이 많이 듭니다.', nextReview: LATER }) },
  { step: 'set-impossible', by: 'head', share: 1, body: says({ reason: '법으로 할 수 없습니다.', nextReview: LATER }) },
  { step: 'set-done', by: 'head', share: 2, body: says({ progress: '고쳤습니다.', doneOn: '2026-11-23' }) },
  {
    step: 'set-cost',
    by: 'secretary',
    share: 1,
    body: says({ costNational: 0, costProvince: 0, costOwn: 30_000_000, costWhen: 'main' }),
  },
  { step: 'note-progress', by: 'head', share: 1, body: says({ progress: '설계를 마쳤습니다.' }) },
  {
    step: 'transfer',
    by: 'secretary',
    share: 1,
    body: says({ agency: '예시공사', agencyPhone: '02-000-9000', reason: '공사의 일입니다.', replyUntil: LATER }),
  },
];

/** What people do with a matter, by what it is and where it stands as they know it. */
export const STEPS: Readonly<Record<string, Readonly<Record<string, readonly Step[]>>>> = {
  complaint: {
    submitted: [
      { step: 'receive', by: 'intake', body: says({ kind: 'grievance' }), share: 19 },
      { step: 'withdraw', by: 'intake', body: withdrawal, share: 1 },
    ],
    accepted: [
      { step: 'assign', by: 'intake', body: says({ department: 'road' }), share: 19 },
      {
        step: 'reclassify',
        by: 'intake',
        body: says({ kind: 'suggestion', reason: '건의로 바로잡습니다.' }),
        share: 1,
      },
    ],
    assigned: [{ step: 'start-work', by: 'head', body: says({}), share: 1 }],
    'in-progress': [
      {
        step: 'draft-answer',
        by: 'head',
        body: says({ outcome: 'accepted', conclusion: '고쳤습니다.', reasons: '현장에서 확인하고 고쳤습니다.' }),
        share: 7,
      },
      {
        step: 'extend',
        by: 'head',
        body: says({ ground: 'cooperation', reason: '한국전력과 협의가 필요합니다.', days: 3 }),
        share: 3,
        once: true,
      },
      {
        step: 'ask-supplement',
        by: 'head',
        body: says({ items: '사진을 보내 주십시오.', until: LATER }),
        share: 1,
      },
    ],
    supplement: [{ step: 'give-supplement', by: 'intake', body: says({ content: '사진을 받았습니다.' }), share: 1 }],
    approval: [
      { step: 'approve', by: 'head', body: says({}), share: 9 },
      { step: 'send-back', by: 'head', body: says({ opinion: '이유를 더 적어 주십시오.' }), share: 1 },
    ],
  },
  meeting: {
    requested: [
      {
        step: 'screen',
        by: 'secretary',
        body: says({ policy: 'yes', reason: '예산이 드는 일입니다.', department: 'road' }),
        share: 19,
      },
      { step: 'withdraw', by: 'intake', body: withdrawal, share: 1 },
    ],
    waiting: [
      { step: 'select', by: 'secretary', body: chosen, share: 6 },
      { step: 'substitute', by: 'secretary', body: substitute, share: 3 },
      {
        step: 'answer-in-writing',
        by: 'secretary',
        body: says({ reason: '글로 충분히 답할 수 있습니다.', until: LATER, department: 'road' }),
        share: 1,
      },
    ],
    placed: PLACED,
    prepared: PLACED,
    visiting: PLACED.filter(({ step }) => step === 'hold'),
    writing: [{ step: 'give-answer', by: 'head', body: says({ conclusion: '고치겠습니다.' }), share: 1 }],
  },
  'meeting-session': {
    planned: [
      {
        step: 'move',
        by: 'secretary',
        body: (hand) => ({ at: someTime(hand), dayOff: true, reason: '의회 일정과 겹칩니다.' }),
        share: 2,
      },
      { step: 'cancel', by: 'secretary', body: says({ reason: '태풍 때문입니다.' }), share: 1 },
      { step: 'close', by: 'secretary', body: says({ groups: 1, attended: 10 }), share: 1 },
    ],
  },
  'follow-up': {
    ordered: [
      {
        step: 'postpone',
        by: 'head',
        body: says({ dueOn: LATER, reason: '설계가 늦어집니다.' }),
        share: 1,
        once: true,
      },
      { step: 'do', by: 'head', body: says({ result: '추경에 올렸습니다.' }), share: 3 },
      { step: 'give-up', by: 'head', body: says({ result: '도의 땅이라 도에 알렸습니다.' }), share: 1 },
    ],
  },
  suggestion: {
    received: OPEN_SUGGESTION,
    'in-progress': OPEN_SUGGESTION.filter(({ step }) => step !== 'set-in-progress'),
    'long-term': OPEN_SUGGESTION.filter(({ step }) => step !== 'set-long-term'),
    done: [{ step: 'reopen', by: 'head', body: says({ reason: '다시 꺼졌습니다.' }), share: 1 }],
  },
};

/** What is opened. Each has the key in its title, put there by the load. */
export const OPENINGS: readonly Opening[] = [
  {
    procedure: 'complaint',
    step: 'submit',
    share: 10,
    body: (_, complainant) => ({ content: '집 앞 가로등이 꺼져 있습니다.', complainant }),
  },
  {
    procedure: 'meeting',
    step: 'request',
    share: 8,
    meets: true,
    body: (_, applicant) => ({ gist: '배수로를 넓혀 달라고 말씀드리고 싶습니다.', applicant }),
  },
  {
    procedure: 'meeting',
    step: 'receive-visit',
    by: 'intake',
    share: 1,
    meets: true,
    body: ({ office }, visitor) => ({
      gist: '여럿이 함께 오셨습니다.',
      companions: 6,
      room: office.meets?.room,
      minutes: 5,
      visitor,
    }),
  },
  {
    procedure: 'meeting-session',
    step: 'plan',
    by: 'secretary',
    share: 3,
    meets: true,
    body: (hand) => ({ meeting: hand.office.meets?.kind, at: someTime(hand), dayOff: true }),
  },
  {
    procedure: 'follow-up',
    step: 'order',
    by: 'secretary',
    share: 6,
    about: 'meeting',
    body: () => ({ what: '추경에 올립니다.', department: 'road', dueOn: '2027-01-15' }),
  },
  {
    procedure: 'visit',
    step: 'record',
    by: 'secretary',
    share: 1,
    body: () => ({
      kind: 'field',
      visitedOn: '2026-11-20',
      place: '행정복지센터',
      department: 'road',
      attendees: 12,
    }),
  },
  {
    procedure: 'suggestion',
    step: 'enter',
    by: 'secretary',
    share: 4,
    about: 'visit',
    body: (_, suggester) => ({ content: '다리 난간이 낮습니다.', field: 'safety', department: 'road', suggester }),
  },
];
