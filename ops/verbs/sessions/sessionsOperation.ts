/** Lists the open sessions, and ends them. */
import { Effect, Schema, Stream } from "effect"
import { operator } from "../../../commands/rights/operator.ts"
import { Reads } from "../../../projections/reads/reads.ts"
import { shownSession } from "../../../gateways/http/signIn/sessions.ts"
import { SignIn } from "../../../gateways/http/signIn/signIn.ts"
import { operation } from "../operation/operation.ts"
import { NotOne } from "../people/find.ts"

const Input = Schema.Union([
  Schema.Struct({ act: Schema.Literal("list") }),
  Schema.Struct({ act: Schema.Literal("end"), which: Schema.String })
])

export interface SessionLine extends ReturnType<typeof shownSession> {
  /** "" when the tables do not have the person. */
  readonly name: string
}

/** `end`: the id of a session, or the id or the name of a person, whose sessions then all end. Returns those that ended. */
export const sessionsOperation = operation({
  name: "sessions",
  input: Input,
  run: (input) =>
    Stream.unwrap(
      Effect.gen(function* () {
        const signIn = yield* SignIn
        const names = new Map((yield* (yield* Reads).people).map(({ id, name }) => [id, name]))
        const all = (yield* signIn.sessions(null)).map((session): SessionLine => ({
          ...shownSession(session),
          name: names.get(session.actor) ?? ""
        }))
        if (input.act === "list") return Stream.fromIterable(all)
        const wanted = input.which.toLowerCase()
        const chosen = all.filter(
          ({ id, actor, name }) => id === wanted || actor === wanted || name.toLowerCase() === wanted
        )
        if (chosen.length === 0) return yield* new NotOne({ kind: "session of", asked: input.which, ids: [] })
        const ids = new Set(chosen.map(({ id }) => id))
        yield* signIn.endThose(({ id }) => ids.has(id), operator)
        return Stream.fromIterable(chosen)
      })
    )
})
