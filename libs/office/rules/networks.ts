import { BlockList, isIP } from 'node:net';

/** Whether a network is written as it must be: an address, a slash and a length (`10.20.0.0/16`, `2001:db8::/32`). */
export function isNetwork(text: string): boolean {
  const [address = '', length = '', more] = text.split('/');
  const family = isIP(address);
  return more === undefined && family !== 0 && /^\d{1,3}$/.test(length) && Number(length) <= (family === 4 ? 32 : 128);
}

/** Whether an address lies in one of the networks (안전성 확보조치 기준 §6①); without networks every address does. */
export function allowsAddress(networks: readonly string[] | undefined, address: string): boolean {
  if (networks === undefined) return true;
  const list = new BlockList();
  for (const network of networks) {
    const [base = '', length = ''] = network.split('/');
    list.addSubnet(base, Number(length), isIP(base) === 4 ? 'ipv4' : 'ipv6');
  }
  const plain = address.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '');
  const family = isIP(plain);
  return family !== 0 && list.check(plain, family === 4 ? 'ipv4' : 'ipv6');
}
