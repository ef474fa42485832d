/** Dead letters in memory, for tests. No consumer follows the requests to retry. */
import { Effect, Layer } from "effect"
import { type DeadLetter, DeadLetters, type LetterDecision, letterIdOf } from "../ports/deadLetters.ts"

export const memoryDeadLetters = Layer.sync(DeadLetters, () => {
  const letters = new Map<string, DeadLetter>()
  const decisions: Array<LetterDecision & { readonly consumer: string }> = []
  const decide = ({ consumer, seq, tries }: DeadLetter, is: LetterDecision["is"]) =>
    void decisions.push({ consumer, seq, tries, is, position: decisions.length + 1 })
  return DeadLetters.of({
    list: Effect.sync(() => [...letters.values()]),
    find: (id) => Effect.sync(() => letters.get(id) ?? null),
    park: (letter) =>
      Effect.sync(() => void letters.set(letterIdOf(letter), { ...letter, id: letterIdOf(letter), state: "waiting" })),
    remove: (letter) => Effect.sync(() => void letters.delete(letterIdOf(letter))),
    retry: (id) =>
      Effect.sync(() => {
        const letter = letters.get(id)
        if (letter === undefined) return false
        letters.set(id, { ...letter, state: "retrying" })
        decide(letter, "retry")
        return true
      }),
    decided: (consumer, after) =>
      Effect.sync(() => ({
        decisions: decisions
          .slice(after)
          .filter((each) => each.consumer === consumer)
          .map(({ consumer: _, ...decision }) => decision),
        position: decisions.length
      })),
    drop: (id) =>
      Effect.sync(() => {
        const letter = letters.get(id)
        if (letter !== undefined) decide(letter, "drop")
        return letters.delete(id)
      })
  })
})
