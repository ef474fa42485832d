/** Requests an extraction. */
import { Effect } from "effect"
import { chat, ChatRefused } from "../../domain/chat/chat.ts"
import type { Event as ChatEvent } from "../../domain/chat/chat.ts"
import type { Command } from "../../domain/extraction/extraction.ts"
import type { ActorId } from "../../domain/ids.ts"
import { EventStore } from "../../streams/ports/eventStore.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { admit } from "../admit.ts"
import { CommandBus, type Request } from "../commandBus.ts"
import { Principals } from "../principals.ts"

type RequestExtraction = Extract<Command, { readonly _tag: "RequestExtraction" }>

/** Extracts from one chat or from all. The actor must be able to see the chat. `asked`: the caller's request, without the time. */
export const requestExtraction = Effect.fnUntraced(function* (
  request: Request,
  id: string,
  command: RequestExtraction,
  asked: unknown
) {
  yield* admit(yield* Principals, request.actor, command)
  if (command.chat !== null && !(yield* exists(request.actor, command.chat)))
    return yield* new ChatRefused({ because: "not-found" })
  return yield* (yield* CommandBus).send(request, { subject: subjectOf("extraction", id), command, asked })
})

/** Also true for a chat that is unbound or has moved: its old messages can still be read. */
const exists = Effect.fnUntraced(function* (actor: ActorId, id: string) {
  const commits = yield* (yield* EventStore).load(subjectOf("chat", id))
  // A subject of a chat holds events of a chat only.
  const events = commits.flatMap((commit) => commit.events) as ReadonlyArray<ChatEvent>
  const now = events.reduce(chat.evolve, chat.initial)
  if (now.is === "absent") return false
  return now.is !== "bound" || (yield* Principals).audiencesOf(actor).includes(now.audience)
})
