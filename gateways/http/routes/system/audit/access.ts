/** The access log, for owners: who signed in, who was refused, and who made links, tokens and exports. */
import { Effect, Schema } from "effect"
import { AccessLog } from "../../../../../streams/ports/accessLog.ts"
import { AccessShown } from "../../../../contract/audit/accessShown.ts"
import { group, restOperation } from "../../../api/operation.ts"
import { readProblems, Unavailable } from "../../../problems/problems.ts"
import { Caller } from "../../../signIn/caller.ts"

const pageEntries = 50
const mostEntries = 200

const unavailable = () => new Unavailable({ detail: "The access log cannot be read now. Try again in a moment." })
const positive = (maximum: number) =>
  Schema.optionalKey(Schema.FiniteFromString.check(Schema.isInt(), Schema.isBetween({ minimum: 1, maximum })))

export const accessOperations = group("access", {
  list: restOperation(
    "access.list",
    {
      method: "GET",
      path: "/access",
      query: { before: positive(Number.MAX_SAFE_INTEGER), limit: positive(mostEntries) },
      success: Schema.Struct({ items: Schema.Array(AccessShown), next: Schema.NullOr(Schema.Int) }),
      error: readProblems,
      description: `Newest first; each page is recorded as a read. \`limit\`: 1 to ${mostEntries}, ${pageEntries} when left out. \`next\` is the \`before\` of the next page, and null at the end; a page may have fewer entries than \`limit\`.`
    },
    Effect.fnUntraced(function* ({ query: { before = null, limit = pageEntries } }) {
      const { page, record } = yield* AccessLog
      const { entries, next } = yield* page({ before, most: limit }).pipe(Effect.mapError(unavailable))
      yield* record({ _tag: "AuditRead", actor: (yield* Caller).actor, what: "access" })
      return { items: entries.map(({ event, ...entry }) => ({ ...entry, ...event })), next }
    })
  )
})
