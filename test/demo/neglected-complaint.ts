import { expect, same } from './expect.js';
import { daysAfter } from './legal-clock.js';
import { Resident } from './people.js';
import type { Desk, Stage } from './stage.js';

const ANSWER = {
  outcome: 'explained',
  conclusion: '늦어져 죄송합니다. 보도를 고치겠습니다.',
  reasons: '현장을 확인하여 다음 달 공사에 넣었습니다.',
};

/** A complaint left lying: what its clock has told so far, and how it is brought to an end after all. */
export interface Neglected {
  readonly receiptNo: string;
  /** The day on which its resident is told of the progress by law (영 §23). */
  readonly progressOn: string;
  tellsProgress(): Promise<void>;
  isAnswered(): Promise<void>;
}

/** 민원 하나가 놓여 있다. 기한 앞에서 알리고, 지나면 독촉한다. */
export async function neglectedComplaint(
  stage: Stage,
  desk: Desk,
  first: string,
  limitDays: number,
): Promise<Neglected> {
  const resident = new Resident(stage.installation.portal, stage.code, '홍예시', `hong-${stage.play}@resident.example`);
  await stage.moveTo(first, '14:00');
  const { matter, receiptNo, lookupCode } = await resident.submit(
    '보도블록이 깨졌습니다',
    '학교 앞 보도블록이 깨져 아이들이 걸려 넘어집니다.',
    `demo-${stage.play}-neglected`,
  );
  const intake = stage.intake();
  const { due } = await intake.take(matter, 'receive', { kind: 'grievance' });
  expect(due, '접수한 민원의 기한');
  same(due, await stage.law.due({ length: limitDays, unit: 'day', from: `${first}T14:00` }), '접수한 민원의 기한');
  await intake.take(matter, 'assign', { department: desk.department });
  await desk.head.take(matter, 'appoint', { officer: await desk.officer.id() });
  await desk.officer.take(matter, 'start-work');
  stage.tell(`두 번째 민원은 ${desk.label}에서 맡고 놓아둡니다(${receiptNo}). 기한 ${due}`);
  await stage.letter({ code: 'R0', to: resident.email, text: receiptNo });
  await stage.letter({ code: 'R1', to: resident.email });

  const officer = stage.address(desk.officer);
  for (const [days, words] of [
    [3, '사흘'],
    [1, '하루'],
  ] as const) {
    await stage.moveTo(await stage.law.workingDayBefore(due, days), '08:31');
    stage.tell(`기한까지 ${words} 남았습니다. 담당자에게 알립니다.`);
    await stage.awaitStep(desk.officer, matter, 'remind', days === 3 ? 1 : 2);
    await stage.letter({ code: 'N2', to: officer, text: receiptNo });
  }

  await stage.moveTo(daysAfter(due, 1), '09:05');
  await stage.awaitStep(desk.head, matter, 'mark-overdue', 1);
  same((await desk.head.look(matter)).marks, ['overdue'], '기한이 지난 민원의 표시');
  stage.tell('처리기한이 지났습니다. 민원책임관을 독촉합니다.');
  await stage.letter({ code: 'N4', to: stage.address(desk.head), subject: receiptNo });

  return {
    receiptNo,
    progressOn: daysAfter(first, 30),
    async tellsProgress() {
      await stage.awaitStep(desk.head, matter, 'tell-progress', 1);
      stage.tell('접수한 지 30일이 지났습니다. 진행상황을 알립니다(영 §23).');
      await stage.letter({ code: 'R7', to: resident.email, subject: '진행상황' });
    },
    async isAnswered() {
      await desk.officer.take(matter, 'draft-answer', ANSWER);
      await desk.head.take(matter, 'approve');
      stage.tell('놓여 있던 민원에도 답변했습니다.');
      await stage.letter({ code: 'R8', to: resident.email, text: '늦어져 죄송합니다' });
      await stage.until('늦은 답변도 전달되어 종결된다', async () => {
        const view = await (await resident.open(receiptNo, lookupCode)).look();
        return view.ended ? view : undefined;
      });
    },
  };
}
