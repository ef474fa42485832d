/** Keeps the directory of people as new as the log, before and after an attempt. */
import { Clock, Duration, Effect } from "effect"
import { isReactor } from "../../../domain/ids.ts"
import { partsOf, type Subject } from "../../../streams/commit/subjects.ts"
import { StreamUnavailable } from "../../../streams/errors.ts"
import { kindsFollowed, type Principals } from "../../principals.ts"
import type { QueuedCommand } from "../queue/queuedCommand.ts"
import type { AppendedPosition } from "./decide.ts"

/**
 * A command that waited longer than this asks the log for changes of rights. The question takes about one millisecond, so a
 * command that waited pays at most about a hundredth of its wait, and a command that did not wait pays nothing.
 */
const shortWait = Duration.millis(100)

/** The directory is milliseconds behind the log. A longer delay means that it has lost the log. */
const patience = Duration.seconds(5)

type Directory = Pick<Principals["Service"], "current" | "waitFor">

/**
 * Waits until the directory has the rights that the log has now, when a command of a person or a service has waited.
 *
 * `StreamUnavailable`: the rights are unknown. Nothing was stored; safe to retry with the same key.
 */
export const confirmRights = Effect.fnUntraced(function* (principals: Directory, jobs: ReadonlyArray<QueuedCommand>) {
  const latest = (yield* Clock.currentTimeNanos) - Duration.toNanosUnsafe(shortWait)
  if (!jobs.some(({ request, arrived }) => arrived < latest && !isReactor(request.actor))) return
  yield* Effect.timeoutOrElse(principals.current, {
    duration: patience,
    orElse: () => Effect.fail(new StreamUnavailable({ what: "the directory of people", cause: "it is behind the log" }))
  })
})

/** True for aggregates whose commits may change rights. */
export const changesRights = (subject: Subject): boolean => kindsFollowed.includes(partsOf(subject).kind)

/** Waits until the directory has the rights that the commits changed, so that the next command is checked with them. */
export const followRights = (
  principals: Directory,
  positions: ReadonlyArray<AppendedPosition>
): Effect.Effect<void> => {
  const seqs = positions.flatMap(({ subject, seq }) => (changesRights(subject) ? [seq] : []))
  return seqs.length === 0
    ? Effect.void
    : principals.waitFor(Math.max(...seqs)).pipe(Effect.timeoutOption(patience), Effect.asVoid)
}
