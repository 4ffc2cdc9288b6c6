import { expect, it } from '@jest/globals';
import { prefixOf } from './rules/sign-in-limits.js';

it('counts an address with its whole network: /24, or /64 of IPv6', () => {
  expect(prefixOf('203.0.113.77')).toBe('203.0.113.0/24');
  expect(prefixOf('::ffff:203.0.113.77')).toBe('203.0.113.0/24');
  expect(prefixOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
  expect(prefixOf('2001:0db8:1:2::9')).toBe('2001:db8:1:2::/64');
  expect(prefixOf('2001:db8::9')).toBe('2001:db8:0:0::/64');
  expect(prefixOf('::1')).toBe('0:0:0:0::/64');
});
