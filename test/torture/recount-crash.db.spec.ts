import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Calendar } from '#calendar';
import type { MatterPage } from '#matters';
import { OfficeDirectory } from '#office';
import { deadlineOf, momentsOf } from '#procedure';
import { CalendarStage, knownHolidays } from '../support/calendar-stage.js';
import { Dice } from '../support/dice.js';

jest.setTimeout(240_000);

const ROOT = join(import.meta.dirname, '../..');
const SEED = Number(process.env['RECOUNT_SEED'] ?? 20_250_127);
const MATTERS = 130;
const DECLARED = { kind: 'declared', day: '2025-01-24', name: '임시공휴일' } as const;

let stage: CalendarStage;
const matters: string[] = [];

/** Complaints of every kind, received over two weeks, some waiting for a supplement, some with an extension, some ended. */
beforeAll(async () => {
  stage = await CalendarStage.open('2025-01-06T09:00', knownHolidays(['2025-01-27']));
  const dice = new Dice(SEED);
  for (let day = 6; day <= 17; day++) {
    const date = `2025-01-${String(day).padStart(2, '0')}`;
    await stage.at(`${date}T${String(dice.between(8, 18)).padStart(2, '0')}:${String(dice.between(10, 59))}`);
    for (let n = 0; n < MATTERS / 12; n++) {
      const kind = dice.oneOf(['inquiry-law', 'inquiry-other', 'suggestion', 'grievance', 'misc']);
      const matter = await stage.complaint(kind);
      matters.push(matter);
      await stage.takes(matter, 'head', 'start-work');
      const fate = dice.between(0, 4);
      if (fate === 0) await stage.takes(matter, 'head', 'ask-supplement', { items: '더 볼 자료', until: '2025-02-14' });
      if (fate === 1 && kind !== 'misc') {
        const reason = '관계 기관과 함께 현장을 확인해야 합니다.';
        await stage.takes(matter, 'head', 'extend', { ground: 'unavoidable', reason, days: 3 });
      }
      if (fate === 2 && n % 2 === 0) {
        const { person = '' } = (await stage.page(matter)).record;
        const resident = { kind: 'resident', id: person, roles: ['resident'] } as const;
        await stage.product.takes(stage.office, { matter }, 'withdraw', resident, {});
      }
    }
  }
  await stage.at('2025-01-20T09:30');
});
afterAll(() => stage.close());

it(`a recount killed half way goes on, and every matter stands as if it had been counted afresh (seed ${String(SEED)})`, async () => {
  const preview = await stage.view.preview(stage.office, DECLARED);
  expect(preview.moved).toBeGreaterThan(20);
  const change = await stage.make(DECLARED);

  const args = ['--import', './test/support/typescript.mjs', 'test/torture/recount-process.ts'];
  const child = spawn(process.execPath, [...args, stage.db.url, stage.office, change], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  createInterface({ input: child.stdout }).on('line', () => child.kill('SIGKILL'));
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
  const half = await stage.view.change(stage.office, change);
  expect(half?.change).toMatchObject({ state: 'running', examined: 100 });

  // In other hands until its thirty seconds are over.
  await stage.recount(change);
  expect((await stage.view.change(stage.office, change))?.change.state).toBe('running');
  await stage.db.admin.query('update calendar_change set lease_until = clock_timestamp() where id = $1', [change]);
  await Promise.all([stage.recount(change), stage.recount(change)]);
  expect((await stage.view.change(stage.office, change))?.change).toMatchObject({
    state: 'done',
    examined: preview.open,
    moved: preview.moved,
  });

  const office = await stage.product.app.get(OfficeDirectory).of(stage.office);
  const { calendar } = office;
  expect(calendar.whyOff(DECLARED.day)).toBe('임시공휴일');
  for (const matter of matters) await standsAsFresh(await stage.page(matter), calendar);
  const told = (await stage.facts('matters.recounted.v1')).map(({ matter_id }) => matter_id);
  expect(told).toHaveLength(preview.moved);
  expect(new Set(told).size).toBe(told.length);
  expect(await stage.facts('matters.recount-finished.v1')).toHaveLength(1);
});

async function standsAsFresh(page: MatterPage, calendar: Calendar): Promise<void> {
  if (page.endedAt !== null) return;
  const { procedure, record } = page;
  expect(page.due).toBe(deadlineOf(procedure, record.clock, calendar)?.due ?? null);
  const wanted = momentsOf(procedure, record, calendar).map(({ moment, at }) => `${moment.code} ${at.toISOString()}`);
  const armed = await stage.db.admin.query<{ moment: string; due_at: Date }[]>(
    `select moment, due_at from reminder where matter_id = $1 and state = 'armed'`,
    [page.id],
  );
  expect(armed.map(({ moment, due_at }) => `${moment} ${due_at.toISOString()}`).sort()).toEqual(wanted.sort());
}
