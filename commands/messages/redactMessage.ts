/** Removes the text of a message: its author may, and an admin. */
import { Effect } from "effect"
import type { MessageId } from "../../domain/ids.ts"
import { atLeast } from "../../domain/roles.ts"
import { subjectOf } from "../../streams/commit/subjects.ts"
import { EventStore } from "../../streams/ports/eventStore.ts"
import { CommandBus, type Request } from "../commandBus.ts"
import { Forbidden } from "../errors.ts"
import { Principals } from "../principals.ts"

/**
 * The text can be read no more; `eraseRedacted` removes it from everything that was made of it. A repetition changes nothing.
 *
 * `Forbidden`: the actor is neither the author nor an admin.
 */
export const redactMessage = Effect.fnUntraced(function* (request: Request, id: MessageId, because: string) {
  const principals = yield* Principals
  const subject = subjectOf("message", id)
  const events = (yield* (yield* EventStore).load(subject)).flatMap((commit) => commit.events)
  // The author of a message never changes.
  const received = events.find((event) => event._tag === "MessageReceived")
  const author = received !== undefined && "author" in received ? received.author : null
  const role = principals.roleOf(request.actor)
  const isAuthor = author !== null && principals.survivorOf(author) === principals.survivorOf(request.actor)
  if (!isAuthor && !atLeast(role, "admin"))
    return yield* new Forbidden({ command: "RedactMessage", role, least: "admin", because: "role" })
  const command = { _tag: "RedactMessage", by: request.actor, because } as const
  return yield* (yield* CommandBus).send(request, { subject, command })
})
