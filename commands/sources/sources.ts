/** The sources of an installation, folded from the log in memory. They are few, so a start reads all of their commits. */
import { Context, Effect, Layer } from "effect"
import { type ActorId, SourceId } from "../../domain/ids.ts"
import { type Event, source, type SourcePresent, type State } from "../../domain/source/source.ts"
import type { Commit } from "../../streams/commit/envelope.ts"
import { partsOf } from "../../streams/commit/subjects.ts"
import type { StreamUnavailable } from "../../streams/errors.ts"
import { follower } from "../../streams/following/follower.ts"
import type { Feed } from "../../streams/ports/feed.ts"

export interface KnownSource {
  readonly id: SourceId
  readonly now: SourcePresent
  readonly registered: { readonly at: string; readonly by: ActorId }
  /** When the secret was replaced last; null before the first time. */
  readonly rotatedAt: string | null
}

export class InboundSources extends Context.Service<
  InboundSources,
  {
    /** Oldest first, the removed ones included. */
    readonly all: () => ReadonlyArray<KnownSource>
    /** Null when there is no such source. */
    readonly find: (id: string) => KnownSource | null
    /** Returns when every commit about sources that the log has now is folded in. */
    readonly current: Effect.Effect<void, StreamUnavailable>
  }
>()("tracker/commands/InboundSources") {
  /** Ready once it has caught up with the log. */
  static readonly layer: Layer.Layer<InboundSources, StreamUnavailable, Feed> = Layer.effect(
    InboundSources,
    Effect.map(
      follower({
        name: "the list of sources",
        subjects: ["evt.source.>"],
        fresh: () => new Map<string, KnownSource>(),
        fold
      }),
      ({ state, current }) =>
        InboundSources.of({ all: () => [...state().values()], find: (id) => state().get(id) ?? null, current })
    )
  )
}

function fold(known: Map<string, KnownSource>, commit: Commit) {
  const { id } = partsOf(commit.subject)
  for (const each of commit.events) {
    // The filter of the subjects lets no other events through.
    const event = each as Event
    const before = known.get(id)
    const after: State = source.evolve(before?.now ?? source.initial, event)
    if (after.is === "absent") continue
    known.set(id, {
      id: SourceId.make(id),
      now: after,
      registered: before?.registered ?? { at: commit.at, by: commit.actor },
      rotatedAt: event._tag === "SourceRotated" ? commit.at : (before?.rotatedAt ?? null)
    })
  }
}
