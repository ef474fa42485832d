/** The roles of a process: all of them on a laptop, one or some where each role has its own processes. */
import { Effect, Schema } from "effect"
import type { Settings } from "./settings.ts"

export const roleNames = ["http", "projections", "reactors", "telegram"] as const
export type ProcessRole = (typeof roleNames)[number]
export type Roles = ReadonlySet<ProcessRole>
export const everyRole: Roles = new Set(roleNames)

/** The requested roles are unknown or need other settings. The message names the allowed values. */
export class BadRoles extends Schema.TaggedError<BadRoles>()("BadRoles", { why: Schema.String }) {
  override get message() {
    return this.why
  }
}

/** Parses `http,projections`. Processes with different roles share a NATS and a Postgres, so embedded ones do not do. */
export const rolesFrom = (text: string | null, settings: Settings): Effect.Effect<Roles, BadRoles> => {
  if (text === null) return Effect.succeed(everyRole)
  const names = text.split(",").map((name) => name.trim())
  const roles = new Set(roleNames.filter((name) => names.includes(name)))
  const unknown = names.find((name) => !roleNames.some((known) => known === name))
  if (unknown !== undefined)
    return Effect.fail(
      new BadRoles({ why: `--roles: "${unknown}" is not a role; the roles are ${roleNames.join(", ")}` })
    )
  if (roles.size < roleNames.length && (settings.natsUrl === null || settings.databaseUrl === null))
    return Effect.fail(
      new BadRoles({
        why: "--roles: a process with only some roles needs NATS_URL and DATABASE_URL, which it shares with the others"
      })
    )
  return Effect.succeed(roles)
}
