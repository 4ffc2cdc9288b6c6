import { describe, expect, it } from '@jest/globals';
import { runningSlot } from './running-slot.js';

const session = {
  until: '2026-12-10T14:30',
  slots: [
    { number: 1, at: '2026-12-10T14:00' },
    { number: 2, at: '2026-12-10T14:15' },
  ],
};
const at = (time: string) => new Date(`2026-12-10T${time}+09:00`);

describe('the meeting that is going on', () => {
  it('is the one whose slot it is, with the time that is left', () => {
    expect(runningSlot(session, at('14:07:30'))).toEqual({
      number: 1,
      from: '2026-12-10T14:00',
      until: '2026-12-10T14:15',
      left: 450,
      more: 0,
    });
    expect(runningSlot(session, at('14:15:00'))).toMatchObject({ number: 2, until: '2026-12-10T14:30', left: 900 });
  });

  it('is none before the first and after the last', () => {
    expect(runningSlot(session, at('13:59:59'))).toBeUndefined();
    expect(runningSlot(session, at('14:30:00'))).toBeUndefined();
    expect(runningSlot({ ...session, slots: [] }, at('14:10:00'))).toBeUndefined();
  });

  it('goes on into the next one when it is given more, and tells how far it is over time', () => {
    const given = { slot: 1, more: 5 };
    expect(runningSlot(session, at('14:16:00'), given)).toMatchObject({
      number: 1,
      until: '2026-12-10T14:20',
      left: 240,
    });
    expect(runningSlot(session, at('14:21:00'), given)).toMatchObject({ number: 1, left: -60 });
    expect(runningSlot(session, at('14:50:00'), given)).toBeUndefined();
  });

  it('is not brought about by what nobody could mean', () => {
    expect(runningSlot(session, at('14:01:00'), { slot: 2, more: 5 })).toMatchObject({ number: 1, more: 0 });
    expect(runningSlot(session, at('14:01:00'), { slot: 1, more: Number.NaN })).toMatchObject({ more: 0 });
    expect(runningSlot(session, at('14:01:00'), { slot: 1, more: 900 })).toMatchObject({ more: 60 });
  });
});
