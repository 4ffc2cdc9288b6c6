import { Clock } from '#foundation';
import { parseArgs } from 'node:util';
import { Missing } from './expect.js';
import { Installation } from './installation.js';
import { Stage } from './stage.js';
import { playStory } from './story.js';

const USUAL = 'naju';
const INTERRUPTED = 130;

const { values } = parseArgs({ options: { office: { type: 'string' }, all: { type: 'boolean', default: false } } });
const installation = await Installation.find(process.env);
if (!installation) {
  console.error('통통이 실행 중이 아닙니다. 먼저 npm start 를 하십시오.');
  process.exit(1);
}
const offices = values.all ? [...new Set(installation.accounts.map(({ office }) => office))] : [values.office ?? USUAL];
const clock = new Clock();
const begun = clock.monotonic();

let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (interrupted) return;
    interrupted = true;
    console.error('멈춥니다. 시계를 되돌리는 중입니다 …');
    void Promise.allSettled(offices.map((office) => installation.moveClock(office, 'now'))).then(() =>
      process.exit(INTERRUPTED),
    );
  });
}

const outcomes = await Promise.all(offices.map((office) => play(installation, office)));
const green = outcomes.every((went) => went);
console.log(
  `\n${green ? '모두 예상대로입니다.' : '예상과 다른 것이 있습니다.'} (${((clock.monotonic() - begun) / 1_000).toFixed(0)}초)`,
);
process.exitCode = green ? 0 : 1;

/** Plays one office to its end and puts its clock back, whatever happens. */
async function play(product: Installation, office: string): Promise<boolean> {
  const say = (line: string): void => {
    if (!interrupted) console.log(offices.length > 1 ? `[${office}] ${line}` : line);
  };
  const went = await attempt(office, async () => {
    const stage = await Stage.open(product, office, clock.now(), say);
    say(`■ ${stage.office.title}`);
    await playStory(stage, clock.now());
    say(`편지 ${stage.letters.length}통을 확인했습니다.`);
    for (const file of stage.files) say(`  파일 ${file}`);
  });
  const back = interrupted || (await attempt(office, () => product.moveClock(office, 'now')));
  if (back) say('시계를 되돌렸습니다.');
  return went && back;
}

async function attempt(office: string, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (failed) {
    if (!interrupted)
      console.error(`✗ ${office}: ${failed instanceof Missing ? failed.message : String((failed as Error).stack)}`);
    return false;
  }
}
