/** The order of the roles. Imports no value: the dashboard compares roles, and must not load the schema library. */
import type { Role } from "./values.ts"

const rank: { readonly [R in Role]: number } = { viewer: 1, member: 2, admin: 3, owner: 4 }

/** True when `role` is `least` or higher. A caller without a role (null) is below every role. */
export const atLeast = (role: Role | null, least: Role): boolean => role !== null && rank[role] >= rank[least]
