import { Effect } from "effect"
import { expect, test } from "vitest"
import { EventStore } from "../ports/eventStore.ts"
import { messageReceived } from "../kit/pending.ts"
import { memoryRecord } from "../memory/memoryStore.ts"
import { Codec } from "./codec.ts"

test("only the first stored commit of a person names the person's key, also when no reader decodes it", () =>
  Effect.gen(function* () {
    const { append } = yield* EventStore
    const { encode } = yield* Codec
    const named = Effect.map(encode(messageReceived("message2", "again")), (bytes) =>
      Buffer.from(bytes).includes('"keys":{')
    )
    expect(yield* named).toBe(true)
    yield* append(messageReceived("message1", "first"))
    expect(yield* named).toBe(false)
  }).pipe(Effect.provide(memoryRecord), Effect.runPromise))
