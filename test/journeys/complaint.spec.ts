import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { existsSync } from 'node:fs';
import { Clock } from '#foundation';
import { Stage } from '../demo/stage.js';
import { playStory } from '../demo/story.js';
import { queueKinds, RunningProduct } from '../support/running-product.js';

jest.setTimeout(240_000);

const OFFICE = 'naju';

/** Each step of the story checks what it finds: states, due dates against the public calculator, letters in the mailbox. */
describe.each(queueKinds())('a complaint from submission to the monthly briefing, with the queue in %s', (queue) => {
  let product: RunningProduct;
  beforeAll(async () => {
    product = await RunningProduct.start({ queue, offices: [OFFICE] });
  });
  afterAll(() => product.stop());

  it('goes its whole way', async () => {
    const now = new Clock().now();
    const told: string[] = [];
    const stage = await Stage.open(product.installation(), OFFICE, now, (line) => told.push(line));
    await playStory(stage, now);
    expect(stage.letters.map(({ subject }) => subject)).toContainEqual(expect.stringContaining('[독촉]'));
    expect(stage.letters.length).toBeGreaterThanOrEqual(39);
    expect(stage.files.map((file) => file.split('.').at(-1))).toEqual(['hwpx', 'pdf', 'xlsx', 'hwpx', 'hwpx']);
    expect(stage.files.filter((file) => !existsSync(file))).toEqual([]);
    expect(told.at(-1)).toContain('원장을 검증했습니다');
  });
});
