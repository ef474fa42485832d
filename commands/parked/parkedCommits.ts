/** Decides about a parked commit: it is read again, or left out forever. */
import { Effect } from "effect"
import { attemptsOf, type Event, ParkedCommitRefused, projection } from "../../domain/projection/projection.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { EventStore } from "../../streams/ports/eventStore.ts"
import { Quarantine } from "../../streams/quarantine/quarantine.ts"
import { admit } from "../admit.ts"
import type { Command } from "../catalogue.ts"
import { commandIdsOf, CommandBus, type Request } from "../commandBus.ts"
import { Principals } from "../principals.ts"

export interface ParkedCommit {
  /** `log`, or the name of the projection that failed at it. */
  readonly place: string
  /** The aggregate that waits. */
  readonly subject: string
  /** The position of its first commit that waits. */
  readonly seq: number
}

/** `null`: the commit is not parked, so only a repeat of an earlier request is answered; any other is refused `not-found`. */
type Parked<E, R> = Effect.Effect<ParkedCommit | null, E, R>

/** Reads the commit again, and the commits that wait behind it. If it fails again, the aggregate stays parked. */
export const retryCommit = <E, R>(request: Request, commit: ParkedCommit, parked: Parked<E, R>) =>
  decide(request, commit, parked, ({ subject, seq }, attempts) => ({
    command: { _tag: "RetryCommit", subject, seq, attempt: attempts + 1 },
    asked: { subject, seq }
  }))

/** Leaves the commit out, now and in every replay. The commits that wait behind it are applied. It cannot be undone. */
export const skipCommit = <E, R>(request: Request, commit: ParkedCommit, because: string, parked: Parked<E, R>) =>
  decide(request, commit, parked, ({ subject, seq }) => ({
    command: { _tag: "SkipCommit", subject, seq, because },
    asked: { subject, seq, because }
  }))

/** Returns after this process follows the decision, so that the caller's next command finds the aggregate repaired. */
const decide = Effect.fnUntraced(function* <E, R>(
  request: Request,
  commit: ParkedCommit,
  parked: Parked<E, R>,
  stepOf: (commit: ParkedCommit, attempts: number) => { readonly command: Command; readonly asked: unknown }
) {
  const subject = subjectOf("projection", commit.place)
  const first = stepOf(commit, 0)
  // Check the role first: an actor that may not decide must not learn which aggregates are parked.
  yield* admit(yield* Principals, request.actor, first.command)
  const commits = yield* (yield* EventStore).load(subject)
  const ids = commandIdsOf(request, first.command._tag)
  const isRepeat = commits.some(({ command }) => ids.includes(command))
  if (!isRepeat && (yield* parked) === null) return yield* new ParkedCommitRefused({ because: "not-found" })
  // A subject of this kind holds events of this kind only.
  const events = commits.flatMap((each) => each.events) as ReadonlyArray<Event>
  const attempts = attemptsOf(events.reduce(projection.evolve, projection.initial), commit.seq)
  const receipt = yield* (yield* CommandBus).send(request, { subject, ...stepOf(commit, attempts) })
  yield* (yield* Quarantine).waitFor(receipt.seq).pipe(Effect.timeoutOption("5 seconds"))
  return receipt
})
