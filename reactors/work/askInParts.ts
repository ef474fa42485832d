/** Asks the model in parts: splits a part that is too long, and records a part that fails. */
import { Effect } from "effect"
import type { Answered } from "../../models/distillation.ts"
import type { ModelFailed } from "../../models/modelFailed.ts"
import { ModelSemaphore } from "./modelSemaphore.ts"

/** The steps that differ between a window of chat and a batch of knowledge. */
interface Steps<Part, Known, Answer, E1, R1, R2, E3, R3, E4, R4> {
  /** The context of the question about a part. */
  readonly around: (part: Part) => Effect.Effect<Known, E1, R1>
  readonly ask: (part: Part, known: Known) => Effect.Effect<Answered<Answer>, ModelFailed, R2>
  /** Splits a part that is too long into smaller ones, in order. Empty if it cannot be split. */
  readonly split: (part: Part) => ReadonlyArray<Part>
  readonly propose: (part: Part, known: Known, answered: Answered<Answer>) => Effect.Effect<void, E3, R3>
  readonly fail: (part: Part, reason: ModelFailed["reason"]) => Effect.Effect<void, E4, R4>
}

/** A failure of the model never ends the work: the part is recorded as failed, and the next part follows. */
export const askInParts = Effect.fnUntraced(function* <Part, Known, Answer, E1, R1, R2, E3, R3, E4, R4>(
  whole: Part,
  { around, ask, split, propose, fail }: Steps<Part, Known, Answer, E1, R1, R2, E3, R3, E4, R4>
) {
  const { withPermit } = yield* ModelSemaphore
  const waiting = [whole]
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    const known = yield* around(part)
    const outcome = yield* Effect.result(withPermit(ask(part, known)))
    if (outcome._tag === "Success") {
      yield* propose(part, known, outcome.success)
      continue
    }
    const { reason } = outcome.failure
    const smaller = reason === "too-long" ? split(part) : []
    waiting.push(...smaller.toReversed())
    if (smaller.length === 0) yield* fail(part, reason)
  }
})
