/** Decides about a parked commit: it is read again, or left out for ever. */
import { Effect } from "effect"
import { attemptsOf, type Event, projection } from "../domain/projection/projection.ts"
import { EventStore } from "../streams/eventStore.ts"
import { Quarantine } from "../streams/quarantine/quarantine.ts"
import { subjectOf } from "../streams/commit/subjects.ts"
import { CommandBus, type Request } from "./commandBus.ts"

/** The subject of the parked aggregate, and the position of its first commit that waits. */
export interface ParkedCommit {
  readonly subject: string
  readonly seq: number
}

/**
 * Reads the commit again, and the commits that wait behind it. Where it still fails, the aggregate stays parked.
 *
 * `place`: `log`, or the name of the projection that failed at it.
 */
export const retryCommit = Effect.fnUntraced(function* (
  request: Request,
  place: string,
  { subject, seq }: ParkedCommit
) {
  const commits = yield* (yield* EventStore).load(subjectOf("projection", place))
  // A subject of this kind holds events of this kind only.
  const events = commits.flatMap((commit) => commit.events) as ReadonlyArray<Event>
  const attempt = attemptsOf(events.reduce(projection.evolve, projection.initial), seq) + 1
  return yield* decide(request, place, {
    command: { _tag: "RetryCommit", subject, seq, attempt },
    asked: { subject, seq }
  })
})

/** Leaves the commit out, now and in every replay. The commits that wait behind it are applied. It cannot be undone. */
export const skipCommit = (request: Request, place: string, commit: ParkedCommit & { readonly because: string }) =>
  decide(request, place, { command: { _tag: "SkipCommit", ...commit } })

/** Waits until this process follows the decision, so that the caller's next command finds the aggregate mended. */
const decide = Effect.fnUntraced(function* (
  request: Request,
  place: string,
  step: Pick<Parameters<CommandBus["Service"]["send"]>[1], "command" | "asked">
) {
  const receipt = yield* (yield* CommandBus).send(request, { subject: subjectOf("projection", place), ...step })
  yield* (yield* Quarantine).waitFor(receipt.seq).pipe(Effect.timeoutOption("5 seconds"))
  return receipt
})
