/**
 * Heaps of the applications: a young generation that is collected before it spreads over memory, and an old one that ends a leak
 * instead of the machine.
 */
export const nodeFlags = ['--max-semi-space-size=4', '--max-old-space-size=384'];
