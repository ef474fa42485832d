/** What one process does of the whole: all of it on a laptop, a part of it where each part has processes of its own. */
import { Effect, Schema } from "effect"
import type { Settings } from "../settings.ts"

export const roleNames = ["http", "projections", "reactors", "telegram"] as const
export type ProcessRole = (typeof roleNames)[number]
export type Roles = ReadonlySet<ProcessRole>
export const everyRole: Roles = new Set(roleNames)

/** The roles that were asked for cannot be taken. The message says what may be. */
export class BadRoles extends Schema.TaggedError<BadRoles>()("BadRoles", { why: Schema.String }) {
  override get message() {
    return this.why
  }
}

/** Reads `http,projections`. Apart from one another the roles meet in a NATS and a Postgres that are nobody's child. */
export const rolesFrom = (text: string | null, settings: Settings): Effect.Effect<Roles, BadRoles> => {
  if (text === null) return Effect.succeed(everyRole)
  const names = text.split(",").map((name) => name.trim())
  const roles = new Set(roleNames.filter((name) => names.includes(name)))
  const unknown = names.find((name) => !roleNames.some((known) => known === name))
  if (unknown !== undefined)
    return Effect.fail(new BadRoles({ why: `--roles: "${unknown}" is none: there are ${roleNames.join(", ")}` }))
  if (roles.size < roleNames.length && (settings.natsUrl === null || settings.databaseUrl === null))
    return Effect.fail(
      new BadRoles({
        why: "--roles: a process that takes only some roles needs NATS_URL and DATABASE_URL, where it meets the others"
      })
    )
  return Effect.succeed(roles)
}
