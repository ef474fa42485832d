/** Roles as choices. The order and the names are the vocabulary of the server. */
import type { Role } from "../../../domain/values.ts"
import { words } from "../../words/words.ts"

const order = ["viewer", "member", "admin", "owner"] as const satisfies ReadonlyArray<Role>

export const isAtLeast = (role: Role, least: Role): boolean => order.indexOf(role) >= order.indexOf(least)

/** The roles that a person with this role may give, the highest first. */
export const rolesUpTo = (role: Role) =>
  order
    .filter((each) => isAtLeast(role, each))
    .toReversed()
    .map((id) => ({ id, name: words.value("role", id) }))
