import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readMail } from './read-mail.js';
import type { Verdict } from './rules/incoming.js';
import { judge } from './rules/judge.js';

const EMAIL = 'kim@resident.example';
const ID = '01a214df-cb6b-70c2-97a3-fb8f137ec0ef';

/** A mail as it comes in, with some of its headers other. */
function mail(body: string, headers: Readonly<Record<string, string>> = {}): string {
  const all = {
    From: `"김예시" <${EMAIL}>`,
    Subject: 'Re: 보완',
    'Content-Type': 'text/plain; charset=utf-8',
    ...headers,
  };
  return `${Object.entries(all)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n${body}`;
}
async function judged(raw: string | Buffer, envelopeFrom = EMAIL, email: string | undefined = EMAIL): Promise<Verdict> {
  const incoming = await readMail(Buffer.from(raw), envelopeFrom);
  return incoming ? judge(incoming, { emails: [email ?? ''] }) : { kind: 'dropped', because: 'unreadable' };
}
const words = (text: string, verified = true, attachments = 0): Verdict => ({
  kind: 'words',
  text,
  verified,
  attachments,
});

const report = (
  action: string,
  status: string,
  original = `Message-ID: <${ID}.R8@naju.example>`,
  type = 'message/rfc822',
): string =>
  [
    'From: Mail Delivery System <MAILER-DAEMON@mx.example>',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    'Auto-Submitted: auto-replied',
    '',
    '--b\r\nContent-Type: text/plain\r\n\r\nIt did not work.',
    `--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; ${EMAIL}\r\nAction: ${action}\r\nStatus: ${status}\r\n`,
    `--b\r\nContent-Type: ${type}\r\n\r\n${original}\r\nSubject: x\r\n\r\nx`,
    '--b--',
    '',
  ].join('\r\n');

describe("a resident's reply", () => {
  it('is their own words, without the letter they answer and without a signature', async () => {
    const body = '번호는 12-3입니다.\r\n\r\n-- \r\n김예시 드림\r\n';
    expect(await judged(mail(body))).toEqual(words('번호는 12-3입니다.'));
    for (const quote of [
      '> 필요한 것: 가로등 번호',
      '-----원본 메시지-----\r\nFrom: 나주시',
      '보낸사람: 나주시 시민소통실',
      '2026년 11월 9일 (월) 오전 9:00, 나주시 <sotong@naju.example>님이 작성:',
      'On Mon, Nov 9, 2026 at 9:00 AM Naju <sotong@naju.example> wrote:',
      '나의 iPhone에서 보냄',
    ])
      expect(await judged(mail(`사진을 보냅니다.\r\n\r\n${quote}\r\n더`))).toEqual(words('사진을 보냅니다.'));
  });

  it('is read out of HTML when there is nothing else, and nothing of it runs', async () => {
    const html =
      '<style>p{}</style><p>번호는 &lt;12-3&gt;입니다.</p><script>alert(1)</script><blockquote>필요한 것</blockquote>';
    expect(await judged(mail(html, { 'Content-Type': 'text/html; charset=utf-8' }))).toEqual(
      words('번호는 <12-3>입니다.'),
    );
  });

  it('counts what is attached', async () => {
    const parts = `--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n사진입니다.\r\n--b\r\nContent-Type: image/png\r\nContent-Disposition: attachment; filename=a.png\r\n\r\nx\r\n--b--\r\n`;
    expect(await judged(mail(parts, { 'Content-Type': 'multipart/mixed; boundary="b"' }))).toEqual(
      words('사진입니다.', true, 1),
    );
  });

  it('is cut where a supplement ends, and says so', async () => {
    const verdict = await judged(mail('가'.repeat(5_000)));
    expect(verdict).toMatchObject({ kind: 'words', text: expect.stringMatching(/^가+\n\(길어서 뒤를 줄였습니다\)$/) });
    expect(verdict.kind === 'words' && [...verdict.text].length).toBe(4_000);
  });

  it('with a 주민등록번호 is not kept (개인정보 보호법 §24의2)', async () => {
    expect(await judged(mail('제 번호는 900101-1234567입니다.'))).toEqual({
      kind: 'refused',
      because: 'resident-number',
    });
    expect(await judged(mail('제 번호는 ９００１０１ 1234567입니다.'))).toMatchObject({ kind: 'refused' });
  });
});

