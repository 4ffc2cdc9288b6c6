import { ensure } from '#foundation';
import type { Guard, Guards, MatterRecord, Standing } from '#procedure';

/** Programme E: suggestions are what a visit brought, and are entered once it was held. @throws RuleBroken `visits.not-held` */
const visitWasHeld: Guard = {
  says: '실시한 방문이어야 합니다.',
  offered: ({ about }) => ensure(about?.record.state === 'held', 'visits.not-held'),
};

/** Programme E: statuses are the office's own and dated. @throws RuleBroken `visits.no-statuses-then` {visitedOn} */
const statusesAreTold: Guard = {
  says: '방문한 날에 쓰는 처리구분이 기관의 설정에 있어야 합니다.',
  offered: ({ matter, office }) =>
    ensure(statusesOf(matter, office).length > 0, 'visits.no-statuses-then', visitOf(matter)),
};

/** Programme E: each kind of visit has its own set of statuses, as of its day; 검토중 is none of 동 연두방문. @throws RuleBroken `visits.status-not-of-the-visit` */
const statusOfTheVisit: Guard = {
  says: '그 방문이 쓰는 처리구분이어야 합니다.',
  offered: ({ matter, office, step }) =>
    ensure(statusesOf(matter, office).includes(step.to), 'visits.status-not-of-the-visit'),
};

/** 내부 기준(건의사항 관리): whoever has replied is not asked again. @throws RuleBroken `visits.replied-already` */
const noReplyYet: Guard = {
  says: '이송한 기관의 회신이 아직 오지 않았어야 합니다.',
  offered: ({ matter }) => ensure(matter.values['repliedOn'] === undefined, 'visits.replied-already'),
};

/** The conditions that suggestion.yaml names under `if`. */
export const visitGuards: Guards = new Map([
  ['visit-was-held', visitWasHeld],
  ['statuses-are-told', statusesAreTold],
  ['status-of-the-visit', statusOfTheVisit],
  ['no-reply-yet', noReplyYet],
]);

function statusesOf({ kind = '', values }: MatterRecord, office: Standing['office']): readonly string[] {
  return office.visitStatuses(kind, String(values['visitedOn']));
}

function visitOf({ values }: MatterRecord) {
  return { visitedOn: String(values['visitedOn']) };
}
