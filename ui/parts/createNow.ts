/** The time as a signal. */
import { createSignal, onCleanup } from "solid-js"

/**
 * Milliseconds since 1970, read again at an interval.
 *
 * @param every milliseconds
 */
export const createNow = (every: number) => {
  const [now, setNow] = createSignal(Date.now())
  const clock = setInterval(() => setNow(Date.now()), every)
  onCleanup(() => clearInterval(clock))
  return now
}
