/** An answer that a page fetches, and fetches again when its subject changes. The old answer stays until the new one arrives. */
import { createEffect, createSignal, on, onCleanup } from "solid-js"
import { Refusal } from "./rest/api.ts"

const [comebacks, setComebacks] = createSignal(0)
/** Call when the connection is restored: failed fetches are repeated. */
export const cameBack = () => setComebacks((n) => n + 1)

/** Milliseconds before a failed fetch is repeated for the first time. Each later wait is twice as long. */
const firstWait = 500
/** Milliseconds. */
const longestWait = 30_000
/** Answers that another try may change: none, too many requests, and a server that is not ready. */
const passing: ReadonlySet<number> = new Set([0, 429, 502, 503, 504])

/**
 * While `loading`, `value` is the previous answer. Unlike a resource it never suspends, so the page keeps its content.
 *
 * A fetch without an answer, and one that a busy server refused, is repeated until it succeeds or the subject changes. Only
 * use it for reads.
 *
 * @param about the subject; with null there is no request
 */
export const createFetched = <About, A>(about: () => About | null, fetch: (about: About) => Promise<A>) => {
  const [value, setValue] = createSignal<{ readonly about: About; readonly answer: A } | null>(null)
  const [loading, setLoading] = createSignal(false)
  const [failed, setFailed] = createSignal<Refusal | null>(null)
  let latest = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => {
    latest = -1
    clearTimeout(timer)
  })
  const request = (wanted: About, wait: number) => {
    const mine = ++latest
    clearTimeout(timer)
    setLoading(true)
    fetch(wanted).then(
      (answer) => {
        // Drop an answer that a newer request has replaced, or whose page was left.
        if (mine !== latest) return
        setValue(() => ({ about: wanted, answer }))
        setFailed(null)
        setLoading(false)
      },
      (error: unknown) => {
        if (mine !== latest) return
        setLoading(false)
        if (!(error instanceof Refusal)) throw error
        setFailed(error)
        if (passing.has(error.problem.status))
          timer = setTimeout(() => request(wanted, Math.min(wait * 2, longestWait)), wait)
      }
    )
  }
  const load = (wanted: About | null) => {
    setFailed(null)
    if (wanted !== null) return request(wanted, firstWait)
    latest++
    clearTimeout(timer)
    setLoading(false)
    setValue(null)
  }
  /** Repeats a failed fetch at once. Its failure is shown until the answer arrives. */
  const again = () => {
    const wanted = about()
    if (failed() !== null && wanted !== null) request(wanted, firstWait)
  }
  createEffect(on(about, load))
  // Repeat the requests that failed while the server did not answer.
  createEffect(on(comebacks, again, { defer: true }))
  return { value, loading, failed, again }
}
