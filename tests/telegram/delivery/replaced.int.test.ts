/** Messages that are replaced, wait for their time, or are no longer wanted. */
import { Effect } from "effect"
import { expect, test } from "vitest"
import type { Wanted } from "../../../gateways/telegram/cards/posts/post.ts"
import { withOutbox } from "../kit/outboxScene.ts"
import { only } from "../kit/scene.ts"

const noticeIn = (chat: number, text: string, more: Partial<Wanted> = {}): Wanted => ({
  chat,
  thread: null,
  replyTo: null,
  language: "en",
  what: { is: "notice", text },
  ...more
})
const textsIn = (cards: ReadonlyArray<{ readonly text: string }>) => cards.map(({ text }) => text)

test(
  "a replaced message is edited, also after a restart, and no other message is sent",
  withOutbox(
    Effect.fnUntraced(function* ({ api, outbox, pass, restart }) {
      const ann = api.person("Ann")
      api.send(ann.chat, ann.user, "hello")
      yield* outbox().replace("panel", noticeIn(ann.chat.id, "one"))
      yield* pass(() => api.cards(ann.chat).length === 1)
      yield* outbox().replace("panel", noticeIn(ann.chat.id, "two"))
      yield* pass(() => only(api.cards(ann.chat)).text === "two")
      yield* restart
      yield* outbox().replace("panel", noticeIn(ann.chat.id, "three"))
      yield* pass(() => only(api.cards(ann.chat)).text === "three")
      yield* outbox().ensure("panel", noticeIn(ann.chat.id, "four"))
      yield* outbox().ensure("another", noticeIn(ann.chat.id, "five"))
      yield* pass(() => api.cards(ann.chat).length === 2)
      expect(textsIn(api.cards(ann.chat))).toEqual(["three", "five"])
    })
  )
)

test.each(["dropped", "mute"] as const)(
  "a message that is replaced while its send has no answer (%s) shows the later text, once",
  (fault) =>
    withOutbox(
      Effect.fnUntraced(function* ({ api, outbox, pass, restart }) {
        const ann = api.person("Ann")
        api.send(ann.chat, ann.user, "hello")
        api.fault("sendMessage", { is: fault })
        yield* outbox().replace("panel", noticeIn(ann.chat.id, "one"))
        // A muted request has its answer on the server, and none at the bot.
        yield* pass(() => api.cards(ann.chat).length === 1)
        yield* outbox().replace("panel", noticeIn(ann.chat.id, "two"))
        yield* restart
        yield* pass(() => only(api.cards(ann.chat)).text === "two")
        expect(api.calls.filter(({ method }) => method === "sendMessage")).toHaveLength(1)
      })
    )()
)

test(
  "a message that is replaced while it waits for the limit is sent once, with the last text",
  withOutbox(
    Effect.fnUntraced(function* ({ api, outbox, pass }) {
      const ann = api.person("Ann")
      api.send(ann.chat, ann.user, "hello")
      yield* outbox().ensure("first", noticeIn(ann.chat.id, "first"))
      yield* outbox().replace("panel", noticeIn(ann.chat.id, "take 0"))
      yield* pass(() => api.cards(ann.chat).length === 1)
      for (let n = 1; n <= 20; n++) yield* outbox().replace("panel", noticeIn(ann.chat.id, `take ${n}`))
      yield* pass(() => api.cards(ann.chat).length === 2)
      expect(textsIn(api.cards(ann.chat))).toEqual(["first", "take 20"])
      expect(api.calls.filter(({ method }) => method !== "sendMessage")).toEqual([])
    })
  )
)

test(
  "a message waits for its time, also across a restart, delays no other one, and has sound on request",
  withOutbox(
    Effect.fnUntraced(function* ({ api, outbox, pass, restart, seconds }) {
      const ann = api.person("Ann")
      api.send(ann.chat, ann.user, "hello")
      yield* outbox().ensure("later", noticeIn(ann.chat.id, "later", { notBefore: 60_000, loud: true }))
      yield* outbox().ensure("now", noticeIn(ann.chat.id, "now"))
      yield* pass(() => api.cards(ann.chat).length === 1)
      expect(yield* seconds).toBeLessThan(5)
      yield* restart
      yield* pass(() => api.cards(ann.chat).length === 2)
      expect(yield* seconds).toBeGreaterThanOrEqual(60)
      expect(yield* seconds).toBeLessThan(63)
      expect(api.cards(ann.chat).map(({ text, silent }) => [text, silent])).toEqual([
        ["now", true],
        ["later", false]
      ])
    })
  )
)

test(
  "a message that has expired is not sent, and one of low priority is sent after the others",
  withOutbox(
    Effect.fnUntraced(function* ({ api, outbox, pass }) {
      const ann = api.person("Ann")
      api.send(ann.chat, ann.user, "hello")
      api.fault("sendMessage", { is: "flood", retryAfter: 40 })
      yield* outbox().ensure("first", noticeIn(ann.chat.id, "first"))
      yield* pass(() => api.calls.some(({ method }) => method === "sendMessage"))
      yield* outbox().ensure("short", noticeIn(ann.chat.id, "short", { until: 30_000 }))
      yield* outbox().ensure("low", noticeIn(ann.chat.id, "low", { priority: "low" }))
      yield* outbox().ensure("last", noticeIn(ann.chat.id, "last"))
      yield* pass(() => api.cards(ann.chat).length === 3)
      expect(textsIn(api.cards(ann.chat))).toEqual(["first", "last", "low"])
    })
  )
)
