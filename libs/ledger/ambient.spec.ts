import { readFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ambient } from './ambient.js';

const CHAINS = 3_000;

const echo = createServer((socket) => socket.pipe(socket));
beforeAll(() => new Promise<void>((listening) => echo.listen(0, '127.0.0.1', listening)));
afterAll(() => new Promise((closed) => echo.close(closed)));

/** A line of its own for each chain, opened wherever the chain stands, as a pool opens connections. */
function overTheLine(): Promise<unknown> {
  const { port } = echo.address() as { port: number };
  return new Promise((heard, failed) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('error', failed);
    socket.once('data', (data) => {
      socket.destroy();
      heard(data);
    });
    socket.write('.');
  });
}

/** Everything that Node may come back from. */
const PAUSES: readonly (() => Promise<unknown>)[] = [
  () => Promise.resolve(),
  () => new Promise<void>((ticked) => process.nextTick(ticked)),
  () => turn(),
  () => wait(1),
  () => new Promise<void>((called) => setTimeout(called, 0)),
  () => readFile(import.meta.filename),
  overTheLine,
];

/** The same row of numbers each time, so that a failure comes again. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 16) % sides;
  };
}

describe('what a call stands in', () => {
  it('is known through whatever it awaits, and to nobody beside it', async () => {
    const ambient = new Ambient<string>();
    const roll = dice(20_260_722);
    const wrong: string[] = [];
    const expectIn = (own: string | undefined, place: string): void => {
      if (ambient.current !== own) wrong.push(`${place}: ${String(ambient.current)} instead of ${String(own)}`);
    };
    const pause = async (): Promise<void> => void (await PAUSES[roll(PAUSES.length)]?.());
    const nested = async (own: string): Promise<void> => {
      await pause();
      expectIn(own, 'nested');
      await Promise.all([pause().then(() => expectIn(own, 'then')), pause()]);
      expectIn(own, 'after all');
    };
    const chain = async (number: number): Promise<void> => {
      for (let turns = roll(4); turns > 0; turns--) {
        await pause();
        expectIn(undefined, 'outside');
      }
      const own = `chain ${number}`;
      await ambient.within(own, async () => {
        expectIn(own, 'at first');
        await nested(own);
        await pause();
        expectIn(own, 'at last');
      });
      expectIn(undefined, 'afterwards');
      await pause();
      expectIn(undefined, 'long afterwards');
    };
    let next = 0;
    // As many side by side as sometimes leave nobody inside, so that following ends and begins again.
    const lane = async (): Promise<void> => {
      while (next < CHAINS) await chain(next++);
    };
    await Promise.all(Array.from({ length: 3 }, lane));
    await Promise.all(Array.from({ length: 200 }, (_, number) => chain(CHAINS + number)));
    expect(wrong).toEqual([]);
  }, 60_000);

  it('ends with the work, whether it succeeded or failed', async () => {
    const ambient = new Ambient<number>();
    await expect(ambient.within(1, () => Promise.resolve(ambient.current))).resolves.toBe(1);
    await expect(ambient.within(2, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(ambient.current).toBeUndefined();
  });

  it('is the innermost', async () => {
    const ambient = new Ambient<number>();
    await ambient.within(1, async () => {
      await ambient.within(2, async () => {
        await turn();
        expect(ambient.current).toBe(2);
      });
      expect(ambient.current).toBe(1);
    });
  });
});
