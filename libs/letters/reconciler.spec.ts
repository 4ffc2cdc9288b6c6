import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MailPage, PostfixLog } from './reconciler.js';

const ID = '<018f.R8@example.go.kr>';
const folder = mkdtempSync(join(tmpdir(), 'letters-log-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the log of a Postfix', () => {
  const line = (daemon: string, rest: string): string => `Nov 21 12:00:00 mail postfix/${daemon}[123]: ${rest}`;
  const cleanup = line('cleanup', `4A1B2C3D4E: message-id=${ID}`);
  const asked = async (...lines: string[]): Promise<string> => {
    const path = join(folder, 'mail.log');
    writeFileSync(path, `${lines.join('\n')}\n`);
    return new PostfixLog(path).accepted(ID);
  };

  it('proves a letter by its way into the queue or its delivery', async () => {
    const active = line('qmgr', '4A1B2C3D4E: from=<minwon@example.go.kr>, size=2312, nrcpt=1 (queue active)');
    expect(await asked(cleanup, active)).toBe('yes');
    expect(
      await asked(cleanup, line('smtp', '4A1B2C3D4E: to=<x@example.org>, relay=example.org, status=sent (250 ok)')),
    ).toBe('yes');
  });

  it('is not fooled by the message-id alone: that line is written before the final dot', async () => {
    expect(
      await asked(cleanup, line('cleanup', '4A1B2C3D4E: milter-reject'), line('smtpd', 'lost connection after DATA')),
    ).toBe('no');
    expect(await asked(cleanup, line('qmgr', 'FFFFFFFFFF: from=<x@example.org>, size=1, nrcpt=1 (queue active)'))).toBe(
      'no',
    );
  });

  it('says nothing of a letter it does not mention, nor where there is no log', async () => {
    expect(await asked(line('qmgr', '4A1B2C3D4E: removed'))).toBe('unknown');
    expect(await new PostfixLog(join(folder, 'none.log')).accepted(ID)).toBe('unknown');
  });
});

describe('the page of a mail catcher', () => {
  const servers: Server[] = [];
  afterAll(() => servers.forEach((server) => server.close()));
  const page = async (status: number, body: string): Promise<MailPage> => {
    const server = createServer((request, response) => {
      const asked = new URL(request.url ?? '', 'http://x');
      response.statusCode =
        asked.pathname === '/mail/api/messages' && asked.searchParams.get('messageId') === ID ? status : 404;
      response.end(body);
    });
    servers.push(server);
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', () => ready()));
    return new MailPage(`http://127.0.0.1:${(server.address() as AddressInfo).port}/mail`);
  };

  it.each([
    [200, '[{}]', 'yes'],
    [200, '[]', 'no'],
    [200, '{}', 'unknown'],
    [200, 'not json', 'unknown'],
    [500, '[]', 'unknown'],
  ])('%i %s means %s', async (status, body, expected) => {
    expect(await (await page(status, body)).accepted(ID)).toBe(expected);
  });

  it('that does not answer proves nothing', async () => {
    expect(await new MailPage('http://127.0.0.1:1/').accepted(ID)).toBe('unknown');
  });
});
