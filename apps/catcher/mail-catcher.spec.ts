import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTransport } from 'nodemailer';
import { Clock } from '#foundation';
import { MailCatcher, type MailFaults } from './mail-catcher.js';
import { mailPage } from './mail-page.js';
import { MailStore } from './mail-store.js';

const letter = {
  from: '통통시청 <noreply@tongtong.example>',
  to: '김예시 <kim@example.org>',
  subject: '가로등 고장 민원이 접수되었습니다',
  text: '안녕하십니까. <b>접수번호</b> 2026-1',
  html: '<p>안녕하십니까.<script>alert(1)</script></p>',
  messageId: '<letter-1@tongtong.example>',
  attachments: [{ filename: '접수증.txt', content: '접수증' }],
};

describe('the mail catcher', () => {
  let folder: string;
  let store: MailStore;
  let catcher: MailCatcher;
  let page: Server;
  let site: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tongtong-mail-'));
    store = await MailStore.open(folder, new Clock());
    page = mailPage(store).listen(0, '127.0.0.1');
    await once(page, 'listening');
    site = `http://127.0.0.1:${(page.address() as AddressInfo).port}`;
  });

  afterEach(async () => {
    await catcher.close();
    page.closeAllConnections();
    page.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function send(faults?: Partial<MailFaults>, times = 1): Promise<PromiseSettledResult<unknown>[]> {
    const none: MailFaults = { refused: 0, replyLost: 0, latency: [0, 0], random: Math.random };
    catcher = new MailCatcher(store, faults && { ...none, ...faults });
    const transport = createTransport({ host: '127.0.0.1', port: await catcher.listen(0) });
    const sent = await Promise.allSettled(Array.from({ length: times }, () => transport.sendMail(letter)));
    transport.close();
    return sent;
  }

  const get = async (path: string): Promise<string> => (await fetch(site + path)).text();
  const list = async (query = ''): Promise<Record<string, string>[]> =>
    JSON.parse(await get(`/api/messages${query}`)) as Record<string, string>[];

  it('keeps a Korean letter and tells of it by recipient, moment and message id', async () => {
    await send();
    const [found] = await list('?to=kim@example.org');
    expect(found).toMatchObject({ subject: letter.subject, to: ['kim@example.org'], from: 'noreply@tongtong.example' });
    expect(await list(`?messageId=${encodeURIComponent(letter.messageId)}`)).toHaveLength(1);
    expect(await list('?messageId=another@tongtong.example')).toEqual([]);
    expect(await list(`?since=${found?.['at'] ?? ''}`)).toHaveLength(1);
    expect(await list('?since=2999-01-01')).toEqual([]);
    expect(JSON.parse(await get(`/api/messages/${found?.['id'] ?? ''}`))).toMatchObject({
      text: expect.stringContaining('접수번호'),
      attachments: [{ name: '접수증.txt', base64: Buffer.from('접수증').toString('base64') }],
    });
  });

  it('still has it after a restart', async () => {
    await send();
    const again = await MailStore.open(folder, new Clock());
    expect(again.list()).toEqual(store.list());
    expect(readdirSync(folder)).toEqual([expect.stringMatching(/^\d{8}T\d{6}\.\d{3}Z-1\.eml$/)]);
  });

  it('shows it escaped, and the letter’s own HTML only inside a sandbox', async () => {
    await send();
    const [found] = await list();
    const shown = await get(`/messages/${found?.['id'] ?? ''}`);
    expect(shown).toContain('&lt;b>접수번호');
    expect(shown).not.toContain('<script>');
    const inside = await fetch(`${site}/messages/${found?.['id'] ?? ''}/html`);
    expect(inside.headers.get('content-security-policy')).toMatch(/sandbox allow-popups/);
    expect(await get('/')).toContain(letter.subject);
  });

  it('clears the box for its own page and not for another site', async () => {
    await send();
    const clear = (origin: string): Promise<Response> =>
      fetch(`${site}/messages`, { method: 'DELETE', headers: { 'sec-fetch-site': origin } });
    expect((await clear('cross-site')).status).toBe(404);
    expect(store.list()).toHaveLength(1);
    expect((await clear('same-origin')).status).toBe(204);
    expect(store.list()).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('refuses with 451 what it then has not kept', async () => {
    const [sent] = await send({ refused: 1 });
    expect(sent).toMatchObject({ status: 'rejected', reason: { responseCode: 451 } });
    expect(store.list()).toEqual([]);
  });

  it('can lose the reply to what it has kept', async () => {
    const [sent] = await send({ replyLost: 1 });
    expect(sent).toMatchObject({ status: 'rejected' });
    expect(store.list()).toHaveLength(1);
  });

  it('keeps each of many letters that come at once', async () => {
    const sent = await send({ latency: [0, 20] }, 30);
    expect(sent.every(({ status }) => status === 'fulfilled')).toBe(true);
    expect(readdirSync(folder)).toHaveLength(30);
  });

  it('answers an unknown letter with a page that says so', async () => {
    await send();
    const answer = await fetch(`${site}/messages/..%2F..%2Fsecrets.json`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('여기에는 아무것도 없습니다');
  });
});
