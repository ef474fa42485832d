/** A typed value of one place that stays until the server has stored it. Every field for text uses it. */
import { createMemo, createSignal, onCleanup } from "solid-js"
import { dropKept, onDroppedElsewhere, readKept, writeKept } from "./kept/keptTexts.ts"
import { isSame, sendKept } from "./sendKept.ts"

/**
 * @param place an entity and its field, as `task:abc:title`; when it changes, the value of the new place is shown
 * @param start the stored value, which the person begins with
 * @param seen the revision of the stored value; null when it has none
 */
export const createDraft = <V>(place: () => string, start: () => V, seen: () => number | null = () => null) => {
  const [changes, setChanges] = createSignal(0)
  const [sending, setSending] = createSignal<string | null>(null)
  const changed = () => setChanges((n) => n + 1)
  onCleanup(onDroppedElsewhere((dropped) => dropped === place() && changed()))
  const kept = createMemo(() => {
    changes()
    return readKept(place())
  })
  // Only this place has written the value.
  const value = (): V => (kept() === null ? start() : (kept()?.value as V))
  const busy = () => sending() === place()
  const seenAtFirst = () => (kept() === null ? seen() : (kept()?.seen ?? null))
  return {
    value,
    /** True while the typed value differs from the stored one, or was not answered. */
    kept: () => kept() !== null,
    /** True until the request is answered. The field must be read-only meanwhile. */
    busy,
    /** The revision that the person saw when they began to type. */
    seen: seenAtFirst,
    set: (next: V) => {
      if (busy() || isSame(next, value())) return
      if (isSame(next, start())) dropKept(place())
      else writeKept(place(), { value: next, key: null, seen: seenAtFirst() })
      changed()
    },
    /** Takes another revision as the one that the person saw: they have read it, and keep their own value. */
    rebase: (revision: number) => {
      writeKept(place(), { value: value(), key: null, seen: revision })
      changed()
    },
    drop: () => {
      dropKept(place())
      changed()
    },
    /** Sends the value, see `sendKept`. Null also while an earlier request of this place is not answered. */
    send: async <A>(request: (value: V, key: string) => Promise<A | null>): Promise<A | null> => {
      if (busy()) return null
      const here = place()
      setSending(here)
      try {
        return await sendKept(here, { value: value(), seen: seenAtFirst() }, request)
      } finally {
        setSending((now) => (now === here ? null : now))
        changed()
      }
    }
  }
}
