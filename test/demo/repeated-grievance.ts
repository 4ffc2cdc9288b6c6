import { same } from './expect.js';
import { Resident } from './people.js';
import type { Desk, Stage } from './stage.js';

/** 같은 고충이 다시 들어온다. 감사부서가 조사하고(영 §17②), 그 결과로 답한다. `earlier` is the answered one. */
export async function repeatedGrievance(stage: Stage, desk: Desk, first: string, earlier: string): Promise<void> {
  const resident = new Resident(
    stage.installation.portal,
    stage.code,
    '김예시',
    `again-${stage.play}@resident.example`,
  );
  await stage.moveTo(first, '09:40');
  const { matter, receiptNo } = await resident.submit(
    '골목 가로등이 또 꺼졌습니다',
    '고쳤다고 하셨는데 집 앞 골목 가로등이 다시 꺼져 있습니다.',
    `demo-${stage.play}-again`,
  );
  const intake = stage.intake();
  await intake.take(matter, 'receive', { kind: 'grievance' });
  await intake.take(matter, 'assign', { department: desk.department });
  await desk.officer.take(matter, 'start-work');
  const sameness = '같은 곳의 같은 가로등에 대한 같은 내용의 고충민원입니다.';
  const sent = await desk.officer.take(matter, 'send-to-audit', { earlier, sameness });
  same(sent.state, 'audit', '같은 고충이 다시 들어온 민원의 상태');
  stage.tell(
    `같은 고충이 다시 들어와(${receiptNo}) 감사부서에 맡겼습니다. 앞선 민원 ${earlier}. 처리기한은 계속 갑니다.`,
  );
  const auditor = stage.auditor();
  await stage.letter({ code: 'N7A', to: stage.address(auditor), subject: receiptNo });

  await auditor.take(matter, 'report-audit', {
    finding: 'justified',
    findings: '전등만 바꾸고 배선을 살피지 않았습니다. 처음 처리를 고쳐야 합니다.',
  });
  stage.tell('감사부서가 민원인의 말이 맞다고 알렸습니다.');
  const refusal = {
    outcome: 'not-accepted',
    conclusion: '더 할 일이 없습니다.',
    reasons: '이미 한 번 고쳤습니다. 더 할 일이 없습니다.',
  };
  await desk.officer.refused('cases.justified-is-put-right', matter, 'draft-answer', refusal);
  stage.tell('처음대로 답하려는 것은 거절되었습니다(영 §17③).');
  await desk.officer.take(matter, 'draft-answer', {
    outcome: 'accepted',
    conclusion: '배선을 새로 하여 고쳤습니다.',
    reasons: '감사부서의 조사에 따라 배선을 모두 바꾸었습니다.',
  });
  await desk.head.take(matter, 'approve');
  await stage.letter({ code: 'R8', to: resident.email, text: '배선을 새로' });
}
