import { describe, expect, it } from '@jest/globals';
import { Clock } from '#foundation';
import { Breaker } from './breaker.js';
import { Lanes } from './lanes.js';
import { TroubledOffices } from './troubled-offices.js';

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
  /** Troubles come until it rests; answers how long it does, in seconds. */
  function restAfterTrouble(breaker: Breaker, clock: HandClock): number {
    while (!breaker.resting) breaker.wentWrong();
    const begun = clock.at;
    while (breaker.resting) clock.at += 500;
    return (clock.at - begun) / 1_000;
  }

  it('leaves a server alone after five troubles in a row: a second, then twice as long, at most half a minute', () => {
    const clock = new HandClock();
    const breaker = new Breaker(clock);
    for (let i = 0; i < 4; i++) breaker.wentWrong();
    expect(breaker.resting).toBe(false);
    expect(Array.from({ length: 8 }, () => restAfterTrouble(breaker, clock))).toEqual([1, 2, 4, 8, 16, 30, 30, 30]);
  });

  it('does not rest longer for letters that were on their way when the rest began', () => {
    const clock = new HandClock();
    const breaker = new Breaker(clock);
    for (let i = 0; i < 50; i++) breaker.wentWrong();
    expect(restAfterTrouble(breaker, clock)).toBe(1);
    expect(restAfterTrouble(breaker, clock)).toBe(2);
  });

  it('forgets troubles when a letter was taken', () => {
    const breaker = new Breaker(new HandClock());
    for (let i = 0; i < 4; i++) breaker.wentWrong();
    breaker.wentWell();
    breaker.wentWrong();
    expect(breaker.resting).toBe(false);
  });
});

describe('letters that wait because the server was in trouble', () => {
  it('are called when one gets through, and not again within a minute', () => {
    const clock = new HandClock();
    const offices = new TroubledOffices(clock);
    expect(offices.wentWell('example')).toBe(false);
    offices.wentWrong('example');
    expect(offices.wentWell('other')).toBe(false);
    expect(offices.wentWell('example')).toBe(true);
    expect(offices.wentWell('example')).toBe(false);
    clock.at = 59_000;
    offices.wentWrong('example');
    expect(offices.wentWell('example')).toBe(false);
    clock.at = 60_000;
    expect(offices.wentWell('example')).toBe(true);
  });
});
