/** An answer that a page fetches, and fetches again when its subject changes. The old answer stays until the new one arrives. */
import { createEffect, createSignal, on, onCleanup } from "solid-js"
import { Refusal } from "./rest/api.ts"

const [comebacks, setComebacks] = createSignal(0)
/** Call when the connection is restored: failed fetches are repeated. */
export const cameBack = () => setComebacks((n) => n + 1)

/**
 * While `loading`, `value` is the previous answer. Unlike a resource it never suspends, so the page keeps its content.
 *
 * @param about the subject; with null there is no request
 */
export const createFetched = <About, A>(about: () => About | null, fetch: (about: About) => Promise<A>) => {
  const [value, setValue] = createSignal<{ readonly about: About; readonly answer: A } | null>(null)
  const [loading, setLoading] = createSignal(false)
  const [failed, setFailed] = createSignal<Refusal | null>(null)
  let latest = 0
  onCleanup(() => {
    latest = -1
  })
  const load = (wanted: About | null) => {
    const mine = ++latest
    setFailed(null)
    setLoading(wanted !== null)
    if (wanted === null) return void setValue(null)
    fetch(wanted).then(
      (answer) => {
        // Drop an answer that a newer request has replaced, or whose page was left.
        if (mine !== latest) return
        setValue(() => ({ about: wanted, answer }))
        setLoading(false)
      },
      (error: unknown) => {
        if (mine !== latest) return
        setLoading(false)
        if (error instanceof Refusal) setFailed(error)
        else throw error
      }
    )
    return undefined
  }
  createEffect(on(about, load))
  // Repeat the requests that failed while the server did not answer.
  createEffect(on(comebacks, () => (failed() === null ? undefined : load(about())), { defer: true }))
  return { value, loading, failed }
}
