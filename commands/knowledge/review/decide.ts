/** The frame of every decision on a proposal: admit, load, build the batch, send; and again while somebody else is faster. */
import { Effect, Result } from "effect"
import { type Command, type Present, proposal } from "../../../domain/proposal/proposal.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { admit } from "../../bus/admit.ts"
import { CommandBus, type Request, type Step } from "../../commandBus.ts"
import { Principals } from "../../principals.ts"
import { loadFromLog, requestFor, isRepeat, retryWhileItChanges } from "../loadFromLog.ts"

export interface Decision<E, R> {
  /** The command on the proposal itself, as that stands; null where there is none for the asker. */
  readonly own: (now: Present | null) => Command
  /** What else its batch holds. Asked only where the proposal's own command is going to record something. */
  readonly beside: (now: Present) => Effect.Effect<ReadonlyArray<Step>, E, R>
  /** What the caller asked for: the same again under one key is one decision, whatever has moved since. */
  readonly asked: unknown
}

/**
 * Stores a decision with all that follows from it, or nothing. The receipt is that of the proposal.
 *
 * The proposal's own step is the last one of the batch: its position is the receipt's, and that of the first time again
 * when the same is asked once more, when the rest of the batch would be another one.
 */
export const decide = Effect.fnUntraced(function* <E, R>(request: Request, id: string, decision: Decision<E, R>) {
  const bus = yield* CommandBus
  const first = decision.own(null)
  // Whoever may not decide is told so before anything is looked at.
  yield* admit(yield* Principals, request.actor, first)
  const about = requestFor(request, id, first._tag)
  const load = loadFromLog(request.actor, "proposal", id)
  const { seq } = yield* retryWhileItChanges(
    Effect.map(load, (found) => found.seq),
    Effect.map(load, (found) => ({ on: found.seq, outcome: send(found) }))
  )
  return { id, seq }

  function send(found: Effect.Success<typeof load>) {
    return Effect.gen(function* () {
      const command = decision.own(found.now)
      const own: Step = { subject: subjectOf("proposal", id), command, asked: decision.asked }
      // What is not there, not for the asker, decided already or done already is the bus's to answer, from this one step.
      const records =
        found.now !== null && !isRepeat(found, about, command._tag) && isNews(proposal.decide(command, found.now))
      const batch: readonly [...ReadonlyArray<Step>, Step] = [
        ...(records ? yield* decision.beside(found.now) : []),
        own
      ]
      const [head, ...rest] = batch
      return yield* bus.send(about, head, ...rest)
    })
  }
})

const isNews = (decided: Result.Result<ReadonlyArray<unknown>, unknown>) =>
  Result.isSuccess(decided) && decided.success.length > 0
