/** What a page asks the server for once, and again when what it is about has changed. Old answers stay until the new one is there. */
import { createEffect, createSignal, on, onCleanup } from "solid-js"
import { Refusal } from "./api.ts"

const [comebacks, setComebacks] = createSignal(0)
/** The product is back after it did not answer. */
export const cameBack = () => setComebacks((n) => n + 1)

/**
 * `about` is what is asked for; null asks for nothing. A page shows `value` of before while `loading`. Unlike a resource
 * it never suspends: what stands on the page stays.
 */
export const createFetched = <About, A>(about: () => About | null, ask: (about: About) => Promise<A>) => {
  const [value, setValue] = createSignal<{ readonly about: About; readonly answer: A } | null>(null)
  const [loading, setLoading] = createSignal(false)
  const [failed, setFailed] = createSignal<Refusal | null>(null)
  let asked = 0
  onCleanup(() => {
    asked = -1
  })
  const load = (wanted: About | null) => {
    const mine = ++asked
    setFailed(null)
    setLoading(wanted !== null)
    if (wanted === null) return void setValue(null)
    ask(wanted).then(
      (answer) => {
        // An answer that was overtaken, or that nobody waits for any more, is dropped.
        if (mine !== asked) return
        setValue(() => ({ about: wanted, answer }))
        setLoading(false)
      },
      (error: unknown) => {
        if (mine !== asked) return
        setLoading(false)
        if (error instanceof Refusal) setFailed(error)
        else throw error
      }
    )
    return undefined
  }
  createEffect(on(about, load))
  // What could not be had while the product was away is asked for again once it is back.
  createEffect(on(comebacks, () => (failed() === null ? undefined : load(about())), { defer: true }))
  return { value, loading, failed }
}
