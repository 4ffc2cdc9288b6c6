import { ensure } from '#foundation';
import type { Guard } from '#procedure';

/** Guards of `config/procedures/data-request.yaml` (개인정보 보호법 §35–37). */

/** What can be done about each request. */
const MEASURES: Readonly<Record<string, readonly string[]>> = {
  access: ['shown', 'copied'],
  correct: ['corrected'],
  erase: ['erased'],
  suspend: ['suspended'],
};
/** On which grounds each request may be refused; who is not the person may be refused anything. */
const GROUNDS: Readonly<Record<string, readonly string[]>> = {
  access: ['forbidden', 'others', 'duties', 'not-the-person'],
  correct: ['kept-by-law', 'not-the-person'],
  erase: ['kept-by-law', 'not-the-person'],
  suspend: ['needed-by-law', 'harm', 'public-task', 'not-the-person'],
};

/** @throws RuleBroken `privacy.measure-misfits` */
export const measureFitsTheRequest: Guard = {
  says: '한 일이 요구한 것에 맞아야 합니다: 열람이면 열람이나 사본, 정정이면 고침, 삭제면 지움, 처리정지면 멈춤(개 §35–37).',
  answered: ({ matter, answers }) =>
    ensure(MEASURES[matter.kind ?? '']?.includes(String(answers['measure'])), 'privacy.measure-misfits'),
};

/** @throws RuleBroken `privacy.ground-misfits` */
export const groundFitsTheRequest: Guard = {
  says: '거절하는 사유는 그 요구에 대해 법이 정한 것이어야 합니다(개 §35④, §36① 단서, §37② 단서).',
  answered: ({ matter, answers }) =>
    ensure(GROUNDS[matter.kind ?? '']?.includes(String(answers['ground'])), 'privacy.ground-misfits'),
};

/** Nothing but access is postponed, and nothing is extended. @throws RuleBroken `privacy.only-access-is-postponed` */
export const onlyAccessIsPostponed: Guard = {
  says: '연기할 수 있는 것은 열람뿐입니다(개 §35③ 후단).',
  offered: ({ matter }) => ensure(matter.kind === 'access', 'privacy.only-access-is-postponed'),
};
