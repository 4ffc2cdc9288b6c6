import { describe, expect, it } from '@jest/globals';
import { buffer } from 'node:stream/consumers';
import { GatedMessage, LeaseOver } from './gate.js';

const bytes = Buffer.from('Subject: =?UTF-8?B?7Iug7LKt?=\r\n\r\n가나다\r\n', 'utf8');

describe('the gate before the end of a message', () => {
  it('lets a message through while the lease holds', async () => {
    const message = new GatedMessage(bytes, () => true);
    expect(await buffer(message)).toEqual(bytes);
    expect(message.passed).toBe(true);
  });

  it('keeps the end of the message back when the lease is over', async () => {
    const message = new GatedMessage(bytes, () => false);
    await expect(buffer(message)).rejects.toBeInstanceOf(LeaseOver);
    expect(message.passed).toBe(false);
  });

  it('asks only when the rest has been taken', async () => {
    let asked = 0;
    const message = new GatedMessage(bytes, () => ++asked > 0);
    expect(asked).toBe(0);
    await buffer(message);
    expect(asked).toBe(1);
  });
});
