import { Schema } from "effect"
import { Role } from "../domain/values.ts"

/**
 * The caller may not do this. A retry is refused again, until somebody grants a role.
 *
 * `because`: the role is too low, and `least` is the one that would do, null where no person may; it would hand out a
 * higher role than the caller's own; or it names an audience that the caller is not part of.
 */
export class Forbidden extends Schema.TaggedError<Forbidden>()("Forbidden", {
  command: Schema.String,
  role: Schema.NullOr(Role),
  least: Schema.NullOr(Role),
  because: Schema.Literals(["role", "higher-role", "audience"])
}) {
  override get message() {
    const whose = this.role === null ? "somebody without a role" : `the role ${this.role}`
    const words: { readonly [B in Forbidden["because"]]: string } = {
      role: `is not for ${whose}: ${this.least === null ? "no person" : withArticle[this.least]} may`,
      "higher-role": `may not hand out a higher role than your own, which is ${this.role ?? "none"}`,
      audience: "names an audience that you are not part of"
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

/** The idempotency key was used before for the same command with another body. Send the new one under a new key. */
export class KeyReused extends Schema.TaggedError<KeyReused>()("KeyReused", { subject: Schema.String }) {
  override get message() {
    return `${this.subject}: this idempotency key was used before with another body`
  }
}

/** Many writers met on one aggregate, again and again. Nothing was stored; safe to retry with the same key. */
export class Contended extends Schema.TaggedError<Contended>()("Contended", { subject: Schema.String }) {
  override get message() {
    return `${this.subject}: too many changes at once`
  }
}

/** The one who should get the task is nobody here. A retry is refused again. */
export class NoSuchPerson extends Schema.TaggedError<NoSuchPerson>()("NoSuchPerson", { actor: Schema.String }) {
  override get message() {
    return `${this.actor} is nobody here`
  }
}
