/** The times within which several items become one message. Milliseconds. */

/** A message waits this long after its last item, so that later items join it. */
export const quietMillis = 20_000
/** A message waits at most this long after its first item. */
export const mostWaitMillis = 55_000
/** A message that is not sent within this time is dropped: the dashboard has its items. */
export const lifeMillis = 3 * 24 * 3600 * 1000

/** The time to send a message that gets another item now. `at`: the time of its first item. */
export const timeAfterItem = (notBefore: number | undefined, at: number, now: number): number =>
  Math.max(notBefore ?? 0, Math.min(now + quietMillis, at + mostWaitMillis))
