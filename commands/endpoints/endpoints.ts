/** The endpoints of an installation, folded from the log in memory. They are few, so a start reads all of their commits. */
import { Context, Effect, Layer } from "effect"
import { endpoint, type EndpointPresent, type Event, type State } from "../../domain/endpoint/endpoint.ts"
import { type ActorId, EndpointId } from "../../domain/ids.ts"
import type { Commit } from "../../streams/commit/envelope.ts"
import { partsOf } from "../../streams/commit/subjects.ts"
import type { StreamUnavailable } from "../../streams/errors.ts"
import { follower } from "../../streams/following/follower.ts"
import type { Feed } from "../../streams/ports/feed.ts"

export interface KnownEndpoint {
  readonly id: EndpointId
  readonly now: EndpointPresent
  /** The commit of its registration: it gets the events after it. */
  readonly registered: { readonly seq: number; readonly at: string; readonly by: ActorId }
  /** The actor who added it or last resumed it. It sends with their rights. */
  readonly responsible: ActorId
  /** When the last rotation was, and the version before it; null before the first. */
  readonly rotated: { readonly at: string; readonly former: number } | null
  /** When it last became active. Older events expire no earlier than an event of that moment. */
  readonly activeSince: string
  /** The last commit. */
  readonly seq: number
}

export class Endpoints extends Context.Service<
  Endpoints,
  {
    /** Oldest first, the removed ones included. */
    readonly all: () => ReadonlyArray<KnownEndpoint>
    /** Null when there is no such endpoint. */
    readonly find: (id: string) => KnownEndpoint | null
    /** The last commit that was folded in. */
    readonly position: () => number
    /** Returns when every commit about endpoints that the log has now is folded in. */
    readonly current: Effect.Effect<void, StreamUnavailable>
  }
>()("tracker/commands/Endpoints") {
  /** Ready once it has caught up with the log. */
  static readonly layer: Layer.Layer<Endpoints, StreamUnavailable, Feed> = Layer.effect(
    Endpoints,
    Effect.map(
      follower({
        name: "the list of webhooks",
        subjects: ["evt.endpoint.>"],
        fresh: () => new Map<string, KnownEndpoint>(),
        fold
      }),
      ({ state, current, position }) =>
        Endpoints.of({
          all: () => [...state().values()],
          find: (id) => state().get(id) ?? null,
          position,
          current
        })
    )
  )
}

function fold(known: Map<string, KnownEndpoint>, commit: Commit) {
  const { id } = partsOf(commit.subject)
  for (const event of commit.events) {
    const before = known.get(id)
    // The filter of the subjects lets no other events through.
    const after: State = endpoint.evolve(before?.now ?? endpoint.initial, event as Event)
    if (after.is !== "absent") known.set(id, next(EndpointId.make(id), before, after, event as Event, commit))
  }
}

const next = (
  id: EndpointId,
  before: KnownEndpoint | undefined,
  now: EndpointPresent,
  event: Event,
  { seq, at, actor }: Commit
): KnownEndpoint => ({
  id,
  now,
  seq,
  registered: before?.registered ?? { seq, at, by: actor },
  responsible: before === undefined || event._tag === "EndpointResumed" ? actor : before.responsible,
  rotated: event._tag === "EndpointRotated" ? { at, former: before?.now.secret ?? 1 } : (before?.rotated ?? null),
  activeSince: before === undefined || event._tag === "EndpointResumed" ? at : before.activeSince
})
