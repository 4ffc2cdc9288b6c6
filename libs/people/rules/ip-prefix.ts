import { isIPv4, isIPv6 } from 'node:net';

/** The neighbourhood that tries are counted by: /24 of IPv4 (also mapped into IPv6), /64 of IPv6, one for all else. */
export function ipPrefix(ip: string): string {
  const address = ip.trim().toLowerCase().replace(/%.*$/, '');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1] ?? address;
  if (isIPv4(mapped)) return `${mapped.split('.').slice(0, 3).join('.')}.0/24`;
  if (isIPv6(address)) return `${firstFourGroups(address).join(':')}::/64`;
  return 'unknown';
}

function firstFourGroups(address: string): string[] {
  const [head = '', tail] = address.split('::');
  const front = groupsOf(head);
  const back = tail === undefined ? [] : groupsOf(tail);
  const zeros = Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0');
  return [...front, ...zeros, ...back].slice(0, 4).map((group) => parseInt(group, 16).toString(16));
}

/** A dotted IPv4 tail stands for two groups; it never reaches the first four. */
function groupsOf(part: string): string[] {
  if (part === '') return [];
  return part.split(':').flatMap((group) => (group.includes('.') ? ['0', '0'] : [group]));
}
