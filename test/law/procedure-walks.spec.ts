import { describe, expect, it } from '@jest/globals';
import { Calendar, type LocalDate, publishedHolidays } from '#calendar';
import { deadlineOf, loadProcedures, type MatterRecord, type Procedure } from '#procedure';
import { allGuards } from '../../config/tools/all-guards.js';
import { Dice } from '../support/dice.js';
import { type Attempt, ProcedureWalk } from '../support/procedure-walk.js';

/** More by `WALK_STEPS=1000000 npm run walk`; another way by WALK_SEED. */
const STEPS = Number(process.env['WALK_STEPS'] ?? 90_000);
const SEED = Number(process.env['WALK_SEED'] ?? 20_261_121);
const book = loadProcedures('config/procedures', { guards: allGuards.keys() });
const ownBook = book.withOffice('sample', {
  complaint: {
    kinds: {
      misc: { limit: '3 days' },
      permit: { label: '예시 허가', limit: '15 days', means: 'statutory' },
      'permit-preview': { label: '예시 허가 사전심사', limit: '10 days', means: 'preliminary' },
    },
    states: { reviewing: { label: '검토중', means: 'in-progress' } },
  },
  visit: { kinds: { 'new-year': { label: '연두방문', means: 'rota' } } },
  suggestion: {
    kinds: { 'new-year': { label: '연두방문', means: 'rota' } },
    states: { planned: { label: '추진예정', means: 'in-progress' }, partly: { label: '일부 완료', means: 'done' } },
  },
});
// From a day within the walks on the office reads otherwise what steps of its own hang on, and how pauses are counted.
const readings = (
  [
    ['transferred-in', 'first-receipt'],
    ['extension-notice', 'may-be-posted'],
    ['unanswered-supplement', 'until-asked-again'],
    ['petition-supplement', 'left-out'],
    ['petition-left-out', 'whole-periods'],
    ['pause-ends', 'working-hours'],
  ] as const
).map(([of, as]) => ({ of, as, inForce: '2025-07-01' as LocalDate, because: '예시' }));
const calendar = new Calendar(publishedHolidays(), undefined, readings);
const latest = new Map(ownBook.versions().map((version) => [version.code, version]));
// As an office uses them: without its own 법정민원 nobody would come to what is only for those.
const walks = ownBook
  .versions()
  .map((version, index) => [`${version.code} ${version.inForce}`, version, SEED + index] as const);

describe(`a random walk of ${String(STEPS)} attempts (seed ${String(SEED)})`, () => {
  it.each(walks)(
    'through %s keeps what must always hold',
    (_, version, seed) => {
      const walk = new ProcedureWalk(version, allGuards, calendar, new Dice(seed), latest);
      const seen = { taken: new Set<string>(), refused: new Set<string>() };
      const goesOn = (count: number): boolean =>
        count < share(version) || (count < STEPS && seen.taken.size < version.steps.size);
      for (let count = 0; goesOn(count); count += 1) {
        const attempt = walk.attempt();
        const broken = brokenRules(walk, attempt);
        if (broken.length > 0)
          throw new Error(`attempt ${String(count)}: ${broken.join('; ')} ${JSON.stringify(attempt)}`);
        if (typeof attempt.outcome === 'string') seen.refused.add(attempt.outcome);
        else seen.taken.add(attempt.outcome.because.step);
      }
      expect([...seen.taken].sort()).toEqual([...version.steps.keys()].sort());
      expect(seen.refused).toContain('procedure.step-not-open');
      expect(seen.refused).toContain('procedure.not-allowed');
    },
    Math.max(600_000, STEPS * 5),
  );
});

/** Wide tables get more of the attempts; where a step was not come to by then the walk goes on a while. */
function share({ steps }: Procedure): number {
  return (STEPS * steps.size) / walks.reduce((sum, [, version]) => sum + version.steps.size, 0);
}

/** What must hold after every attempt, in words; empty when all does. A refused step changed nothing: matters are frozen. */
function brokenRules(walk: ProcedureWalk, { before, taken, outcome, whyNot }: Attempt): readonly string[] {
  if (typeof outcome === 'string')
    return rules({ 'refused for the reason the button gave': !whyNot || whyNot === outcome });
  const { becomes, because, texts } = outcome;
  const { clock, times, marks } = becomes;
  const kept = JSON.parse(JSON.stringify(becomes)) as MatterRecord;
  const ended = walk.procedure.states.get(becomes.state)?.terminal;
  const told = JSON.stringify([because, becomes]);
  return rules({
    'a button that is off is refused': whyNot === undefined,
    'the state exists': ended !== undefined,
    'an ended matter is only noted about': !ended || walk.openTo(becomes).every((code) => isNote(walk, code)),
    'the clock re-derives to the same due':
      because.due === (deadlineOf(walk.procedure, kept.clock, walk.calendar)?.due ?? null),
    'the due is told or the reason why not': (because.due === null) === (because.dueUnknown !== null),
    'only the last pause is open': clock?.pauses.slice(0, -1).every(({ to }) => to !== undefined) ?? true,
    'a pause ends no earlier than it begins':
      clock?.pauses.every(({ from, to }) => to === undefined || to >= from) ?? true,
    'at most two extensions': (clock?.extensions.length ?? 0) <= 2,
    'no extension is longer than the period':
      clock?.extensions.every(({ length }) => length <= clock.limit.length) ?? true,
    'every step is counted': Object.values(times).reduce((sum, each) => sum + each, 0) === taken + 1,
    'marks stay': before?.marks.every((mark) => marks.includes(mark)) ?? true,
    'no free text is in the record or the fact': Object.values(texts).every(
      (text) => !told.includes(JSON.stringify(text)),
    ),
  });
}

/** A step that changes neither state nor clock, or takes an ended matter up again. */
function isNote({ procedure }: ProcedureWalk, code: string): boolean {
  const step = procedure.steps.get(code);
  return (step?.to === 'same' && step.clock.kind === 'none') || step?.reopens === true;
}

function rules(held: Record<string, boolean>): readonly string[] {
  return Object.entries(held).flatMap(([rule, holds]) => (holds ? [] : [rule]));
}
