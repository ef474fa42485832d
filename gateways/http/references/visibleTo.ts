/** Bounds what an answer refers to by the audiences of its reader. */
import { Effect } from "effect"
import type { Closed, FindClosed } from "../../../projections/reads/views/closed.ts"
import { withoutHidden } from "./hidden.ts"
import { referencesOf } from "./references.ts"

const isOpenTo = (audiences: ReadonlyArray<string>, of: ReadonlyArray<string>) =>
  of.some((audience) => audiences.includes(audience))

/** The value as readers with these audiences see it. A reader always sees themselves. */
export const boundedBy = <A>(value: A, closed: Closed, audiences: ReadonlyArray<string>): A =>
  closed.size === 0
    ? value
    : withoutHidden(value, (id) => {
        const of = closed.get(id)
        return of !== undefined && !audiences.includes(id) && !isOpenTo(audiences, of)
      })

/** Reads which of the items in the value are closed, and removes those that the reader may not see. */
export const visibleTo = <A>(findClosed: FindClosed, audiences: ReadonlyArray<string>, value: A) =>
  Effect.map(findClosed([...referencesOf(value)]), (closed) => boundedBy(value, closed, audiences))
