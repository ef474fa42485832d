/** The verbs that work now. A page binds its verbs while it is mounted, and the newest binding of a key wins. */
import type { LucideProps } from "lucide-solid"
import { type Component, createSignal, onCleanup, untrack } from "solid-js"
import { specOf, type VerbId, verbIds, type VerbPlace } from "./verbs.ts"

export interface BoundVerb {
  readonly id: string
  readonly keys: ReadonlyArray<string>
  /** `go`: the verb opens a page. */
  readonly on: VerbPlace | "go"
  readonly repeats: boolean
  readonly icon?: Component<LucideProps>
  /** Left out for a declared verb, whose word is in the table. */
  readonly name?: () => string
  /** The number or the share beside a page, for the palette. */
  readonly fact?: () => string | undefined
  readonly may: () => boolean
  /** @param key the pressed key, or "" when it was chosen in another way */
  readonly run: (key: string) => void
}

export type Action = BoundVerb["run"] | { readonly may: () => boolean; readonly run: BoundVerb["run"] }

const [bound, setBound] = createSignal<ReadonlyArray<BoundVerb>>([])

/** Binds verbs until the owner is disposed. */
export const bind = (verbs: ReadonlyArray<BoundVerb>): void => {
  setBound((all) => [...all, ...verbs])
  onCleanup(() => setBound((all) => all.filter((each) => !verbs.includes(each))))
}

/** Binds declared verbs until the owner is disposed. */
export const bindVerbs = (actions: { readonly [V in VerbId]?: Action }): void =>
  bind(
    verbIds.flatMap((id) => {
      const action = actions[id]
      if (action === undefined) return []
      const { keys, on, repeats = false } = specOf(id)
      const { may, run } = typeof action === "function" ? { may: () => true, run: action } : action
      return [{ id, keys, on, repeats, may, run }]
    })
  )

/** The verbs that may run now, the newest binding first, each once. */
export const usableVerbs = (): ReadonlyArray<BoundVerb> => {
  const seen = new Set<string>()
  return bound()
    .toReversed()
    .filter(({ id, may }) => {
      if (seen.has(id) || !may()) return false
      seen.add(id)
      return true
    })
}

/** The verb of a key or of a sequence of keys. */
export const verbOfKeys = (keys: string): BoundVerb | undefined =>
  untrack(() => usableVerbs().find((verb) => verb.keys.includes(keys)))

/** True when a sequence of keys begins with this key. */
export const beginsSequence = (key: string): boolean =>
  untrack(() => bound().some((verb) => verb.keys.some((keys) => keys.startsWith(`${key} `))))

/** Runs a declared verb as its key would. Returns false when it is not bound, or may not run. */
export const runVerb = (id: VerbId): boolean => {
  const verb = untrack(() => usableVerbs().find((each) => each.id === id))
  verb?.run("")
  return verb !== undefined
}
