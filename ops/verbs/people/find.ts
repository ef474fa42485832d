/** Finds the item that the operator named: by its id, or by a name that only one item has. */
import { Effect, Schema } from "effect"

/** Nothing has this name, or several do. Nothing was changed. A retry fails again. */
export class NotOne extends Schema.TaggedError<NotOne>()("NotOne", {
  kind: Schema.String,
  asked: Schema.String,
  ids: Schema.Array(Schema.String)
}) {
  override get message() {
    return this.ids.length === 0
      ? `there is no ${this.kind} ${JSON.stringify(this.asked)}`
      : `several have the name ${JSON.stringify(this.asked)}; name one by its id: ${this.ids.join(", ")}`
  }
}

/** `asked`: an id, or a name in any case of letters. */
export const findOne = <A extends { readonly id: string; readonly name: string }>(
  kind: string,
  all: ReadonlyArray<A>,
  asked: string
): Effect.Effect<A, NotOne> => {
  const wanted = asked.normalize().toLowerCase()
  const byId = all.find(({ id }) => id === asked || id.split(":")[1] === asked)
  const found = byId === undefined ? all.filter(({ name }) => name.normalize().toLowerCase() === wanted) : [byId]
  const [only, ...others] = found
  return only === undefined || others.length > 0
    ? Effect.fail(new NotOne({ kind, asked, ids: found.map(({ id }) => id) }))
    : Effect.succeed(only)
}
