/** The state of a stored message, from the log. */
import { Effect, Schema } from "effect"
import type { MessageId } from "../../../../domain/ids.ts"
import { Event as MessageEvent, message as messageDecider } from "../../../../domain/message/message.ts"
import { subjectOf } from "../../../../streams/commit/subjects.ts"
import { EventStore } from "../../../../streams/ports/eventStore.ts"

/** `absent` when the message is not stored. Fails while the log cannot be read; a retry is safe. */
export const storedMessage = Effect.fnUntraced(function* (id: MessageId) {
  const commits = yield* (yield* EventStore).load(subjectOf("message", id))
  return commits
    .flatMap(({ events }) => events)
    .filter(Schema.is(MessageEvent))
    .reduce(messageDecider.evolve, messageDecider.initial)
})
