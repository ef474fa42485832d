import { Schema } from "effect"
import { Role } from "../domain/values.ts"

/** The caller's role may not do this. A retry is refused again, until somebody grants a role. */
export class Forbidden extends Schema.TaggedError<Forbidden>()("Forbidden", {
  command: Schema.String,
  role: Schema.NullOr(Role)
}) {
  override get message() {
    return `${this.command} is not for ${this.role === null ? "somebody without a role" : `the role ${this.role}`}`
  }
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
