/** Lists the parked aggregates, retries their commits, or skips them. */
import { Effect, Schema, Stream } from "effect"
import { randomUUID } from "node:crypto"
import { retryCommit, skipCommit } from "../../../commands/parked/parkedCommits.ts"
import { operator } from "../../../commands/rights/operator.ts"
import type { ParkedAggregate } from "../../../projections/reads/parked.ts"
import { Reads } from "../../../projections/reads/reads.ts"
import { Reason } from "../../../domain/text/text.ts"
import { operation } from "../operation/operation.ts"

/** No aggregate is parked under this id: it was repaired, or never parked. A retry fails again. */
export class NotParked extends Schema.TaggedError<NotParked>()("NotParked", { id: Schema.String }) {
  override get message() {
    return `${this.id} is not parked: \`tt quarantine list\` shows what is`
  }
}

const Input = Schema.Union([
  Schema.Struct({ act: Schema.Literal("list") }),
  Schema.Struct({ act: Schema.Literal("retry"), ids: Schema.Array(Schema.String) }),
  Schema.Struct({ act: Schema.Literal("skip"), ids: Schema.Array(Schema.String), because: Reason })
])

export interface QuarantineLine extends ParkedAggregate {
  /** True when the aggregate is still parked after the act, at this commit or at a later one. */
  readonly parked: boolean
}

/** Answers with the aggregates that the act is about, once the tables have followed it. */
export const quarantineOperation = operation({
  name: "quarantine",
  input: Input,
  run: (input) =>
    Stream.unwrap(
      Effect.gen(function* () {
        const reads = yield* Reads
        const before = yield* reads.parked
        if (input.act === "list") return Stream.fromIterable(before.map((each) => ({ ...each, parked: true })))
        const missing = input.ids.find((id) => before.every((each) => each.id !== id))
        if (missing !== undefined) return yield* new NotParked({ id: missing })
        return Stream.fromIterable(before.filter(({ id }) => input.ids.includes(id))).pipe(
          Stream.mapEffect(
            Effect.fnUntraced(function* (commit) {
              const request = { actor: operator, key: randomUUID() }
              const found = Effect.succeed(commit)
              const { seq } = yield* input.act === "retry"
                ? retryCommit(request, commit, found)
                : skipCommit(request, commit, input.because, found)
              yield* reads.waitFor(seq)
              const after = yield* reads.parked
              const line: QuarantineLine = {
                ...commit,
                parked: after.some(({ place, subject }) => place === commit.place && subject === commit.subject)
              }
              return line
            })
          )
        )
      })
    )
})