describe('a mail of somebody else', () => {
  it.each([
    ['another address', { From: 'other@elsewhere.example' }, 'other@elsewhere.example'],
    ['two senders', { From: `${EMAIL}, other@elsewhere.example` }, EMAIL],
    ['another server than the sender says', {}, 'other@elsewhere.example'],
    ['a check that failed', { 'Authentication-Results': 'mx.naju.example; dmarc=fail' }, EMAIL],
    ['a forged display name', { From: `"${EMAIL}" <other@elsewhere.example>` }, 'other@elsewhere.example'],
  ])('by %s is nobody we know', async (_, headers, envelopeFrom) => {
    expect(await judged(mail('자료입니다.', headers), envelopeFrom)).toEqual(words('자료입니다.', false));
  });

  it('when the resident gave no address is nobody we know', async () => {
    expect(judge((await readMail(Buffer.from(mail('자료')), EMAIL)) as never, { emails: [] })).toEqual(
      words('자료', false),
    );
  });
});

describe('what machines write', () => {
  it.each([
    ['an out-of-office answer', { 'Auto-Submitted': 'auto-replied' }, EMAIL],
    ['a letter of ours that came round', { 'Auto-Submitted': 'auto-generated' }, EMAIL],
    ['a mailing list', { 'List-Id': '<all.example>' }, EMAIL],
    ['bulk mail', { Precedence: 'bulk' }, EMAIL],
    ['a server without a name', {}, ''],
    ['somebody who takes no answer', { From: 'no-reply@shop.example' }, 'no-reply@shop.example'],
    ['the address of a matter', { From: `reply+${'a2'.repeat(21)}@naju.example` }, EMAIL],
  ])('%s dies here', async (_, headers, envelopeFrom) => {
    expect(await judged(mail('부재중입니다.', headers), envelopeFrom)).toEqual({
      kind: 'dropped',
      because: 'automatic',
    });
  });

  it('a person who says that no machine wrote is heard', async () => {
    expect(await judged(mail('자료입니다.', { 'Auto-Submitted': 'no' }))).toEqual(words('자료입니다.'));
  });

  it('nothing at all is nothing', async () => {
    expect(await judged(mail('\r\n> 인용만\r\n'))).toEqual({ kind: 'dropped', because: 'empty' });
  });
});

describe('a delivery report (RFC 3464)', () => {
  it('of a lasting failure names the letter, by its headers alone too', async () => {
    const bounced = { kind: 'bounced', messageId: `<${ID}.R8@naju.example>`, status: '5.1.1' };
    expect(await judged(report('failed', '5.1.1'), '')).toEqual(bounced);
    expect(await judged(report('Failed', '5.1.1', undefined, 'text/rfc822-headers'), '')).toEqual(bounced);
  });

  it('of a delay, of success or of a letter nobody names changes nothing', async () => {
    for (const raw of [
      report('delayed', '4.4.1'),
      report('delivered', '2.0.0'),
      report('failed', '4.2.2'),
      report('failed', '5.1.1', 'X: y'),
    ])
      expect(await judged(raw, '')).toEqual({ kind: 'dropped', because: 'report' });
  });
});

describe('whatever comes in', () => {
  const line = fc.oneof(
    fc.constantFrom('From: ', 'Content-Type: multipart/mixed; boundary="b"', '--b', '--b--', '', 'Content-Transfer-Encoding: base64',
      'Content-Type: message/rfc822', 'Auto-Submitted: no', `From: ${EMAIL}`, '> ', 'Content-Type: text/html', '<p>', '<!--', '=?utf-8?B?gg?='),
    fc.string({ unit: 'binary', maxLength: 80 }),
  ); // prettier-ignore

  it('is judged, and judged alike again, and never throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 40 }), fc.constantFrom('', EMAIL), async (lines, from) => {
        const raw = lines.join('\r\n');
        const verdict = await judged(raw, from);
        expect(['dropped', 'bounced', 'refused', 'words']).toContain(verdict.kind);
        expect(await judged(raw, from)).toEqual(verdict);
        if (verdict.kind === 'words') {
          expect([...verdict.text].length).toBeLessThanOrEqual(4_000);
          expect(verdict.text).not.toMatch(/[^\P{C}\n\u200d]/u);
          expect(verdict.verified && from !== EMAIL).toBe(false);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('even as bytes of any kind', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (bytes) => {
        expect((await judged(Buffer.from(bytes))).kind).toBeDefined();
      }),
      { numRuns: 300 },
    );
  });
});
