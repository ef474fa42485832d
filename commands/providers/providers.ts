/** The providers of an installation and the active one, folded from the log in memory. */
import { Context, Effect, Layer } from "effect"
import { type Event, provider, type State } from "../../domain/provider/provider.ts"
import type { Commit } from "../../streams/commit/envelope.ts"
import type { StreamUnavailable } from "../../streams/errors.ts"
import type { Buckets } from "../../streams/ports/bucket.ts"
import type { Feed } from "../../streams/ports/feed.ts"
import { follower } from "../../streams/following/follower.ts"
import { openSavedState } from "../../streams/following/saved/savedState.ts"
import type { Keyring, KeysUnusable } from "../../streams/sealing/keyring.ts"
import { partsOf } from "../../streams/commit/subjects.ts"

type Configured = Exclude<State, { readonly is: "absent" }>
/** The present settings of a provider. */
export interface ActiveProvider {
  readonly id: string
  readonly version: number
  readonly settings: Configured["settings"]
}

export class Providers extends Context.Service<
  Providers,
  {
    /** The provider that was chosen last; null when there is none: the settings of the installation then decide. */
    readonly active: () => ActiveProvider | null
    /** The ids of the providers that were chosen and have not stood down. */
    readonly chosen: () => ReadonlyArray<string>
    /** Null when there is no such provider. */
    readonly find: (id: string) => ActiveProvider | null
    /** Returns once everything that the log holds now was folded in. */
    readonly current: Effect.Effect<void, StreamUnavailable>
  }
>()("tracker/commands/Providers") {
  /** Ready once it has caught up with the log. */
  static readonly layer: Layer.Layer<Providers, KeysUnusable, Feed | Buckets | Keyring> = Layer.effect(
    Providers,
    Effect.gen(function* () {
      const { state, current } = yield* follower({
        name: "the list of models",
        subjects: ["evt.provider.>"],
        fresh: noProviders,
        fold,
        saved: yield* savedProviders
      })
      const find = (id: string): ActiveProvider | null => {
        const found = state().known.get(id)
        return found === undefined ? null : { id, version: found.version, settings: found.settings }
      }
      const active = () => {
        const last = state().chosen.at(-1)
        return last === undefined ? null : find(last)
      }
      return Providers.of({ active, chosen: () => state().chosen, find, current })
    })
  )
}

interface Folded {
  readonly known: Map<string, Configured>
  /** The chosen providers; the last one is in use. */
  chosen: ReadonlyArray<string>
}
/** Each test of a provider is an event, so the number of events grows with time. */
const savedProviders = Effect.suspend(() =>
  openSavedState<Folded>({
    name: "providers",
    code: [new URL("./providers.ts", import.meta.url)],
    toSaved: (folded) => folded,
    // Safe: a saved state is opened only by the code that saved it.
    fromSaved: (saved) => saved as Folded
  })
)
const noProviders = (): Folded => ({ known: new Map(), chosen: [] })

const fold = (folded: Folded, commit: Commit) => {
  const { id } = partsOf(commit.subject)
  const { known } = folded
  for (const event of commit.events) {
    // The filter of the subjects lets no other events through.
    const next = provider.evolve(known.get(id) ?? provider.initial, event as Event)
    if (next.is === "configured") known.set(id, next)
    if (event._tag === "ProviderChosen") folded.chosen = [...folded.chosen.filter((each) => each !== id), id]
    if (event._tag === "ProviderStoodDown") folded.chosen = folded.chosen.filter((each) => each !== id)
  }
}
