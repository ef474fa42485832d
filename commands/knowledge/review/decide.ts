/** The steps of every decision on a proposal: admit, load, build the batch, send. Repeated while other writers are faster. */
import { Effect, Result } from "effect"
import { type Command, type ProposalPresent, proposal } from "../../../domain/proposal/proposal.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { admit } from "../../admit.ts"
import { CommandBus, type Request, type Step } from "../../commandBus.ts"
import { Principals } from "../../principals.ts"
import { loadFromLog, requestFor, isRepeat, retryWhileItChanges } from "../loadFromLog.ts"

export interface Decision<E, R> {
  /** The command on the proposal itself. `now` is null when the proposal is absent or the actor may not see it. */
  readonly own: (now: ProposalPresent | null) => Command
  /** The other steps of the batch. Called only when the proposal's own command will record something. */
  readonly beside: (now: ProposalPresent) => Effect.Effect<ReadonlyArray<Step>, E, R>
  /** The caller's request. Repeats of one key are compared by it, not by the command. */
  readonly asked: unknown
}

/**
 * Stores a decision and all its consequences, or nothing. The receipt is that of the proposal.
 *
 * The proposal's own step is the last one of the batch, so that its position is the receipt's. A repeat may have other
 * steps before it, and still gets the first receipt.
 */
export const decide = Effect.fnUntraced(function* <E, R>(request: Request, id: string, decision: Decision<E, R>) {
  const bus = yield* CommandBus
  const first = decision.own(null)
  // Check the role first: an actor that may not decide must not learn whether the proposal exists.
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
      // When nothing will be recorded, send this step alone: the bus answers with the first receipt, the refusal or the present position.
      const records =
        found.now !== null &&
        !isRepeat(found, about, command._tag) &&
        recordsSomething(proposal.decide(command, found.now))
      const batch: readonly [...ReadonlyArray<Step>, Step] = [
        ...(records ? yield* decision.beside(found.now) : []),
        own
      ]
      const [head, ...rest] = batch
      return yield* bus.send(about, head, ...rest)
    })
  }
})

const recordsSomething = (decided: Result.Result<ReadonlyArray<unknown>, unknown>) =>
  Result.isSuccess(decided) && decided.success.length > 0
