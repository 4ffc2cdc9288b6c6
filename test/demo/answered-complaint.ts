import { expect, same } from './expect.js';
import type { Question } from './legal-clock.js';
import { Resident } from './people.js';
import type { Desk, Stage } from './stage.js';

const GRIEVANCE = 'grievance';
const EXTENSION_DAYS = 3;

export interface Answered {
  readonly receiptNo: string;
  readonly endedOn: string;
}

/** 민원 하나가 보완과 연장을 거쳐 답변으로 끝난다. Begins on a working day. */
export async function answeredComplaint(stage: Stage, desk: Desk, first: string, limitDays: number): Promise<Answered> {
  const [second, third] = [await stage.law.workingDay(first, 1), await stage.law.workingDay(first, 2)];
  const resident = new Resident(stage.installation.portal, stage.code, '김예시', `kim-${stage.play}@resident.example`);
  const title = '골목 가로등이 꺼졌습니다';
  const question: Question = { length: limitDays, unit: 'day', from: `${first}T09:30` };

  await stage.moveTo(first, '09:30');
  const submitted = await resident.submit(
    title,
    '집 앞 골목 가로등이 사흘째 꺼져 있어 밤길이 어둡습니다.',
    `demo-${stage.play}-answered`,
  );
  const { matter, receiptNo } = submitted;
  same(submitted.state, 'submitted', '신청한 민원의 상태');
  stage.tell(`민원인이 신청했습니다. ${receiptNo} 「${title}」`);
  const receipt = await stage.letter({ code: 'R0', to: resident.email, subject: stage.office.title, text: receiptNo });
  const lookupCode = /조회번호: (\S+)/.exec(receipt.text)?.[1] ?? '';
  same(lookupCode, submitted.lookupCode, '편지의 조회번호');

  const intake = stage.intake();
  const received = await intake.take(matter, 'receive', { kind: GRIEVANCE });
  same(received.due, await stage.law.due(question), '접수한 민원의 기한');
  stage.tell(`접수했습니다. 고충민원 ${limitDays}일, 기한 ${received.due}`);
  await stage.letter({ code: 'R1', to: resident.email, subject: '접수되었습니다' });

  await intake.take(matter, 'assign', { department: desk.department });
  same((await intake.look(matter)).responsibleOfficer, await desk.head.id(), '민원책임관');
  stage.tell(`${desk.label}에 배정했습니다. 부서장이 민원책임관이 됩니다.`);
  await stage.letter({ code: 'N1', to: stage.address(desk.head), subject: receiptNo });
  await stage.letter({ code: 'R2', to: resident.email, subject: desk.label });
  await desk.head.take(matter, 'appoint', { officer: await desk.officer.id() });
  await desk.officer.take(matter, 'start-work');

  const until = await stage.law.workingDay(first, 5);
  const paused = await desk.officer.take(matter, 'ask-supplement', {
    items: '가로등 기둥의 번호가 필요합니다.',
    until,
  });
  const waiting = { ...question, pauses: [{ code: 'supplement', from: first }] };
  same(paused.due, await stage.law.due(waiting), '보완을 기다리는 동안의 기한');
  same([paused.state, paused.due], ['supplement', null], '보완을 기다리는 동안의 상태와 기한');
  stage.tell('담당자가 보완을 요구했습니다. 처리기한이 멈춥니다.');
  await stage.letter({ code: 'R3', to: resident.email, text: '가로등 기둥의 번호' });

  await stage.moveTo(second, '10:00');
  const tracking = await resident.open(receiptNo, lookupCode);
  same((await tracking.look()).stateLabel, '자료를 기다림', '주민이 보는 단계');
  const resumed = await tracking.take('give-supplement', { content: '기둥 번호는 가-12(예시)입니다.' });
  const counted = { ...question, pauses: [{ code: 'supplement', from: first, to: second }] };
  same([resumed.state, resumed.due], ['in-progress', await stage.law.due(counted)], '보완한 뒤의 상태와 기한');
  stage.tell(`민원인이 조회번호로 들어와 보완했습니다. 기한 ${resumed.due}`);
  await stage.letter({ code: 'N6', to: stage.address(desk.officer), subject: receiptNo });

  const barred = { ground: 'overload', reason: '맡은 일이 너무 많아 시간이 더 필요합니다.', days: EXTENSION_DAYS };
  const refusal = await desk.officer.refused('procedure.answers-invalid', matter, 'extend', barred);
  expect(JSON.stringify(refusal).includes('영 §21②'), '금지된 연장 사유는 조문을 들어 거절한다', refusal);
  const [problem] = refusal.details['problems'] as { detail: string }[];
  stage.tell(`거절되었습니다: ${problem?.detail}`);
  const lawful = { ground: 'cooperation', reason: '전력회사와 함께 현장을 확인해야 합니다.', days: EXTENSION_DAYS };
  const extended = await desk.officer.take(matter, 'extend', lawful);
  const longer = { ...counted, extensions: [{ length: EXTENSION_DAYS, unit: 'day' }] };
  same(extended.due, await stage.law.due(longer), '연장한 기한');
  stage.tell(`관계 기관의 협조가 필요하여 연장했습니다. 기한 ${extended.due}`);
  await stage.letter({ code: 'R4', to: resident.email, text: '전력회사' });

  const answer = {
    outcome: 'accepted',
    conclusion: '가로등을 고쳤습니다.',
    reasons: '현장을 확인하고 전등을 바꾸었습니다.',
  };
  await desk.officer.take(matter, 'draft-answer', answer);
  await stage.letter({ code: 'N3', to: stage.address(desk.head), subject: receiptNo });
  await stage.moveTo(third, '11:00');
  const approved = await desk.head.take(matter, 'approve');
  same(approved.state, 'decided', '승인한 민원의 상태');
  stage.tell('민원책임관이 답변을 승인했습니다.');
  await stage.letter({ code: 'R8', to: resident.email, subject: title, text: '가로등을 고쳤습니다.' });

  const closed = await stage.until('답변이 전달되어 종결된다', async () => {
    const view = await (await resident.open(receiptNo, lookupCode)).look();
    return view.ended ? view : undefined;
  });
  same(
    [closed.state, closed.stateLabel, closed.officer?.department],
    ['closed', '답변완료', desk.label],
    '주민이 보는 끝',
  );
  const steps = closed.timeline.map(({ step }) => step);
  const told = [
    'submit',
    'receive',
    'assign',
    'appoint',
    'start-work',
    'ask-supplement',
    'give-supplement',
    'extend',
    'draft-answer',
    'approve',
    'close',
  ];
  same(steps, told, '주민이 보는 지난 일');
  expect(JSON.stringify(closed.timeline).includes('전등을 바꾸었습니다'), '주민이 보는 답변', closed.timeline);
  stage.tell(`민원인이 처음부터 끝까지 지켜보았습니다: ${closed.timeline.map(({ sentence }) => sentence).join(' → ')}`);
  return { receiptNo, endedOn: third };
}
