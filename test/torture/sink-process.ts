// The world's mail servers, one port for each mail worker and one store: `<folder> <how many> <seed>`. Never killed during a run.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Clock } from '#foundation';
import { MailCatcher } from '../../apps/catcher/mail-catcher.js';
import { mailPage } from '../../apps/catcher/mail-page.js';
import { MailStore } from '../../apps/catcher/mail-store.js';
import { Chance } from './chance.js';
import type { FromSink, ToSink } from './sink.js';

const [folder = '', many = '1', seed = '1'] = process.argv.slice(2);
const chance = new Chance(Number(seed));
const store = await MailStore.open(folder, new Clock());
const faults = { refused: 0.03, replyLost: 0.01, latency: [0, 180] as const, random: () => chance.fraction() };
const say = (word: FromSink): void => void process.send?.(word);
let killShare = 0;

/** Some letters are stored and their sender dies before it hears so. */
const deadlyFor = (worker: number): MailStore => {
  const deadly = Object.create(store) as MailStore;
  deadly.add = async (from, to, message) => {
    const kept = await store.add(from, to, message);
    if (chance.within(killShare)) {
      say({ kind: 'kill', worker, messageId: kept.messageId });
      await new Promise((killed) => setTimeout(killed, 300));
    }
    return kept;
  };
  return deadly;
};

const smtp: number[] = [];
for (let worker = 0; worker < Number(many); worker++)
  smtp.push(await new MailCatcher(deadlyFor(worker), faults).listen(0));
const page = mailPage(store).listen(0, '127.0.0.1');
await once(page, 'listening');
process.on('message', (word: ToSink) => (killShare = word.killShare));
process.on('SIGTERM', () => process.exit());
say({ kind: 'ready', smtp, page: (page.address() as AddressInfo).port });
process.channel?.ref();
