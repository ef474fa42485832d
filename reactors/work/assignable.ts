import { Effect } from "effect"
import { Reads } from "../../projections/reads/reads.ts"

/** The people who may be assigned to a task, with their names. */
export const assignablePeople = Effect.gen(function* () {
  return (yield* (yield* Reads).people).flatMap(({ id, name, handle, role }) =>
    role === null || !id.startsWith("person:") ? [] : [{ id, names: handle === null ? [name] : [name, handle] }]
  )
})

/** The time zone of messages, until people have their own setting. */
export const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
