/** Dead letters in memory, for tests. No consumer follows the requests to retry. */
import { Effect, Layer } from "effect"
import { type DeadLetter, DeadLetters, letterIdOf } from "../ports/deadLetters.ts"

export const memoryDeadLetters = Layer.sync(DeadLetters, () => {
  const letters = new Map<string, DeadLetter>()
  return DeadLetters.of({
    list: Effect.sync(() => [...letters.values()]),
    park: (letter) =>
      Effect.sync(() => void letters.set(letterIdOf(letter), { ...letter, id: letterIdOf(letter), state: "waiting" })),
    remove: (letter) => Effect.sync(() => void letters.delete(letterIdOf(letter))),
    retry: (id) =>
      Effect.sync(() => {
        const letter = letters.get(id)
        if (letter !== undefined) letters.set(id, { ...letter, state: "retrying" })
        return letter !== undefined
      }),
    drop: (id) => Effect.sync(() => letters.delete(id))
  })
})
