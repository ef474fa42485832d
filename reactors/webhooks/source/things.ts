/** The readers and the topics of the things that events are about, from the log. The present ones count, because readers and topics are only added. */
import { Cache, Duration, Effect } from "effect"
import { LRUCache } from "lru-cache"
import { catalogue, type StateOf } from "../../../commands/catalogue.ts"
import { stateIn } from "../../../commands/knowledge/loadFromLog.ts"
import { Principals } from "../../../commands/principals.ts"
import { type ActorId, ActorId as AnyActor } from "../../../domain/ids.ts"
import { type Audience, team } from "../../../domain/values.ts"
import type { Commit } from "../../../streams/commit/envelope.ts"
import { partsOf, type Subject } from "../../../streams/commit/subjects.ts"
import { EventStore } from "../../../streams/ports/eventStore.ts"
import { addOwners } from "../../../streams/sealing/fields/owners.ts"
import { isReportedKind, type ReportedKind } from "./reportedKinds.ts"

export interface ThingFacts {
  /** Null when the thing is absent: no reader may see it. */
  readonly audience: Audience | null
  readonly topics: ReadonlyArray<string>
  /** The people whose words the thing has, such as its title: a body shows the title with each event. */
  readonly owners: ReadonlyArray<string>
}
const unknown: ThingFacts = { audience: null, topics: [], owners: [] }

/** The facts of a thing up to a position. */
interface KnownFacts {
  readonly upTo: number
  readonly facts: ThingFacts
}

/** Things whose facts stay in memory. */
const mostThings = 5000
/** Loads that may run at the same time. */
const mostAtOnce = 1000

export const makeThings = Effect.gen(function* () {
  const { load } = yield* EventStore
  const known = new LRUCache<string, KnownFacts>({ max: mostThings })
  /** Endpoints that ask at the same time share one load. */
  const loads = yield* Cache.makeWith(
    Effect.fnUntraced(function* (subject: Subject) {
      const { kind, id } = partsOf(subject)
      if (!isReportedKind(kind)) return { upTo: Number.POSITIVE_INFINITY, facts: unknown } satisfies KnownFacts
      const commits = yield* load(subject)
      const found: KnownFacts = { upTo: commits.at(-1)?.seq ?? 0, facts: factsIn(kind, id, commits) }
      known.set(subject, found)
      return found
    }),
    { capacity: mostAtOnce, timeToLive: () => Duration.zero }
  )
  return {
    /** The facts of the commit's thing, at the commit or later. Fails with `AggregateParked` when its history is damaged. */
    factsOf: Effect.fnUntraced(function* ({ subject, seq }: Pick<Commit, "subject" | "seq">) {
      const found = known.get(subject)
      if (found !== undefined && found.upTo >= seq) return found.facts
      const shared = yield* Cache.get(loads, subject)
      // A load that began before the commit was stored does not have it. The next one begins now.
      return (shared.upTo >= seq ? shared : yield* Cache.get(loads, subject)).facts
    })
  }
})

const factsIn = (kind: ReportedKind, id: string, commits: ReadonlyArray<Commit>): ThingFacts => {
  const state = stateIn(kind, commits)
  const owners = new Set<string>()
  for (const { events } of commits) for (const event of events) addOwners(kind, event, owners)
  return { audience: audienceIn(kind, state), topics: topicsIn(kind, id, state), owners: [...owners] }
}

const audienceIn = <K extends ReportedKind>(kind: K, state: StateOf<K>): Audience | null =>
  // The catalogue has the function of each kind for the state of that kind.
  (catalogue[kind].audience as (state: StateOf<K>) => Audience | null)(state)

const topicsIn = (kind: ReportedKind, id: string, state: StateOf<ReportedKind>): ReadonlyArray<string> => {
  if (kind === "topic") return [id]
  if ("topics" in state && Array.isArray(state.topics)) return state.topics
  return "topic" in state && typeof state.topic === "string" ? [state.topic] : []
}

/** The audiences whose things an endpoint sees: those of a member of its own audience. */
export const audiencesSeen = (audience: Audience, { audiencesOf }: Pick<Principals["Service"], "audiencesOf">) => {
  if (audience === team) return [team]
  if (audience.startsWith("chat:")) return [team, audience]
  return audiencesOf(AnyActor.make(audience) satisfies ActorId)
}
