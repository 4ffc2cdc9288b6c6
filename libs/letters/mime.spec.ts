import { describe, expect, it } from '@jest/globals';
import PostalMime from 'postal-mime';
import { compose } from './mime.js';

const letter = { id: '01990000-0000-7000-8000-000000000001', template: 'R10A', kind: 'status' } as const;
const sender = { name: '표본시', address: 'sotong@sample.example' };
const words = {
  subject: '면담',
  text: '면담이 정해졌습니다.\n',
  html: '<p>면담이 정해졌습니다.</p>',
  sha256: Buffer.alloc(64),
};

describe('a letter that carries a calendar', () => {
  it('says what the calendar is for, so that a mailbox offers to keep it (RFC 6047)', async () => {
    const content = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n';
    const calendar = { method: 'REQUEST', content } as const;
    const { bytes } = await compose(letter, sender, 'kim@resident.example', words, { calendar });
    const parts = (await PostalMime.parse(bytes)).attachments.filter(({ mimeType }) => mimeType === 'text/calendar');
    expect(parts.length).toBeGreaterThan(0);
    expect(bytes.toString()).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/);
    expect(new TextDecoder().decode(parts[0]?.content as ArrayBuffer)).toContain('METHOD:REQUEST');
  });
});
