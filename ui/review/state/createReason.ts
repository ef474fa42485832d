/** The reason of a rejection. It can be given for a short time after the rejection, and is optional. */
import { createSignal, onCleanup } from "solid-js"
import type { RejectReason } from "../../../domain/values.ts"

/** The time that a rejection waits for its reason, unless the person does something else. */
const reasonMillis = 4000

export const createReason = () => {
  const [resolve, setResolve] = createSignal<((reason: RejectReason | null) => void) | null>(null)
  /** Ends the wait, with a reason or without. */
  const settle = (reason: RejectReason | null = null) => resolve()?.(reason)
  // A page that is closed sends its rejection without a reason.
  const leave = () => settle()
  addEventListener("pagehide", leave)
  onCleanup(() => {
    removeEventListener("pagehide", leave)
    settle()
  })
  return {
    wanted: () => resolve() !== null,
    settle,
    wait: () =>
      new Promise<RejectReason | null>((done) => {
        const timer = setTimeout(settle, reasonMillis)
        setResolve(() => (reason: RejectReason | null) => {
          clearTimeout(timer)
          setResolve(null)
          done(reason)
        })
      })
  }
}
