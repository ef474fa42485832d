/** The two ways in which a path names an aggregate: by its id alone, or by its number as well. */
import { Effect } from "effect"
import type { ReadRule } from "../../../commands/rules/authorisation.ts"
import type { Principals } from "../../../commands/principals.ts"
import type { DatabaseUnavailable } from "../../../projections/database/database.ts"
import type { Knowledge } from "../../../projections/reads/knowledge/knowledge.ts"
import type { Reads } from "../../../projections/reads/reads.ts"
import type { Kind } from "../../../streams/commit/subjects.ts"
import type { Caller } from "../signIn/caller.ts"
import type { Tagged } from "./checkedEntry.ts"
import type { ResourcePlace } from "./commandOperations.ts"
import { type Access, found, lookUp } from "./readOperations.ts"
import { Id, idOrNumber } from "./requestFields.ts"

export const byId = { id: Id }

export const placeById = <C extends Tagged>(
  kind: Kind,
  path: `/${string}`,
  commands: ResourcePlace<C, never>["commands"]
): ResourcePlace<C, never> => ({ kind, path, commands, params: byId, idOf: Effect.succeed })

export type By = { readonly id: string } | { readonly number: number }

/** `T-12`, `K-3`, `A-12` as a number; anything else is an id. */
export const byOf = (id: string): By => {
  const number = /^[a-z]-(\d+)$/i.exec(id)?.[1]
  return number === undefined ? { id } : { number: Number(number) }
}

/** `owner`: the possessive for error messages, for example "a task's". `find` looks for the row under the rule `read`. */
export const placeByNumber = <C extends Tagged>(
  kind: Kind,
  path: `/${string}`,
  commands: ResourcePlace<C, never>["commands"],
  {
    letter,
    owner,
    rule,
    find
  }: {
    readonly letter: "T" | "K" | "A"
    readonly owner: string
    readonly rule: ReadRule
    readonly find: (access: Access, by: By) => Effect.Effect<{ readonly id: string } | null, DatabaseUnavailable>
  }
): ResourcePlace<C, Caller | Principals | Reads | Knowledge> => ({
  kind,
  path,
  commands,
  params: { id: idOrNumber(letter, owner) },
  // An id is not looked up: the log may have an aggregate that the tables do not have yet.
  idOf: (id) => {
    const by = byOf(id)
    if ("id" in by) return Effect.succeed(by.id)
    return lookUp(rule, (access) => find(access, by)).pipe(
      Effect.flatMap((row) => found(row, kind)),
      Effect.map((row) => row.id)
    )
  }
})
