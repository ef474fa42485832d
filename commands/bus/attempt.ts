/** One attempt at a batch of commands: load, decide, append. The caller retries. */
import { Clock, Effect, Result } from "effect"
import { isReactor } from "../../domain/ids.ts"
import { type EventStore, type Pending } from "../../streams/eventStore.ts"
import type { TrackerEvent } from "../../streams/commit/events.ts"
import { canonical, commandIdOf, sha256 } from "../../streams/commit/identity.ts"
import { partsOf, type Subject } from "../../streams/commit/subjects.ts"
import { type Aggregate, catalogue, type Command, commandRules, type Refused } from "../catalogue.ts"
import type { Request, Step } from "../commandBus.ts"
import { KeyReused } from "../errors.ts"
import type { Principals } from "../principals.ts"
import { apply, type Loaded, type LoadedCache, nothingYet } from "./loaded.ts"

export interface Parts {
  readonly store: EventStore["Service"]
  readonly principals: Principals["Service"]
  readonly cache: LoadedCache
}

/** The last position of a step's subject. */
export interface AppendedPosition {
  readonly subject: Subject
  readonly seq: number
}

type AnyAggregate = Aggregate<unknown, Command, TrackerEvent, Refused>
// A subject's kind names the aggregate. Only the catalogue knows its types.
const aggregateOf = (subject: Subject) => catalogue[partsOf(subject).kind] as unknown as AnyAggregate

/** `fresh`: ignore the cache, because an earlier attempt was decided on an old state. */
const load = Effect.fnUntraced(function* ({ store, cache }: Parts, { subject, command }: Step, fresh: boolean) {
  cache.at(yield* store.connectionEpoch)
  const cached = fresh ? undefined : cache.get(subject)
  if (cached !== undefined) return cached
  const { decider } = aggregateOf(subject)
  if (!fresh && commandRules[command._tag].creates === true) return nothingYet(decider.initial)
  const commits = yield* store.load(subject)
  const loaded = commits.reduce((before, commit) => apply(before, commit, decider.evolve), nothingYet(decider.initial))
  cache.put(subject, loaded)
  return loaded
})

const isVisible = (principals: Principals["Service"], request: Request, aggregate: AnyAggregate, loaded: Loaded) => {
  const audience = aggregate.audience(loaded.state)
  return audience === null || isReactor(request.actor) || principals.audiencesOf(request.actor).includes(audience)
}

interface Decided {
  readonly subject: Subject
  readonly aggregate: AnyAggregate
  /** The command's id. */
  readonly id: string
  readonly digest: string
  readonly loaded: Loaded
  /** The position of the first receipt, when the command was recorded before. */
  readonly before: number | undefined
  readonly events: Result.Result<ReadonlyArray<TrackerEvent>, Refused>
}

const decideStep = Effect.fnUntraced(function* (parts: Parts, request: Request, step: Step, fresh: boolean) {
  const { subject, command } = step
  const aggregate = aggregateOf(subject)
  const { decider } = aggregate
  const id = commandIdOf(request.actor, command._tag, request.key)
  const digest = sha256(canonical(step.asked ?? command)).slice(0, 32)
  const loaded = yield* load(parts, step, fresh)
  const before = loaded.commands.get(id)
  if (before !== undefined && before.digest !== digest) return yield* new KeyReused({ subject })
  // To an actor who may not see the aggregate it is absent, and may not be created a second time.
  const visible = isVisible(parts.principals, request, aggregate, loaded)
  const events = decider.decide(command, visible ? loaded.state : decider.initial)
  if (!visible && Result.isSuccess(events) && events.success.length > 0) return yield* new KeyReused({ subject })
  const decided: Decided = { subject, aggregate, id, digest, loaded, before: before?.seq, events }
  return decided
})

const recordsNothing = ({ events }: Decided) => Result.isFailure(events) || events.success.length === 0
const positionOf = ({ subject, loaded: { seq } }: Decided): AppendedPosition => ({ subject, seq })

/**
 * Answers the position of every step that recorded something, now or when the command was sent first; of every step when
 * none records anything.
 *
 * Fails with `stale` when a step without events was decided on an old state.
 */
export const attempt = Effect.fnUntraced(function* (
  parts: Parts,
  request: Request,
  steps: ReadonlyArray<Step>,
  fresh: boolean
) {
  const decided = yield* Effect.forEach(steps, (step) => decideStep(parts, request, step, fresh))
  const repeated = decided.flatMap(({ subject, before }) => (before === undefined ? [] : [{ subject, seq: before }]))
  if (repeated.length > 0) return repeated

  const silent = decided.filter(recordsNothing)
  // A step without events has no optimistic lock, so check that its subject has not moved.
  const heads = yield* Effect.forEach(silent, ({ subject }) => parts.store.lastSeq(subject))
  if (silent.some(({ loaded }, i) => loaded.seq !== heads[i])) return yield* Effect.fail("stale" as const)
  const refused = decided.map(({ events }) => events).find(Result.isFailure)
  if (refused !== undefined) return yield* Effect.fail(refused.failure)
  if (silent.length === decided.length) return decided.map(positionOf)
  return yield* append(parts, request, decided)
})

const append = Effect.fnUntraced(function* (
  { store, cache }: Parts,
  request: Request,
  decided: ReadonlyArray<Decided>
) {
  const at = new Date(yield* Clock.currentTimeMillis).toISOString()
  const writing = decided.flatMap((each) => {
    const [first, ...rest] = Result.getOrElse(each.events, (): ReadonlyArray<TrackerEvent> => [])
    return first === undefined ? [] : [{ each, pending: pendingOf(request, each, [first, ...rest], at) }]
  })
  const [first, ...rest] = writing.map(({ pending }) => pending)
  if (first === undefined) return []
  const seqs = yield* store
    .append(first, ...rest)
    .pipe(Effect.tapError(() => Effect.sync(() => decided.forEach(({ subject }) => cache.drop(subject)))))
  return writing.map(({ each, pending }, i): AppendedPosition => {
    const seq = seqs[i] ?? 0
    cache.put(each.subject, apply(each.loaded, { ...pending, seq }, each.aggregate.decider.evolve))
    return { subject: each.subject, seq }
  })
})

const pendingOf = (
  { actor, causation, correlation, traceparent }: Request,
  { subject, id, digest, loaded }: Decided,
  events: Pending["events"],
  at: string
): Pending => ({
  subject,
  expected: loaded.seq,
  command: id,
  digest,
  at,
  actor,
  causation: causation ?? null,
  correlation: correlation ?? id,
  traceparent: traceparent ?? null,
  events
})
