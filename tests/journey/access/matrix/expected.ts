/** The expected answer to a caller, from the row of the table. */
import type { Least, RouteRow } from "./routeRow.ts"
import type { Whose } from "./targets.ts"
import { type Caller, roles, type Sent } from "./world.ts"

/** `admitted`: the request is decided on, and may be refused for another reason than the caller's rights. */
export type Verdict = "admitted" | "not-signed-in" | "forbidden" | "hidden" | number

const has = ({ role }: Caller, least: Least | undefined): boolean => {
  if (role === null || least === undefined || least === "none") return false
  return least === "public" || least === "signed-in" || roles.indexOf(role) >= roles.indexOf(least)
}

export const verdictOf = (row: RouteRow, caller: Caller, whose: Whose): Verdict => {
  if (row.answer !== undefined) return row.answer
  if (caller.role === null) return "not-signed-in"
  if (whose === "own" && has(caller, row.self)) return "admitted"
  if (!has(caller, row.least) || (row.peopleOnly === true && caller.isToken)) return "forbidden"
  if (row.thing === "session") return mayEnd(caller, whose) ? "admitted" : "hidden"
  if (whose === "private") return "hidden"
  return whose === "owner's" && row.anyRank !== true && caller.role !== "owner" ? "forbidden" : "admitted"
}

/** A session that the caller may not end looks like one that does not exist. */
const mayEnd = (caller: Caller, whose: Whose) => {
  if (whose === "own" || caller.role === "owner") return true
  return whose === "team" && caller.role === "admin"
}

const statuses: { readonly [V in Exclude<Verdict, number>]: ReadonlyArray<number> } = {
  // 404: the thing of this row does not exist. 409: it is in another state. 503: it has no model to ask.
  admitted: [200, 201, 204, 404, 409, 503],
  "not-signed-in": [401],
  forbidden: [403],
  hidden: [404]
}

/** A refused attempt to sign in or to add a passkey is 403 as well. The request was decided on, so the caller had the right. */
const isRefusedAttempt = ({ status, text }: Sent) => status === 403 && text.includes(`"type":"/problems/not-signed-in"`)

export const reaches = (verdict: Verdict, answer: Sent): boolean => {
  if (typeof verdict === "number") return answer.status === verdict
  if (isRefusedAttempt(answer)) return verdict === "admitted"
  return statuses[verdict].includes(answer.status)
}
