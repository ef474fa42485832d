/** Asking for a reading of chat. */
import { Effect } from "effect"
import { chat, ChatRefused } from "../../domain/chat/chat.ts"
import type { Event as ChatEvent } from "../../domain/chat/chat.ts"
import type { Command } from "../../domain/extraction/extraction.ts"
import type { ActorId } from "../../domain/ids.ts"
import { EventStore } from "../../streams/eventStore.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { admit } from "../bus/admit.ts"
import { CommandBus, type Request } from "../commandBus.ts"
import { Principals } from "../principals.ts"

type Asking = Extract<Command, { readonly _tag: "RequestExtraction" }>

/** Of one chat or of all; a chat must be there, and be the asker's to see. `asked`: what the caller said; the rest is of the moment. */
export const requestExtraction = Effect.fnUntraced(function* (
  request: Request,
  id: string,
  command: Asking,
  asked: unknown
) {
  yield* admit(yield* Principals, request.actor, command)
  if (command.chat !== null && !(yield* isThere(request.actor, command.chat)))
    return yield* new ChatRefused({ because: "not-found" })
  return yield* (yield* CommandBus).send(request, { subject: subjectOf("extraction", id), command, asked })
})

/** What was said in a chat that the tracker no longer listens to can still be read. */
const isThere = Effect.fnUntraced(function* (actor: ActorId, id: string) {
  const commits = yield* (yield* EventStore).load(subjectOf("chat", id))
  // Nothing else is recorded of a chat.
  const events = commits.flatMap((commit) => commit.events) as ReadonlyArray<ChatEvent>
  const now = events.reduce(chat.evolve, chat.initial)
  if (now.is === "absent") return false
  return now.is !== "bound" || (yield* Principals).audiencesOf(actor).includes(now.audience)
})
