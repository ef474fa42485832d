import { Effect } from "effect"
import { Reads } from "../../projections/reads/reads.ts"

/** Those who may get a task, with the names they go by. */
export const assignable = Effect.gen(function* () {
  return (yield* (yield* Reads).people).flatMap(({ id, name, handle, role }) =>
    role === null || !id.startsWith("person:") ? [] : [{ id, names: handle === null ? [name] : [name, handle] }]
  )
})

/** The zone of what is said here, until people say their own. */
export const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
