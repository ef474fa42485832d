/** The time, for pages that stay open: dates become late, and a new day begins, without a reload. */
import { createSignal, onCleanup } from "solid-js"

/** Interval at which the time is read, in milliseconds. */
const everyMillis = 30_000

const [now, setNow] = createSignal(0)
const read = () => setNow(Date.now())
let readers = 0
let timer: ReturnType<typeof setInterval> | undefined

/** Milliseconds of Unix time as a signal. All readers share one timer, which runs while there are readers. */
export const useClock = (): (() => number) => {
  if (readers++ === 0) {
    read()
    timer = setInterval(read, everyMillis)
  }
  onCleanup(() => {
    if (--readers === 0) clearInterval(timer)
  })
  return now
}
