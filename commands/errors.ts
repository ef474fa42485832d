import { Schema } from "effect"
import { Role } from "../domain/values.ts"

/**
 * The caller may not send this command. A retry is refused again until the caller has another role.
 *
 * `because`: `role`: the role is too low; `least` is the lowest one that is allowed, null when no person is.
 * `higher-role`: it grants a higher role than the caller's own. `higher-person`: it is about a person with a higher role than the
 * caller's own. `audience`: the caller is not part of that audience. `author`: another person wrote it. `token`: a token may not send it.
 */
export class Forbidden extends Schema.TaggedError<Forbidden>()("Forbidden", {
  command: Schema.String,
  role: Schema.NullOr(Role),
  least: Schema.NullOr(Role),
  because: Schema.Literals(["role", "higher-role", "higher-person", "audience", "author", "token"])
}) {
  override get message() {
    const whose = this.role === null ? "callers without a role" : `the role ${this.role}`
    const words: { readonly [B in Forbidden["because"]]: string } = {
      role: `is not allowed for ${whose}: ${this.least === null ? "no person" : withArticle[this.least]} may send it`,
      "higher-role": `may not grant a higher role than your own, which is ${this.role ?? "none"}`,
      "higher-person": `may not be sent about a person with a higher role than your own, which is ${this.role ?? "none"}`,
      audience: "names an audience that you are not part of",
      author: "is only for the author",
      token: "may not be sent with a token: sign in as a person"
    }
    return `${this.command} ${words[this.because]}`
  }
}
const withArticle: { readonly [R in Role]: string } = {
  owner: "an owner",
  admin: "an admin",
  member: "a member",
  viewer: "a viewer"
}

/** The idempotency key was used before for the same command with another body. Send the new body with a new key. */
export class KeyReused extends Schema.TaggedError<KeyReused>()("KeyReused", { subject: Schema.String }) {
  override get message() {
    return `${this.subject}: this idempotency key was used before with another body`
  }
}

/** Too many writers changed one aggregate at the same time. Nothing was stored; safe to retry with the same key. */
export class Contended extends Schema.TaggedError<Contended>()("Contended", { subject: Schema.String }) {
  readonly unavailable = true as const

  override get message() {
    return `${this.subject}: too many changes at once`
  }
}

/** The aggregate was changed after the position that the step expects (`Step.expected`). Nothing was stored. Decide again, then send the command again. */
export class MovedSince extends Schema.TaggedError<MovedSince>()("MovedSince", { subject: Schema.String }) {
  override get message() {
    return `${this.subject} was changed meanwhile`
  }
}

/** The assignee is not a member of the team. A retry is refused again. */
export class NoSuchPerson extends Schema.TaggedError<NoSuchPerson>()("NoSuchPerson", { actor: Schema.String }) {
  override get message() {
    return `${this.actor} is not on this team`
  }
}

/**
 * Too many commands wait. Nothing was stored; safe to retry with the same key after `retryAfterSeconds`.
 *
 * `aggregate`: too many wait for this aggregate. `memory`: all that wait are too large together. `deadline`: this command waited
 * for its turn until its deadline.
 */
export class Busy extends Schema.TaggedError<Busy>()("Busy", {
  subject: Schema.String,
  because: Schema.Literals(["aggregate", "memory", "deadline"]),
  retryAfterSeconds: Schema.Int
}) {
  readonly unavailable = true as const

  override get message() {
    return `${this.subject}: too many commands wait (${this.because})`
  }
}
