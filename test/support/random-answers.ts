import type { Actor } from '#foundation';
import { type Ask, asksFor, type OfficeView, type Step } from '#procedure';
import type { Dice } from './dice.js';

/** Answers to all questions of a step that any form would let pass. */
export function randomAnswers(
  step: Step,
  actor: Actor,
  today: string,
  office: OfficeView,
  dice: Dice,
  others: readonly string[] = [],
) {
  const asked = asksFor(step, actor).filter(({ optional }) => !optional || dice.chance(2));
  return Object.fromEntries(asked.map((ask) => [ask.name, randomAnswer(ask, actor, today, office, dice, others)]));
}

function randomAnswer(
  ask: Ask,
  actor: Actor,
  today: string,
  office: OfficeView,
  dice: Dice,
  others: readonly string[],
): unknown {
  switch (ask.type) {
    case 'line':
    case 'text':
      return someText(dice.between(ask.min, Math.min(ask.max, ask.min + 20)));
    case 'number':
      return dice.between(ask.min, Math.min(ask.max, ask.min + 15));
    case 'date':
      return dayAfter(today, dayOffset(ask.when, dice));
    case 'minute':
      return `${dayAfter(today, dice.between(1, 20) * (ask.when === 'future' ? 1 : -1))}T10:30`;
    case 'offered':
      return `${ask.list}-${String(dice.between(1, 9))}`;
    case 'matter':
      return pickSome(others, dice.between(ask.min, Math.min(ask.max, ask.min + 2)), dice);
    case 'choice':
      return dice.oneOf([...ask.choices.keys()]);
    case 'department':
      return dice.oneOf([...office.departments().keys()]);
    case 'dong':
      return dice.oneOf(office.dongs());
    case 'staff':
      return dice.oneOf(office.staff(ask.role)).id;
    case 'person':
      return { person: actor.kind === 'resident' && ask.sets !== 'people' ? actor.id : 'person-1' };
    case 'yes':
      return true;
  }
}

function dayOffset(when: 'future' | 'past' | 'any', dice: Dice): number {
  if (when === 'any') return dice.between(-20, 20);
  return when === 'past' ? -dice.between(0, 20) : dice.between(1, 20);
}

const CHARACTERS = ['가', '나', '다', '라', '🌳'];

function someText(length: number): string {
  return Array.from({ length }, (_, at) => CHARACTERS[at % CHARACTERS.length]).join('');
}

/** Some of them, each once. */
function pickSome(things: readonly string[], many: number, dice: Dice): readonly string[] {
  const from = dice.between(0, Math.max(things.length - many, 0));
  return things.slice(from, from + many);
}

export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
