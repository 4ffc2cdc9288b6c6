import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { axeFindings, type PageBrowser, pageBrowser } from '../support/page-browser.js';
import { samplePages } from '../support/sample-pages.js';

let browser: PageBrowser;
beforeAll(async () => {
  browser = await pageBrowser(samplePages);
}, 60_000);
afterAll(() => browser.close());

describe.each(Object.keys(samplePages))('the page %s', (name) => {
  it.each([1280, 320])(
    'is accessible, fits and keeps to the content policy at %i px',
    async (width) => {
      const { page, faults } = await browser.open(name, width);
      expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      expect(faults).toEqual([]);
      expect(await axeFindings(page)).toEqual([]);
      await page.context().close();
    },
    30_000,
  );
});

describe('with a script', () => {
  it('the size and contrast a reader chose stay chosen', async () => {
    const { page } = await browser.open('home', 1280);
    await page.click('[data-size=xxlg]');
    await page.click('[data-contrast]');
    await page.reload();
    expect(await page.evaluate<string>('document.documentElement.dataset.size')).toBe('xxlg');
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  }, 30_000);

  it('a mistake is read first and leads to its field', async () => {
    const { page } = await browser.open('new-content-wrong', 360);
    expect(await page.evaluate<string>('document.activeElement.className')).toBe('tt-errors');
    await page.click('.tt-errors a >> nth=1');
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('answers-content');
    await page.context().close();
  }, 30_000);

  it('a draft is offered again on the same device, without contact data', async () => {
    const { page } = await browser.open('new-content', 360);
    await page.fill('#answers-title', '쓰다 만 제목');
    await page.reload();
    await page.click('[data-draft-take]');
    expect(await page.inputValue('#answers-title')).toBe('쓰다 만 제목');
    expect(await page.evaluate<string>('JSON.stringify(localStorage)')).not.toContain('complainant');
    await page.context().close();
  }, 30_000);

  it('what somebody at work types is kept by the office when a field is left, and said so', async () => {
    const { page } = await browser.open('staff-extend', 1280);
    const sent = page.waitForRequest((request) => request.url().endsWith('/go-on') && request.method() === 'POST');
    await page.fill('#answers-reason', '현장을 더 봅니다.');
    await page.press('#answers-reason', 'Tab');
    const fields = new URLSearchParams((await sent).postData() ?? '');
    expect(fields.get('answers.reason')).toBe('현장을 더 봅니다.');
    await page.waitForSelector('[data-draft-said]:visible');
    expect(await page.textContent('[data-draft-said]')).toContain('보관했습니다.');
    expect(await page.evaluate<string>('JSON.stringify(localStorage)')).not.toContain('현장');
    await page.context().close();
  }, 30_000);

  it('the desk is walked with J and K, in Hangul mode too, and not while typing', async () => {
    const { page } = await browser.open('desk', 1280);
    const press = (code: string, key: string) =>
      page.evaluate(
        `dispatchEvent.call(document.activeElement, new KeyboardEvent('keydown', { code: '${code}', key: '${key}', bubbles: true }))`,
      );
    const focused = () => page.evaluate<string>('document.activeElement.textContent');
    await press('KeyJ', 'ㅓ');
    expect(await focused()).toBe('2026-직소-01241');
    await press('KeyJ', 'j');
    expect(await focused()).toBe('2026-직소-01242');
    await press('KeyK', 'ㅏ');
    expect(await focused()).toBe('2026-직소-01241');
    await page.focus('#search');
    await press('KeyJ', 'ㅓ');
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('search');
    await page.context().close();
  }, 30_000);

  it('a session that is about to end says so and goes on by one press, and the form stays', async () => {
    const { page } = await browser.open('staff-session-ends', 1280);
    await page.fill('#answers-reason', '현장을 더 확인해야 합니다.');
    await page.waitForSelector('dialog[data-session][open]');
    expect(await page.evaluate<string>('document.activeElement.textContent.trim()')).toBe('연장');
    expect(Number(await page.textContent('[data-session-left]'))).toBeGreaterThan(50);
    expect(await axeFindings(page)).toEqual([]);
    await page.click('[data-session-extend]');
    await page.waitForSelector('dialog[data-session]:not([open])', { state: 'attached' });
    expect(await page.inputValue('#answers-reason')).toBe('현장을 더 확인해야 합니다.');
    await page.context().close();
  }, 30_000);

  it('a session that is over leaves what was typed and leads to another window', async () => {
    const { page } = await browser.open('staff-session-over', 1280);
    await page.fill('#answers-reason', '현장을 더 확인해야 합니다.');
    await page.click('[data-session-extend]');
    await page.waitForSelector('a[target=_blank]:visible');
    expect(await page.isVisible('[data-session-extend]')).toBe(false);
    await page.click('[data-session-close]');
    expect(await page.inputValue('#answers-reason')).toBe('현장을 더 확인해야 합니다.');
    await page.context().close();
  }, 30_000);

  it('the time that is left of a meeting runs, and is read out when a minute is left', async () => {
    const { page } = await browser.open('meeting-session', 1280);
    expect(await page.textContent('[data-timer-left]')).toMatch(/^1:0[0-3] 남음$/);
    await page.waitForSelector('[data-timer-say]:has-text("1분 남았습니다.")');
    expect(await page.textContent('[data-timer-left]')).toMatch(/^(1:00|0:5\d) 남음$/);
    await page.context().close();
  }, 30_000);

  it('a mailed link leaves the address at once and waits for a press', async () => {
    const { page } = await browser.open(`link#example.${'a'.repeat(67)}`, 360);
    expect(page.url()).not.toContain('#');
    expect(await page.inputValue('input[name=token]')).toBe(`example.${'a'.repeat(67)}`);
    expect(await page.isVisible('form[data-link] button')).toBe(true);
    await page.context().close();
  }, 30_000);
});
