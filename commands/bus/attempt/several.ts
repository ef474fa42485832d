/** One attempt at a command with steps on several aggregates: load, decide, append. The caller retries. */
import { Clock, Effect, Result } from "effect"
import type { TrackerEvent } from "../../../streams/commit/events.ts"
import type { Refused } from "../../catalogue.ts"
import type { Request } from "../../commandBus.ts"
import type { MovedSince } from "../../errors.ts"
import type { Loaded } from "../loaded/loaded.ts"
import type { IdentifiedStep, QueuedCommand } from "../queue/queuedCommand.ts"
import { appendAll } from "./append.ts"
import { type AppendedPosition, decideOn, isNotAdmitted, type Parts, pendingOf, receiptOf, repeatOf } from "./decide.ts"
import { load } from "./load.ts"
import { confirmRights } from "./rights.ts"

interface Decided {
  readonly step: IdentifiedStep
  readonly loaded: Loaded
  /** The position of the first receipt, when the command was recorded before. */
  readonly before: number | undefined
  readonly events: Result.Result<ReadonlyArray<TrackerEvent>, Refused | MovedSince>
}

const decideStep = Effect.fnUntraced(function* (parts: Parts, request: Request, step: IdentifiedStep, races: number) {
  const loaded = yield* load(parts, step, races)
  const before = receiptOf(loaded, step)
  const events = decideOn(parts, request, step, {
    state: loaded.state,
    seq: loaded.seq,
    before: repeatOf(parts, step, before)
  })
  if (Result.isFailure(events) && isNotAdmitted(events.failure)) return yield* events.failure
  const decided: Decided = {
    step,
    loaded,
    before: before?.seq,
    events: events as Decided["events"]
  }
  return decided
})

const recordsNothing = ({ events }: Decided) => Result.isFailure(events) || events.success.length === 0
const positionOf = ({ step: { subject }, loaded: { seq } }: Decided): AppendedPosition => ({ subject, seq })

/**
 * Returns the position of every step that recorded something, now or when the command was sent first; of every step
 * when none records anything.
 *
 * Fails with `stale` when a step without events was decided on an old state.
 */
export const attemptSeveral = Effect.fnUntraced(function* (parts: Parts, job: QueuedCommand, races: number) {
  const { request, steps } = job
  yield* confirmRights(parts.principals, [job])
  const decided = yield* Effect.forEach(steps, (step) => decideStep(parts, request, step, races))
  const repeated = decided.flatMap(({ step: { subject }, before }) =>
    before === undefined ? [] : [{ subject, seq: before }]
  )
  if (repeated.length > 0) return repeated

  const silent = decided.filter(recordsNothing)
  // A step without events has no optimistic lock, so check that its subject has not moved.
  const heads = yield* Effect.forEach(silent, ({ step: { subject } }) => parts.store.lastSeq(subject))
  if (silent.some(({ loaded }, i) => loaded.seq !== heads[i])) return yield* Effect.fail("stale" as const)
  const refused = decided.map(({ events }) => events).find(Result.isFailure)
  if (refused !== undefined) return yield* Effect.fail(refused.failure)
  if (silent.length === decided.length) return decided.map(positionOf)
  return yield* store(parts, request, decided)
})

const store = Effect.fnUntraced(function* (parts: Parts, request: Request, decided: ReadonlyArray<Decided>) {
  const at = new Date(yield* Clock.currentTimeMillis).toISOString()
  const commits = decided.flatMap(({ step, loaded, events }) => {
    const [first, ...rest] = Result.getOrElse(events, (): ReadonlyArray<TrackerEvent> => [])
    return first === undefined ? [] : [pendingOf(request, step, loaded.seq, [first, ...rest], at)]
  })
  const seqs = yield* appendAll(parts, commits, new Map(decided.map(({ step, loaded }) => [step.subject, loaded])))
  return commits.map(({ subject }, i): AppendedPosition => ({ subject, seq: seqs[i] ?? 0 }))
})
