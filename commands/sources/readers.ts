/** The check that a caller is one of the readers of a source. */
import { Effect } from "effect"
import type { ActorId } from "../../domain/ids.ts"
import type { SourcePresent } from "../../domain/source/source.ts"
import { Forbidden } from "../errors.ts"
import { Principals } from "../principals.ts"
import { makeTargetChat } from "./targetChat.ts"

/**
 * Fails unless the actor is one of the readers. Another administrator could send the webhooks of a private chat to the team with
 * a change, and could write into that chat with a new secret. Such an administrator may still pause and remove the source.
 */
export const checkReader = Effect.fnUntraced(function* (
  actor: ActorId,
  command: "ChangeSource" | "RotateSourceSecret",
  { chat, audience }: SourcePresent
) {
  const principals = yield* Principals
  const target = chat === null ? null : yield* (yield* makeTargetChat)(chat)
  if (principals.audiencesOf(actor).includes(target?.audience ?? audience)) return
  yield* new Forbidden({ command, role: principals.roleOf(actor), least: "admin", because: "audience" })
})
