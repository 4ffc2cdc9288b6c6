import { once } from 'node:events';
import { Clock } from '#foundation';
import { MailCatcher } from './mail-catcher.js';
import { mailPage } from './mail-page.js';
import { MailStore } from './mail-store.js';
import { catcherSettings } from './settings.js';

const { folder, host, smtpPort, pagePort } = catcherSettings(process.env);
const store = await MailStore.open(folder, new Clock());
const catcher = new MailCatcher(store);
const page = mailPage(store);

await catcher.listen(smtpPort, host);
page.listen(pagePort, host);
await once(page, 'listening');
console.log(`smtp://${host}:${smtpPort} http://${host}:${pagePort}`);

process.once('SIGTERM', () => {
  page.close();
  page.closeAllConnections();
  void catcher.close();
});
