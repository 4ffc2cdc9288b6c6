/**
 * Heaps of the applications: a young generation that is collected before it spreads over memory, and an old one that ends a leak
 * instead of the machine.
 */
export const nodeFlags = ['--max-semi-space-size=4', '--max-old-space-size=384'];

/** Threads of an application share two heaps of the C library instead of one each, of which most would stay empty. */
export const nodeEnvironment = { MALLOC_ARENA_MAX: '2' };
