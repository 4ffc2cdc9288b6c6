import { isIPv6 } from 'node:net';

/** 인증 실패 횟수 제한 (안전성 확보조치 기준 §5⑥): so many failures lock an account, or an address prefix, for a while. */
export const ACCOUNT_FAILURES = 5;
/** More than can stand in line at once: a whole town hall signs in from one address at nine o'clock. */
export const PREFIX_FAILURES = 100;
/** Seconds without a further failure after which counting begins anew; also how long a lock lasts. */
export const LOCKED_FOR = 15 * 60;

/** The network an address belongs to, /24 or /64: whoever has one address there has them all. */
export function prefixOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(plain)) return `${plain.split('.').slice(0, 3).join('.')}.0/24`;
  const [head = '', tail] = plain.split('%')[0]?.split('::') ?? [];
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  const groups = [...left, ...zeros, ...right].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${groups.join(':')}::/64`;
}
