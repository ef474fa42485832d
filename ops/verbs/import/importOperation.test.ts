/** An import stores nothing twice, also what an earlier version has stored under plain keys. */
import { Effect, Layer } from "effect"
import { expect, test } from "vitest"
import { commandBusLayer } from "../../../commands/bus/bus.ts"
import { CommandBus, type Request, type Step } from "../../../commands/commandBus.ts"
import { Principals } from "../../../commands/principals.ts"
import { memoryRecord } from "../../../streams/memory/memoryStore.ts"
import { Feed } from "../../../streams/ports/feed.ts"
import { storeMessages } from "./importOperation.ts"

const chat = { id: "71", title: "Office" }
const message = {
  id: "1",
  from: "user7",
  name: "Maria",
  text: "Buy milk",
  sentAt: "2026-09-01T12:00:00Z",
  replyTo: null
}
const parts = commandBusLayer.pipe(Layer.provideMerge(Principals.layer), Layer.provideMerge(memoryRecord))
const run = <A, E>(play: Effect.Effect<A, E, Layer.Success<typeof parts>>) =>
  Effect.runPromise(Effect.provide(play, parts))

const head = Effect.flatMap(Feed, (feed) => feed.head)
const storeOnce = storeMessages({ chat, messages: [message] }, "import")

/** The bus of an earlier version: it sent the plain key. */
const withPlainKeys = Effect.updateService(CommandBus, (bus) => ({
  ...bus,
  send: ({ formerKey, ...request }: Request, ...steps: readonly [Step, ...ReadonlyArray<Step>]) =>
    bus.send({ ...request, key: formerKey ?? request.key }, ...steps)
}))

test("a message that an earlier version has imported is found, and a changed text is another command", () =>
  run(
    Effect.gen(function* () {
      expect(yield* withPlainKeys(storeOnce)).toEqual({ stored: 1, seen: 1 })
      const before = yield* head
      expect(yield* storeOnce).toEqual({ stored: 0, seen: 1 })
      expect(yield* storeMessages({ chat, messages: [{ ...message, text: "Buy tea" }] }, "import")).toMatchObject({
        stored: 0
      })
      expect(yield* head).toBe(before)
    })
  ))
