import { expect, same } from './expect.js';
import { daysAfter } from './legal-clock.js';
import { Resident } from './people.js';
import type { Desk, Stage } from './stage.js';

/** 청원 하나가 심의를 생략하는 사유와 함께 결과에 이르고(청 §21), 국민제안 하나가 채택된다(제 §10). */
export async function petitionAndProposal(stage: Stage, desk: Desk, first: string): Promise<void> {
  await stage.moveTo(first, '10:10');
  await petition(stage, desk);
  await proposal(stage, desk, daysAfter(first, 60));
}

async function petition(stage: Stage, desk: Desk): Promise<void> {
  const resident = new Resident(
    stage.installation.portal,
    stage.code,
    '박예시',
    `petition-${stage.play}@resident.example`,
  );
  const submitted = await resident.begin(
    'petition',
    'petitioner',
    {
      kind: 'ordinary',
      subject: 'facilities',
      title: '도서관을 밤에도 열어 주세요',
      content: '일하는 사람도 쓸 수 있게 도서관을 밤 아홉 시까지 열어 주시기를 청원합니다.',
    },
    `demo-${stage.play}-petition`,
  );
  const { matter, receiptNo } = submitted;
  stage.tell(`청원이 들어왔습니다. ${receiptNo}`);
  const intake = stage.intake();
  const received = await intake.take(matter, 'receive', { identity: 'digital-id' });
  expect(received.due, '청원의 처리기한');
  stage.tell(`접수했습니다. 90일, 기한 ${received.due}`);
  await stage.letter({ code: 'R12A', to: resident.email, text: receiptNo });
  await intake.take(matter, 'note-outside-number', { outsideNo: '2026-예시-00001' });
  await intake.take(matter, 'assign', { department: desk.department });
  await desk.officer.take(matter, 'begin-investigation');
  const result = {
    outcome: 'accepted',
    conclusion: '도서관을 밤 아홉 시까지 열겠습니다.',
    reasons: '이용하는 분이 많고 예산이 있어 그대로 받아들입니다.',
  };
  await desk.officer.refused('petitions.council-only-omitted-on-a-ground', matter, 'draft-answer', result);
  stage.tell('심의회를 거치지 않고 까닭도 적지 않은 결과는 거절되었습니다(청 §21①).');
  await desk.officer.take(matter, 'draft-answer', { ...result, omission: 'plainly-right' });
  const { state } = await desk.head.take(matter, 'approve');
  same(state, 'decided', '결재한 청원의 상태');
  await stage.letter({ code: 'R12C', to: resident.email, text: '밤 아홉 시' });
}

async function proposal(stage: Stage, desk: Desk, plannedOn: string): Promise<void> {
  const resident = new Resident(stage.installation.portal, stage.code, '최예시', `idea-${stage.play}@resident.example`);
  const { matter, receiptNo } = await resident.begin(
    'proposal',
    'proposer',
    {
      title: '버스정류장에 그늘막을',
      present: '여름에 버스를 기다리는 동안 햇볕을 피할 곳이 없습니다.',
      idea: '정류장마다 접었다 펴는 그늘막을 답니다.',
      effect: '더위에 쓰러지는 사람이 줄어듭니다.',
      own: true,
    },
    `demo-${stage.play}-proposal`,
  );
  stage.tell(`국민제안이 들어왔습니다. ${receiptNo}`);
  const intake = stage.intake();
  const received = await intake.take(matter, 'receive');
  expect(received.due, '제안의 심사 기한');
  stage.tell(`접수하고 공개했습니다. 30일, 기한 ${received.due}`);
  await stage.letter({ code: 'R11A', to: resident.email, text: receiptNo });
  await intake.take(matter, 'assign', { department: desk.department });
  await desk.officer.take(matter, 'draft-answer', {
    feasibility: 'high',
    creativity: 'middle',
    efficiency: 'high',
    scope: 'high',
    continuity: 'high',
    outcome: 'adopted',
    conclusion: '그늘막을 달겠습니다.',
    reasons: '비용에 견주어 효과가 크고 바로 할 수 있습니다.',
    plannedOn,
  });
  const { state } = await desk.head.take(matter, 'adopt');
  same(state, 'adopted', '채택한 제안의 상태');
  stage.tell(`채택했습니다. ${plannedOn}까지 실시합니다.`);
  await stage.letter({ code: 'R11B', to: resident.email, text: '그늘막을' });
}
