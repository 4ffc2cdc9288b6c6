import { ensure } from '#foundation';
import type { Guard, Guards } from '#procedure';

/** Programme B: what needs a decision of policy meets the mayor, the rest a substitute or an answer in writing. @throws RuleBroken `meetings.needs-no-policy-decision` */
const needsAPolicyDecision: Guard = {
  says: '시장의 정책 결정이 필요하다고 본 신청이어야 합니다.',
  offered: ({ matter }) => ensure(matter.values['policy'] === 'yes', 'meetings.needs-no-policy-decision'),
};

/** Programme B, 대체면담: the mayor's slots are none of a substitute's. @throws RuleBroken `meetings.is-a-substitute-meeting` */
const meetsTheMayor: Guard = {
  says: '대체면담이 아니어야 합니다.',
  offered: ({ matter }) => ensure(matter.values['delegate'] === undefined, 'meetings.is-a-substitute-meeting'),
};

/** Programme B, 대체면담: a substitute's own time is none of the mayor's. @throws RuleBroken `meetings.is-no-substitute-meeting` */
const meetsASubstitute: Guard = {
  says: '대체면담이어야 합니다.',
  offered: ({ matter }) => ensure(matter.values['delegate'] !== undefined, 'meetings.is-no-substitute-meeting'),
};

/** 면담 운영 계획(기록): what did not begin cannot be recorded; a visit to the 상담실 has begun by itself. @throws RuleBroken `meetings.not-begun` {at} */
const meetingHasBegun: Guard = {
  says: '면담 시각이 되었어야 합니다.',
  offered: ({ matter, now }) => {
    const at = matter.values['meetsAt'];
    ensure(typeof at !== 'string' || at <= now, 'meetings.not-begun', { at: String(at) });
  },
};

/** 영 §4①: 폭언 등으로 끝내려면 미리 알린다. @throws RuleBroken `meetings.ended-without-warning` */
const endedEarlyAfterAWarning: Guard = {
  says: '폭언 등으로 일찍 끝냈다면 끝내기 전에 미리 알렸어야 합니다(민원 처리에 관한 법률 시행령 §4).',
  answered: ({ answers }) => ensure(!answers['endedEarly'] || answers['warned'], 'meetings.ended-without-warning'),
};

/** 면담 운영 계획(후속조치). @throws RuleBroken `meetings.not-held-yet` */
const meetingWasHeld: Guard = {
  says: '마친 면담에 대한 것이어야 합니다.',
  offered: ({ about }) => ensure(about?.record.state === 'held', 'meetings.not-held-yet'),
};

/** The conditions that meeting.yaml and follow-up.yaml name under `if`. */
export const meetingGuards: Guards = new Map([
  ['needs-a-policy-decision', needsAPolicyDecision],
  ['meets-the-mayor', meetsTheMayor],
  ['meets-a-substitute', meetsASubstitute],
  ['meeting-has-begun', meetingHasBegun],
  ['ended-early-after-a-warning', endedEarlyAfterAWarning],
  ['meeting-was-held', meetingWasHeld],
]);
