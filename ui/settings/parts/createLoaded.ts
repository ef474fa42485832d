/** A list that a section loads, and loads again after a change. The old answer stays until the new one arrives. */
import { createSignal, onCleanup, onMount } from "solid-js"
import { toast } from "../../parts/toast/toast.tsx"
import type { ToastMessage } from "../../parts/toast/message.ts"
import { sentenceOf } from "../../words/sentenceOf.ts"

export interface LoadedList<A> {
  readonly value: () => A | undefined
  /** The sentence of the last failure, while there is no answer. */
  readonly failed: () => string | null
  /** `after`: the position that the answer must include. */
  readonly reload: (after?: number) => Promise<void>
}

/** @param fetch gets the position that the answer must include; 0 for any */
export const createLoaded = <A>(fetch: (after: number) => Promise<A>): LoadedList<A> => {
  const [value, setValue] = createSignal<A | undefined>()
  const [failed, setFailed] = createSignal<string | null>(null)
  let latest = 0
  onCleanup(() => {
    latest = -1
  })
  const reload = async (after = 0) => {
    const mine = ++latest
    try {
      const answer = await fetch(after)
      if (mine !== latest) return
      setFailed(null)
      setValue(() => answer)
    } catch (error) {
      if (mine === latest) setFailed(sentenceOf(error))
    }
  }
  onMount(() => void reload())
  return { value, failed, reload }
}

interface Changed {
  readonly seq?: number
}

/**
 * Sends a change, says that it is done, and loads the lists again. Resolves to false when the change was refused; the sentence
 * is shown then.
 */
export const createAct =
  (...lists: ReadonlyArray<LoadedList<unknown>>) =>
  async (run: () => Promise<unknown>, said?: ToastMessage | string): Promise<boolean> => {
    try {
      // An answer without a body or a position is read at once.
      const { seq = 0 } = ((await run()) ?? {}) as Changed
      await Promise.all(lists.map(({ reload }) => reload(seq)))
      if (said !== undefined) toast(said)
      return true
    } catch (error) {
      toast({ text: sentenceOf(error), failed: true })
      await Promise.all(lists.map(({ reload }) => reload()))
      return false
    }
  }
export type ActOnLists = ReturnType<typeof createAct>
