/** Removes the sample chat: its messages are redacted. The log keeps that they were there. */
import { Effect, Schema, Stream } from "effect"
import { CommandBus } from "../../../commands/commandBus.ts"
import { operator } from "../../../commands/rights/operator.ts"
import { EventStore } from "../../../streams/ports/eventStore.ts"
import { subjectOf } from "../../../streams/commit/subjects.ts"
import { NaturalKeys } from "../../../streams/sealing/naturalKeys.ts"
import { importedIds } from "../import/store/importedIds.ts"
import { operation } from "../operation/operation.ts"
import { sampleChat } from "./sampleChat.ts"

/** Commands that wait for the disk at the same time. */
const inFlight = 32

/** Answers how many messages it removed. A second run removes nothing. */
const removeSample = Effect.gen(function* () {
  const bus = yield* CommandBus
  const store = yield* EventStore
  const keys = yield* NaturalKeys
  const pieces = sampleChat().map(({ chat, messages }) => ({ ids: importedIds(keys, chat.id), messages }))
  const stored = yield* Effect.filter(
    pieces.flatMap(({ ids, messages }) => messages.map(({ id }) => subjectOf("message", ids.message(id)))),
    (subject) => Effect.map(store.lastSeq(subject), (seq) => seq > 0),
    { concurrency: inFlight }
  )
  const removed = yield* Effect.forEach(
    stored,
    (subject) =>
      Effect.gen(function* () {
        const before = yield* store.lastSeq(subject)
        const { seq } = yield* bus.send(
          { actor: operator, key: `remove-sample ${subject}` },
          { subject, command: { _tag: "RedactMessage" } }
        )
        return seq > before
      }),
    { concurrency: inFlight }
  )
  return { removed: removed.filter((isNew) => isNew).length }
})

export const removeSampleOperation = operation({
  name: "remove-sample",
  input: Schema.Struct({}),
  run: () => Stream.fromEffect(removeSample)
})
