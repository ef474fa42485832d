import type { ActorId } from "../../domain/ids.ts"
import { atLeast } from "../../domain/roles.ts"
import type { Role } from "../../domain/values.ts"
import { type Directory, isSuspended, survivorOf } from "./directory.ts"
import { operator } from "./operator.ts"

/**
 * The role that an actor has at `now` (milliseconds of Unix time). A token has no higher role than its issuer has now, and
 * none when it has expired or when its issuer was not a person or the operator.
 */
export const effectiveRole = (directory: Directory, who: ActorId, now: number): Role | null => {
  const actor = survivorOf(directory, who)
  if (isSuspended(directory, actor)) return null
  const role = directory.roles.get(actor) ?? null
  const token = directory.services.get(actor)
  if (role === null || !actor.startsWith("service:")) return role
  if (token === undefined || (token.expires !== null && token.expires <= now)) return null
  if (token.issuedBy === operator) return role
  if (!token.issuedBy.startsWith("person:")) return null
  return lower(role, effectiveRole(directory, token.issuedBy, now))
}

const lower = (one: Role, other: Role | null): Role | null => {
  if (other === null) return null
  return atLeast(one, other) ? other : one
}
