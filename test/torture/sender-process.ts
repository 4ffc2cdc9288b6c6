// A process that sends letters until it is killed: `<database url> <token key> <smtp port> <mail page> <office> <letter id> …`
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { Clock } from '#foundation';
import { FactLog, OfficeTokens, OfficeTx, POOL } from '#ledger';
import { LetterBook, LetterSender, MailLedger, MailPage, type MailServer, SendingSettings } from '#letters';
import { LetterDesk } from '../support/letter-desk.js';

const [url = '', key = '', port = '', page = '', office = '', ...ids] = process.argv.slice(2);

class Settings extends SendingSettings {
  override readonly lease = { seconds: 1, settle: 0 };
  override readonly margin = 0.2;
  server(): MailServer {
    return { host: '127.0.0.1', port: Number(port) };
  }
}

const source = await new DataSource({ type: 'postgres', url, extra: { ...POOL, max: 4 } }).initialize();
const clock = new Clock();
const offices = new OfficeTx(source, new OfficeTokens(Buffer.from(key, 'hex')));
const ledger = new MailLedger(offices, new FactLog(), clock);
const book = LetterBook.load(join(import.meta.dirname, '../../config/letters'));
const sender = new LetterSender(offices, ledger, book, new LetterDesk(), new MailPage(page), new Settings(), clock);

for (const id of ids) await sender.deliver(office, id);
await source.destroy();
