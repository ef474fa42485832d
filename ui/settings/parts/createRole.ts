/** The present role of the person who is signed in. It may change while the page is open. */
import type { Role } from "../../../domain/values.ts"
import { useLive } from "../../sync/live.tsx"
import { isAtLeast } from "./roles.ts"

export const createRole = () => {
  const live = useLive()
  const role = (): Role => live.people[live.session.actor]?.role ?? live.session.role
  const has = (least: Role) => isAtLeast(role(), least)
  return { actor: live.session.actor, role, has, isAdmin: () => has("admin"), isOwner: () => has("owner") }
}
