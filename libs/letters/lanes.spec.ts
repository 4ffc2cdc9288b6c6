import { describe, expect, it } from '@jest/globals';
import { Clock } from '#foundation';
import { Breaker } from './breaker.js';
import { Lanes } from './lanes.js';

const never = (): Promise<void> => new Promise(() => undefined);
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('lanes', () => {
  it('keep an office with a dead server from stopping another', async () => {
    const lanes = new Lanes(2, 3);
    for (let i = 0; i < 20; i++) lanes.take('tarpit', `t${i}`, never);
    const sent: string[] = [];
    for (let i = 0; i < 3; i++) lanes.take('example', `e${i}`, async () => void sent.push(`e${i}`));
    await turn();
    expect(sent).toEqual(['e0', 'e1', 'e2']);
  });

  it('refuse what is beyond their room and what they already hold', () => {
    const lanes = new Lanes(1, 1);
    expect(lanes.take('example', 'a', never)).toBe(true);
    expect(lanes.take('example', 'a', never)).toBe(false);
    expect(lanes.take('example', 'b', never)).toBe(true);
    expect(lanes.take('example', 'c', never)).toBe(false);
  });

  it('take an id again once it is done', async () => {
    const lanes = new Lanes(1, 1);
    lanes.take('example', 'a', async () => undefined);
    await turn();
    expect(lanes.busy).toBe(false);
    expect(lanes.take('example', 'a', never)).toBe(true);
  });
});

class HandClock extends Clock {
  at = 0;
  override monotonic(): number {
    return this.at;
  }
}

describe('the breaker', () => {
  it('leaves a server alone after five troubles in a row, and after the rest at the first', () => {
    const clock = new HandClock();
    const breaker = new Breaker(clock);
    for (let i = 0; i < 4; i++) breaker.wentWrong();
    expect(breaker.resting).toBe(false);
    breaker.wentWrong();
    expect(breaker.resting).toBe(true);
    clock.at = 30_000;
    expect(breaker.resting).toBe(false);
    breaker.wentWrong();
    expect(breaker.resting).toBe(true);
  });

  it('forgets troubles when a letter was taken', () => {
    const breaker = new Breaker(new HandClock());
    for (let i = 0; i < 4; i++) breaker.wentWrong();
    breaker.wentWell();
    breaker.wentWrong();
    expect(breaker.resting).toBe(false);
  });
});
