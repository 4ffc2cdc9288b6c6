import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import { type ApiAnswer, submitTo } from '../support/api-call.js';
import { MailPeer } from '../support/mail-peer.js';
import { queueKinds, RunningProduct } from '../support/running-product.js';

jest.setTimeout(200_000);

const OFFICE = 'naju';

describe.each(queueKinds())('when something goes away and comes back, with the queue in %s', (queue) => {
  let product: RunningProduct;
  let mail: MailPeer;

  beforeAll(async () => {
    mail = await MailPeer.open();
    product = await RunningProduct.start({ queue, offices: [OFFICE], mail });
  });
  afterAll(async () => {
    await product.stop();
    await mail.close();
  });

  const submit = (title: string): Promise<ApiAnswer> =>
    submitTo(product.url('portal'), OFFICE, title, `key-of-${encodeURIComponent(title)}`);

  /** Letters that came for a matter, by its receipt number. */
  const lettersOf = (receiptNo: unknown): number =>
    mail.taken.filter((taken) => taken.mail.text?.includes(String(receiptNo))).length;

  async function comes(what: () => boolean, patience = 120_000): Promise<boolean> {
    for (const end = performance.now() + patience; performance.now() < end; await wait(100)) if (what()) return true;
    return false;
  }

  it('a database that is gone is answered with 503 and Retry-After, and the same key once it is back with the matter', async () => {
    const before = await submit('before');
    expect(before.status).toBe(201);
    await product.services.killPostgres();
    const during = await submit('during');
    expect([during.status, during.body['code']]).toEqual([503, 'front.unavailable']);
    expect(Number(during.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(during.body['detail']).toMatch(/[가-힣]/);
    await product.services.startPostgres();
    let after = await submit('during');
    for (let tries = 0; after.status === 503 && tries < 50; tries++) {
      await wait(200);
      after = await submit('during');
    }
    expect(after.status).toBe(201);
    expect((await submit('during')).body).toEqual(after.body);
    expect((await submit('before')).body).toEqual(before.body);
    for (const { body } of [before, after]) expect(await comes(() => lettersOf(body['receiptNo']) > 0)).toBe(true);
  });

  it('a queue that is gone holds up no resident and no letter', async () => {
    if (queue === 'redis') await product.services.killRedis();
    const { status, body } = await submit('without the queue');
    expect(status).toBe(201);
    expect(await comes(() => lettersOf(body['receiptNo']) > 0)).toBe(true);
    if (queue === 'redis') await product.services.startRedis();
    const later = await submit('with the queue again');
    expect(await comes(() => lettersOf(later.body['receiptNo']) > 0)).toBe(true);
    expect([lettersOf(body['receiptNo']), lettersOf(later.body['receiptNo'])]).toEqual([1, 1]);
  });

  it('a mail server that is mute, refuses or hangs up gets each letter once it is well, and once', async () => {
    const calls = mail.calls;
    mail.mischief.mute = true;
    const [mute] = await Promise.all([submit('mute')]);
    expect(await comes(() => mail.calls > calls)).toBe(true);
    mail.mischief.mute = false;
    mail.mischief.refuse = 451;
    const refused = await submit('refused');
    const called = mail.calls;
    expect(await comes(() => mail.calls > called)).toBe(true);
    delete mail.mischief.refuse;
    const answers = [mute, refused];
    for (const { body } of answers) expect(await comes(() => lettersOf(body['receiptNo']) > 0)).toBe(true);
    mail.mischief.loseReply = true;
    const dropped = await submit('dropped');
    expect(await comes(() => lettersOf(dropped.body['receiptNo']) > 0)).toBe(true);
    mail.mischief.loseReply = false;
    // Longer than the claim on a letter lasts: whoever takes it next asks the server first.
    await wait(20_000);
    expect([mute, refused, dropped].map(({ body }) => lettersOf(body['receiptNo']))).toEqual([1, 1, 1]);
  });
});
