/** One aggregate as the log has it now, for somebody who asks: what several are decided on together is never a table. */
import { Effect } from "effect"
import { type ActorId, isReactor } from "../../domain/ids.ts"
import type { Audience } from "../../domain/values.ts"
import type { Commit } from "../../streams/commit/envelope.ts"
import type { TrackerEvent } from "../../streams/commit/events.ts"
import { EventStore } from "../../streams/eventStore.ts"
import { commandIdOf } from "../../streams/commit/identity.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { catalogue, type StateOf } from "../catalogue.ts"
import type { Request } from "../commandBus.ts"
import { Principals } from "../principals.ts"

/** The kinds that knowledge is made of. */
export type KnownKind = "proposal" | "topic" | "atom" | "task" | "run"
type Here<S> = Exclude<S, { readonly is: "absent" }>

export interface LoadedAggregate<S> {
  /** Null where there is nothing, or nothing that the asker may see: the two look the same. */
  readonly now: Here<S> | null
  /** The last position of its subject; 0 when it has none. */
  readonly seq: number
  readonly commits: ReadonlyArray<Commit>
}

/** Loads and folds one aggregate. Reactors see everything; what they may do is not decided here. */
export const loadFromLog = Effect.fnUntraced(function* <K extends KnownKind>(actor: ActorId, kind: K, id: string) {
  const commits = yield* (yield* EventStore).load(subjectOf(kind, id))
  const { decider, audience } = catalogue[kind] as unknown as AnyAggregate<StateOf<K>>
  const state = commits.flatMap(({ events }) => events).reduce(decider.evolve, decider.initial)
  const its = audience(state)
  const seen = its !== null && (isReactor(actor) || (yield* Principals).audiencesOf(actor).includes(its))
  const found: LoadedAggregate<StateOf<K>> = {
    // Only what is absent has no audience.
    now: seen ? (state as Here<StateOf<K>>) : null,
    seq: commits.at(-1)?.seq ?? 0,
    commits
  }
  return found
})

// A kind names its aggregate, whose own types the catalogue keeps; of an event the store says no more than that it is one.
interface AnyAggregate<S> {
  readonly decider: { readonly initial: S; readonly evolve: (state: S, event: TrackerEvent) => S }
  readonly audience: (state: S) => Audience | null
}

/** Whether this very request was carried out before. */
export const isRepeat = ({ commits }: LoadedAggregate<unknown>, { actor, key }: Request, command: string): boolean =>
  commits.some((commit) => commit.command === commandIdOf(actor, command, key))

/**
 * The request as the commands of one batch carry it: one key may be used for several things, and two of them may share an
 * aggregate (the run, the slot). All commits of the batch bear one correlation.
 */
export const requestFor = (request: Request, id: string, command: string) => {
  const key = `${request.key} ${id}`
  return { correlation: commandIdOf(request.actor, command, key), ...request, key }
}

/** How often a decision is made anew because somebody else was faster. */
const mostRaces = 5

/** Makes a decision anew while the aggregate moves under it; a refusal on what still stands is the answer. */
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
