import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Actor } from '#foundation';
import { OfficeTx } from '#ledger';
import { MatterStore } from './storage/matter-store.js';
import { TakeStep } from './take-step.js';
import { matterDesk, type MatterDesk } from '../../test/support/matter-desk.js';

let desk: MatterDesk;
beforeAll(async () => {
  desk = await matterDesk('naju');
}, 60_000);
afterAll(() => desk.close());

const resident: Actor = { kind: 'resident', id: 'visitor', roles: ['resident'] };
const complaint = {
  title: '가로등 고장',
  content: '집 앞 가로등이 사흘째 꺼져 있습니다.',
  complainant: {
    name: '김예시',
    phone: '010-0000-1234',
    email: 'kim.yesi@resident.example',
    answer: 'email',
    consent: true,
  },
};
const submit = (key?: string, answers: object = complaint) =>
  desk.execute(
    new TakeStep('naju', { procedure: 'complaint' }, 'submit', resident, answers as never, key ? { key } : {}),
  );

describe('taking steps', () => {
  it('opens a matter with the next receipt number of the year', async () => {
    const [first, second] = [await submit(), await submit()];
    expect(first).toMatchObject({ step: 'submit', state: 'submitted', version: 1, due: null });
    expect(first.receiptNo).toMatch(/^\d{4}-직소-\d{5}$/);
    expect(Number(second.receiptNo.slice(-5))).toBe(Number(first.receiptNo.slice(-5)) + 1);
  });

  it('answers the same key alike and refuses it for another body', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => submit('same-key-1')));
    expect(new Set(answers.map(({ matter }) => matter)).size).toBe(1);
    expect(answers.every((answer) => JSON.stringify(answer) === JSON.stringify(answers[0]))).toBe(true);
    await expect(submit('same-key-1', { ...complaint, title: '다른 제목' })).rejects.toMatchObject({
      code: 'matters.key-reused',
    });
  });

  it('walks a complaint to its answer, with the clock in every fact', async () => {
    const { matter } = await submit();
    const take = (step: string, actor: Actor, answers: object = {}) =>
      desk.execute(new TakeStep('naju', { matter }, step, actor, answers as never));
    const { intake, head } = await desk.staff('road');
    expect(await take('receive', intake, { kind: 'grievance' })).toMatchObject({
      state: 'accepted',
      due: expect.any(String),
    });
    await take('assign', intake, { department: 'road' });
    await take('start-work', head);
    expect(await take('ask-supplement', head, { items: '꺼진 가로등의 번호', until: desk.day(7) })).toMatchObject({
      due: null,
    });
    const page = await desk.page('naju', matter, head);
    const owner: Actor = { kind: 'resident', id: page.record.person ?? '', roles: ['resident'] };
    expect(await take('give-supplement', owner, { content: '번호는 12-3입니다.' })).toMatchObject({
      state: 'in-progress',
      due: expect.any(String),
    });
    await take('draft-answer', head, {
      outcome: 'accepted',
      conclusion: '고쳤습니다.',
      reasons: '현장을 확인하고 전구를 바꾸었습니다.',
    });
    expect(await take('approve', head)).toMatchObject({ state: 'decided' });
    const after = await desk.page('naju', matter, head);
    expect(after.timeline.map(({ step }) => step)).toEqual([
      'submit',
      'receive',
      'assign',
      'start-work',
      'ask-supplement',
      'give-supplement',
      'draft-answer',
      'approve',
    ]);
    expect(after.title).toBe('가로등 고장');
  });

  it('lets one of two who act on the same version through', async () => {
    const { matter } = await submit();
    const { intake } = await desk.staff('road');
    const receive = () =>
      desk.execute(new TakeStep('naju', { matter }, 'receive', intake, { kind: 'grievance' }, { version: 1 }));
    const outcomes = await Promise.allSettled([receive(), receive()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('takes a step from what was read before, and from what stands now where that moved on', async () => {
    const { matter } = await submit();
    const found = await desk.app.get(OfficeTx).atOnce('naju', (tx) => desk.app.get(MatterStore).load(tx, matter));
    if (!found) throw new Error('The matter was just opened.');
    const owner: Actor = { kind: 'resident', id: found.row.person_id ?? '', roles: ['resident'] };
    const add = (content: string, options: object) =>
      desk.execute(new TakeStep('naju', { matter }, 'add-material', owner, { content }, { ...options, found }));
    expect(await add('앞서 읽은 대로 적습니다.', { key: 'found-1' })).toMatchObject({ version: 2 });
    expect(await add('그 사이 나아갔다 적습니다.', { key: 'found-2' })).toMatchObject({ version: 3 });
    // The same key again is answered as before, although what was read would allow the step.
    expect(await add('앞서 읽은 대로 적습니다.', { key: 'found-1' })).toMatchObject({ version: 2 });
    await expect(add('다른 글 적습니다.', { key: 'found-1' })).rejects.toMatchObject({ code: 'matters.key-reused' });
    await expect(add('늦게 적습니다.', { version: 2 })).rejects.toMatchObject({ code: 'matters.stale' });
  });

  it('leaves nothing behind when a step is refused', async () => {
    const before = await desk.counts('naju');
    await expect(
      submit(undefined, { ...complaint, content: '주민번호는 900101-1234567 입니다. 확인해 주세요.' }),
    ).rejects.toMatchObject({
      code: 'procedure.answers-invalid',
    });
    await expect(submit(undefined, { ...complaint, complainant: { name: '김예시' } })).rejects.toMatchObject({
      code: 'people.contact-invalid',
    });
    expect(await desk.counts('naju')).toEqual(before);
  });

  it('answers another office and an unknown id alike', async () => {
    const { matter } = await submit();
    const { intake } = await desk.staff('road');
    const reach = (office: string, id: string) =>
      desk.execute(new TakeStep(office, { matter: id }, 'receive', intake, { kind: 'grievance' }));
    await expect(reach('saha', matter)).rejects.toMatchObject({ code: 'matters.not-found' });
    await expect(reach('naju', '0191a2b3-0000-7000-8000-000000000000')).rejects.toMatchObject({
      code: 'matters.not-found',
    });
  });
});
