import { describe, expect, it } from '@jest/globals';
import { ipPrefix } from './ip-prefix.js';

describe('the neighbourhood of an address', () => {
  it.each([
    ['192.0.2.7', '192.0.2.0/24'],
    ['::ffff:192.0.2.7', '192.0.2.0/24'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::6', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['64:ff9b::192.0.2.7', '64:ff9b:0:0::/64'],
    ['unix:', 'unknown'],
    ['', 'unknown'],
  ])('of %s is %s', (ip, prefix) => {
    expect(ipPrefix(ip)).toBe(prefix);
  });
});
