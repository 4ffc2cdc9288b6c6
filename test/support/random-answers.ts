import type { Actor } from '#foundation';
import { type Ask, asksFor, type OfficeView, type Step } from '#procedure';
import type { Dice } from './dice.js';

/** Answers to all questions of a step that any form would let pass. */
export function randomAnswers(step: Step, actor: Actor, today: string, office: OfficeView, dice: Dice) {
  const asked = asksFor(step, actor).filter(({ optional }) => !optional || dice.chance(2));
  return Object.fromEntries(asked.map((ask) => [ask.name, randomAnswer(ask, actor, today, office, dice)]));
}

function randomAnswer(ask: Ask, actor: Actor, today: string, office: OfficeView, dice: Dice): unknown {
  switch (ask.type) {
    case 'line':
    case 'text':
      return '가나다라🌳'
        .repeat(ask.max)
        .slice(0, 10_000)
        .match(/./gu)
        ?.slice(0, dice.between(ask.min, Math.min(ask.max, ask.min + 20)))
        .join('');
    case 'number':
      return dice.between(ask.min, Math.min(ask.max, ask.min + 15));
    case 'date':
      return dayAfter(today, ask.when === 'past' ? -dice.between(0, 20) : dice.between(1, 20));
    case 'minute':
      return `${dayAfter(today, -dice.between(1, 20))}T10:30`;
    case 'matter':
      return Array.from(
        { length: dice.between(ask.min, Math.min(ask.max, ask.min + 2)) },
        (_, at) => `2024-보기-${at}`,
      );
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

export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
