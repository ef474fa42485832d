/** When a failed webhook is tried again. Pure. */

const firstDelayMillis = 1000
const longestDelayMillis = 6 * 3600 * 1000
/** The longest pause of an endpoint at which nothing arrives: it gets its events soon after it works again. */
export const longestPauseMillis = 10 * 60 * 1000
/** An event is given up this long after its first try. */
export const retryMillis = 3 * 24 * 3600 * 1000
/** An endpoint is reported as failing when nothing has arrived for this long. */
export const reportMillis = 24 * 3600 * 1000
/** A receiver may ask for a pause of at most this. No other delay is longer. */
export const longestAskedMillis = 24 * 3600 * 1000

/**
 * The delay after a failed try: about 1 s, 4 s, 16 s, and so on up to 6 h.
 *
 * @param random 0 to 1: receivers that fail together are not all tried together
 */
export const retryDelay = (tries: number, random: number): number => {
  const delay = Math.min(firstDelayMillis * 4 ** Math.min(tries - 1, 20), longestDelayMillis)
  return Math.round(delay * (0.75 + random / 2))
}

/** The milliseconds of a header `Retry-After`: seconds or a date. Null when it is missing, unreadable or in the past. Source: RFC 9110, 10.2.3. */
export const askedDelay = (header: string | undefined, now: number): number | null => {
  const text = header?.trim() ?? ""
  if (text === "") return null
  const millis = /^\d+$/u.test(text) ? Number(text) * 1000 : Date.parse(text) - now
  return Number.isNaN(millis) || millis <= 0 ? null : Math.min(millis, longestAskedMillis)
}
