/** Loads one aggregate for an actor. Decisions across aggregates read the log, never a projection. */
import { Effect } from "effect"
import { type ActorId, isReactor } from "../../domain/ids.ts"
import type { Audience } from "../../domain/values.ts"
import type { Commit } from "../../streams/commit/envelope.ts"
import type { TrackerEvent } from "../../streams/commit/events.ts"
import { EventStore } from "../../streams/ports/eventStore.ts"
import { type Kind, subjectOf } from "../../streams/commit/subjects.ts"
import { catalogue, type StateOf } from "../catalogue.ts"
import { commandIdsOf, withDerivedKeys, type Request } from "../commandBus.ts"
import { Principals } from "../principals.ts"

/** The kinds of aggregates that take part in decisions across aggregates. */
export type KnownKind = "proposal" | "topic" | "atom" | "task" | "run"
type Here<S> = Exclude<S, { readonly is: "absent" }>

export interface LoadedAggregate<S> {
  /** Null when the aggregate is absent, or the actor may not see it: the two must look the same. */
  readonly now: Here<S> | null
  /** The last position of its subject; 0 when it has none. */
  readonly seq: number
  readonly commits: ReadonlyArray<Commit>
}

/** Loads and folds one aggregate. A reactor sees every aggregate; its rules are checked by `admit`. */
export const loadFromLog = Effect.fnUntraced(function* <K extends KnownKind>(actor: ActorId, kind: K, id: string) {
  const commits = yield* (yield* EventStore).load(subjectOf(kind, id))
  const { audience } = catalogue[kind] as unknown as AnyAggregate<StateOf<K>>
  const state = stateIn(kind, commits)
  const its = audience(state)
  const seen = its !== null && (isReactor(actor) || (yield* Principals).audiencesOf(actor).includes(its))
  const found: LoadedAggregate<StateOf<K>> = {
    // Only an absent aggregate has no audience.
    now: seen ? (state as Here<StateOf<K>>) : null,
    seq: commits.at(-1)?.seq ?? 0,
    commits
  }
  return found
})

/** The state after these commits of one aggregate. */
export const stateIn = <K extends Kind>(kind: K, commits: ReadonlyArray<Pick<Commit, "events">>): StateOf<K> => {
  const { decider } = catalogue[kind] as unknown as AnyAggregate<StateOf<K>>
  return commits.flatMap(({ events }) => events).reduce(decider.evolve, decider.initial)
}

// The catalogue has the types of each kind, but TypeScript cannot follow them through a generic `K`.
interface AnyAggregate<S> {
  readonly decider: { readonly initial: S; readonly evolve: (state: S, event: TrackerEvent) => S }
  readonly audience: (state: S) => Audience | null
}

/** True when this request has recorded something before. */
export const isRepeat = ({ commits }: LoadedAggregate<unknown>, request: Request, command: string): boolean => {
  const ids = commandIdsOf(request, command)
  return commits.some((commit) => ids.includes(commit.command))
}

/**
 * The request for a command of a batch. A caller may use one key for several ids, and two such commands may share an aggregate
 * (the run, the slot), so the id is part of the key. All commits of the batch have one correlation.
 */
export const requestFor = (
  request: Request,
  id: string,
  command: string
): Request & { readonly correlation: string } => {
  const named = withDerivedKeys(request, (key) => `${key} ${id}`)
  return { correlation: commandIdsOf(named, command)[0], ...named }
}

/** So often a decision is repeated because another writer was faster. */
const mostRaces = 5

/** Decides again while other writers change the aggregate. A refusal is final when the aggregate has not changed since. */
export const retryWhileItChanges = <A, E, E2, R, R2>(
  seq: Effect.Effect<number, E2, R2>,
  decide: Effect.Effect<{ readonly on: number; readonly outcome: Effect.Effect<A, E, R> }, E2, R2>,
  races = 0
): Effect.Effect<A, E | E2, R | R2> =>
  Effect.flatMap(decide, ({ on, outcome }) =>
    outcome.pipe(
      Effect.catch((error) =>
        races < mostRaces
          ? Effect.flatMap(seq, (last) =>
              last === on ? Effect.fail(error) : retryWhileItChanges(seq, decide, races + 1)
            )
          : Effect.fail(error)
      )
    )
  )
