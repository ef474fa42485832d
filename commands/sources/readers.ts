/** The check that a caller is one of the readers of a source. */
import { Effect } from "effect"
import type { ActorId } from "../../domain/ids.ts"
import type { SourcePresent } from "../../domain/source/source.ts"
import { Forbidden } from "../errors.ts"
import { Principals } from "../principals.ts"
import { makeTargetChat } from "./targetChat.ts"

/** Whether an actor with these audiences is one of the readers. A source with a chat has the present readers of the chat. */
export const makeIsReader = Effect.map(
  makeTargetChat,
  (targetChat) =>
    (audiences: ReadonlyArray<string>, { chat, audience }: SourcePresent) =>
      chat === null
        ? Effect.succeed(audiences.includes(audience))
        : Effect.map(targetChat(chat), (target) => audiences.includes(target?.audience ?? audience))
)

/**
 * Fails unless the actor is one of the readers. Another administrator could send the webhooks of a private chat to the team with
 * a change, and could write into that chat with a new secret. Such an administrator may still pause and remove the source.
 */
export const checkReader = Effect.fnUntraced(function* (
  actor: ActorId,
  command: "ChangeSource" | "RotateSourceSecret",
  now: SourcePresent
) {
  const principals = yield* Principals
  if (yield* (yield* makeIsReader)(principals.audiencesOf(actor), now)) return
  yield* new Forbidden({ command, role: principals.roleOf(actor), least: "admin", because: "audience" })
})
