/** The wait before a client connects again. Pure. */

/** Milliseconds of the first wait and of the longest, before the jitter. */
const firstWait = 250
/** Short enough that every client is back within 5 seconds of a restart. */
const longestWait = 3_000

/**
 * Milliseconds before the next connection. They double with each failure, up to a limit, and have jitter, so that clients do not
 * all connect to a restarted server at the same time.
 *
 * @param failures connections that failed since the last open one
 * @param random 0 to 1
 */
export const reconnectMillis = (failures: number, random: number): number =>
  Math.min(firstWait * 2 ** failures, longestWait) * (0.5 + random)
