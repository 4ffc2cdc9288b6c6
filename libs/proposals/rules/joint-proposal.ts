import { ensure } from '#foundation';
import type { Guard } from '#procedure';

/**
 * A joint proposal tells each share in per cent, a hundred together; who gave most is the main proposer, and equals agree on one
 * (제 §5③). @throws RuleBroken `proposals.shares-for-each`, `proposals.shares-not-a-hundred` {sum}, `proposals.main-gave-less`, `proposals.equals-agree`
 */
export const sharesMakeAHundred: Guard = {
  says: '공동제안은 제안자마다 기여도(%)를 적어 합이 100이어야 하고, 가장 큰 사람이 주제안자입니다(제 §5③).',
  answered: ({ answers }) => {
    const others = [
      [answers['second'], answers['secondShare']],
      [answers['third'], answers['thirdShare']],
    ] as const;
    const joint = others.some(([person]) => person !== undefined);
    const shares = [answers['share'], ...others.map(([, share]) => share)].filter((share) => share !== undefined);
    if (!joint && shares.length === 0) return;
    const all = others.every(([person, share]) => (person === undefined) === (share === undefined));
    ensure(all && answers['share'] !== undefined, 'proposals.shares-for-each');
    const [main = 0, ...rest] = shares.map(Number);
    const sum = rest.reduce((total, share) => total + share, main);
    ensure(sum === 100, 'proposals.shares-not-a-hundred', { sum });
    const most = Math.max(0, ...rest);
    ensure(main >= most, 'proposals.main-gave-less');
    ensure(main > most || answers['agreedMain'] === true, 'proposals.equals-agree');
  },
};
