/** Checks an audience that an operator has typed. */
import { Effect, Schema } from "effect"
import { type ActorId, ChatId } from "../../domain/ids.ts"
import { type Audience, team } from "../../domain/values.ts"
import { makeTargetChat } from "./targetChat.ts"
import { Principals } from "../principals.ts"

/** No person, chat or service has this id, or the tracker is not in the chat any more. A retry fails again. */
export class NoSuchAudience extends Schema.TaggedError<NoSuchAudience>()("NoSuchAudience", {
  audience: Schema.String
}) {
  override get message() {
    return this.audience.startsWith("chat:")
      ? `--audience: ${this.audience} is no chat that the tracker is in: \`tt chats list\` shows the chats with their ids`
      : `--audience: ${this.audience} is neither a person nor a token here: \`tt people list\` shows the people with their ids`
  }
}

/**
 * Fails unless the audience is the team, or a known chat, person or service. The rights of an operator include every audience, so
 * a command does not find a typing error. For every other caller, a command refuses the audiences of which the caller is not part.
 */
export const checkTypedAudience = Effect.fnUntraced(function* (audience: Audience) {
  if (audience === team) return
  const [kind, id = ""] = audience.split(":", 2)
  const principals = yield* Principals
  // An audience that is no chat is an actor.
  const isThere =
    kind === "chat"
      ? (yield* (yield* makeTargetChat)(ChatId.make(id)))?.audience === audience
      : principals.roleOf(audience as string as ActorId) !== null
  if (!isThere) return yield* new NoSuchAudience({ audience })
})
