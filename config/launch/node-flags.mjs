/**
 * Heaps of the applications: a young generation that is collected before it spreads over memory, an old one that ends a leak
 * instead of the machine, and one helper beside the main thread for collecting and compiling instead of four, which would take the
 * processors from PostgreSQL.
 */
export const nodeFlags = ['--max-semi-space-size=4', '--max-old-space-size=384', '--v8-pool-size=1'];

/** Threads of an application share two heaps of the C library instead of one each, of which most would stay empty. */
export const nodeEnvironment = { MALLOC_ARENA_MAX: '2' };
