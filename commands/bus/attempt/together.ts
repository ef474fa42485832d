/** One attempt at the commands that waited for one aggregate: they are decided one after another, and stored together. */
import { Clock, Effect, Exit, Result } from "effect"
import type { Pending } from "../../../streams/ports/eventStore.ts"
import type { Refused } from "../../catalogue.ts"
import type { MovedSince } from "../../errors.ts"
import type { Loaded } from "../loaded/loaded.ts"
import type { QueuedCommand } from "../queue/queuedCommand.ts"
import { appendAll } from "./append.ts"
import {
  aggregateOf,
  type AppendedPosition,
  decideOn,
  type NotAdmitted,
  type Parts,
  pendingOf,
  receiptOf,
  type Repeat,
  repeatOf
} from "./decide.ts"
import { load } from "./load.ts"
import { confirmRights } from "./rights.ts"

/** The outcome of one of the commands, before the append. */
type Outcome =
  /** It was recorded before, at `seq`. */
  | { readonly is: "repeated"; readonly seq: number }
  /** It is in the commit with this index of this attempt. */
  | { readonly is: "recorded"; readonly index: number }
  /** Nothing to record, or a refusal. `after`: the number of commits of this attempt in the state that it was decided on. */
  | { readonly is: "silent"; readonly after: number; readonly error: Refused | MovedSince | NotAdmitted | null }

interface Plan {
  readonly pending: ReadonlyArray<Pending>
  readonly outcomes: ReadonlyArray<Outcome>
}

const sameOrOther = (isSame: boolean): Repeat => (isSame ? "same" : "other")

/** Decides each command on the state that the commands before it leave. */
const plan = (parts: Parts, loaded: Loaded, jobs: ReadonlyArray<QueuedCommand>, at: string): Plan => {
  const pending: Array<Pending> = []
  const recorded = new Map<string, { readonly digest: string; readonly index: number }>()
  let state = loaded.state
  const outcomes = jobs.map(({ request, steps: [step] }): Outcome => {
    const stored = receiptOf(loaded, step)
    const earlier = recorded.get(step.id)
    const before = earlier === undefined ? repeatOf(parts, step, stored) : sameOrOther(earlier.digest === step.digest)
    const decided = decideOn(parts, request, step, { state, seq: pending.length === 0 ? loaded.seq : null, before })
    if (Result.isFailure(decided)) return { is: "silent", after: pending.length, error: decided.failure }
    if (stored !== undefined) return { is: "repeated", seq: stored.seq }
    if (earlier !== undefined) return { is: "recorded", index: earlier.index }
    const [first, ...rest] = decided.success
    if (first === undefined) return { is: "silent", after: pending.length, error: null }
    const index = pending.push(pendingOf(request, step, loaded.seq, [first, ...rest], at)) - 1
    recorded.set(step.id, { digest: step.digest, index })
    state = decided.success.reduce(aggregateOf(step.subject).decider.evolve, state)
    return { is: "recorded", index }
  })
  return { pending, outcomes }
}

/**
 * Returns one exit for each command, in order. The append of one of them proves the state of all of them.
 *
 * Fails with `stale` when nothing is appended and the commands were decided on an old state.
 */
export const attemptTogether = Effect.fnUntraced(function* (
  parts: Parts,
  jobs: readonly [QueuedCommand, ...ReadonlyArray<QueuedCommand>],
  races: number
) {
  const [{ steps }] = jobs
  const { subject } = steps[0]
  const loaded = yield* load(parts, steps[0], races)
  yield* confirmRights(parts.principals, jobs)
  const at = new Date(yield* Clock.currentTimeMillis).toISOString()
  const { pending, outcomes } = plan(parts, loaded, jobs, at)
  // Commands without events have no optimistic lock, so check that their subject has not moved.
  const isUnguarded = pending.length === 0 && outcomes.some(({ is }) => is === "silent")
  if (isUnguarded && (yield* parts.store.lastSeq(subject)) !== loaded.seq) return yield* Effect.fail("stale" as const)
  const before = loaded.seq
  return exits(outcomes, subject, before, yield* appendAll(parts, pending, new Map([[subject, loaded]])))
})

const exits = (
  outcomes: ReadonlyArray<Outcome>,
  subject: AppendedPosition["subject"],
  before: number,
  seqs: ReadonlyArray<number>
) =>
  outcomes.map((outcome): Exit.Exit<ReadonlyArray<AppendedPosition>, Refused | MovedSince | NotAdmitted> => {
    const at = (seq: number) => Exit.succeed([{ subject, seq }])
    if (outcome.is === "repeated") return at(outcome.seq)
    if (outcome.is === "recorded") return at(seqs[outcome.index] ?? 0)
    if (outcome.error !== null) return Exit.fail(outcome.error)
    return at(outcome.after === 0 ? before : (seqs[outcome.after - 1] ?? 0))
  })
