/** The row of a route in the authorisation matrix. */
import type { Role } from "../../../../domain/values.ts"

/**
 * The callers who may use a route: everyone (`public`), everyone who has signed in (`signed-in`), a role and every higher one, or
 * no person (`none`).
 */
export type Least = Role | "public" | "signed-in" | "none"

/** The thing that a route is about; each caller tries its own one, one of the team, and a private one of another person. */
export type Thing = "task" | "message" | "session" | "person"

type Body = Readonly<Record<string, unknown>>

export interface RouteRow {
  readonly method: "GET" | "POST" | "DELETE"
  /** Below `/api`. `:id` is the id of the thing, or of one that does not exist. */
  readonly path: string
  readonly least: Least
  readonly thing?: Thing
  readonly body?: Body
  readonly query?: string
  /** The body is bytes, not JSON. */
  readonly isBinary?: true
  /** The lowest role that may use the route about the caller itself. */
  readonly self?: Role
  /** A person with a higher role than the caller is no exception. */
  readonly anyRank?: true
  /** No token may use the route. */
  readonly peopleOnly?: true
  /** The answer of a public route to the request of this table. */
  readonly answer?: number
  /** The request ends the caller's own access, so each caller is one that was made for it. */
  readonly ends?: "session" | "person"
}

export const getRow = (path: string, least: Least, more: Partial<RouteRow> = {}): RouteRow => ({
  method: "GET",
  path,
  least,
  ...more
})
export const postRow = (
  path: string,
  least: Least,
  body: RouteRow["body"] = {},
  more: Partial<RouteRow> = {}
): RouteRow => ({
  method: "POST",
  path,
  least,
  body,
  ...more
})
