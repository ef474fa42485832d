/** Lists dead letters, requests their retry, or drops them. */
import { Effect, Schema, Stream } from "effect"
import { operator } from "../../../commands/rights/operator.ts"
import { DeadLetters } from "../../../streams/ports/deadLetters.ts"
import { Reason } from "../../../domain/text/text.ts"
import { operation } from "../operation/operation.ts"

/** No dead letter has this id: it was handled or dropped, or never existed. A retry fails again. */
export class NoSuchLetter extends Schema.TaggedError<NoSuchLetter>()("NoSuchLetter", { id: Schema.String }) {
  override get message() {
    return `there is no dead letter ${this.id}: \`tt dead-letters list\` shows those that wait`
  }
}

const Input = Schema.Union([
  Schema.Struct({ act: Schema.Literal("list") }),
  Schema.Struct({ act: Schema.Literal("retry"), ids: Schema.Array(Schema.String) }),
  Schema.Struct({ act: Schema.Literal("drop"), ids: Schema.Array(Schema.String), because: Reason })
])

/** Answers with the letters that the act is about. */
export const deadLettersOperation = operation({
  name: "dead-letters",
  input: Input,
  run: (input) =>
    Stream.unwrap(
      Effect.gen(function* () {
        const { list, retry, drop } = yield* DeadLetters
        const letters = yield* list
        if (input.act === "list") return Stream.fromIterable(letters)
        const missing = input.ids.find((id) => letters.every((letter) => letter.id !== id))
        if (missing !== undefined) return yield* new NoSuchLetter({ id: missing })
        return Stream.fromIterable(letters.filter(({ id }) => input.ids.includes(id))).pipe(
          Stream.tap(({ id }) =>
            (input.act === "retry" ? retry(id, operator) : drop(id, { by: operator, because: input.because })).pipe(
              Effect.filterOrFail(
                (found) => found,
                () => new NoSuchLetter({ id })
              )
            )
          )
        )
      })
    )
})
