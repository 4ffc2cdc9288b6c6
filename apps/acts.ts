import { inKorean } from '#front';
import type { Act } from '#krds';
import type { MatterPage, Opening } from '#matters';
import type { OpenStep } from '#procedure';

/** What may be done on and about a matter: its own steps, then what can be opened about it. `address`: the matter's own page. */
export function actsOn({ steps, openings }: MatterPage, address: string): Act[] {
  return [
    ...steps.map((open) => actOf(open, open.step.code, `${address}/steps/${open.step.code}`)),
    ...openings.map((open) => {
      const path = openingPath(open);
      return actOf(open, path.replace('/', '-'), `${address}/open/${path}`);
    }),
  ];
}

/** `petition/submit`: how an opening is called in an address. */
export function openingPath({ procedure, step }: Opening): string {
  return `${procedure.code}/${step.code}`;
}

function actOf({ step, whyNot }: OpenStep, key: string, href: string): Act {
  const { label, law } = step;
  return { key, label, href, law, ...(whyNot && { whyNot: inKorean(whyNot.code, whyNot.details) }) };
}
