/** The outbox within Telegram's flood limits, on a clock that the test advances. */
import { Effect } from "effect"
import { expect, test } from "vitest"
import { only } from "../kit/scene.ts"
import { cardIn, rowOf, withOutbox } from "../kit/outboxScene.ts"

test(
  "30 cards in a group take a minute more than 20 do, and never meet a limit",
  withOutbox(
    Effect.fnUntraced(function* ({ api, outbox, set, pass, seconds }) {
      const ann = api.person("Ann")
      const group = api.supergroup("Team")
      api.send(group, ann.user, "/task lots")
      for (let n = 1; n <= 30; n++) {
        yield* set(rowOf(n))
        yield* outbox().ensure(`card${n}`, cardIn(group.id, n))
      }
      yield* pass(() => api.cards(group).length === 20)
      expect(yield* seconds).toBeGreaterThanOrEqual(19)
      expect(yield* seconds).toBeLessThan(30)
      yield* pass(() => api.cards(group).length === 30)
      expect(yield* seconds).toBeGreaterThanOrEqual(69)
      expect(yield* seconds).toBeLessThan(90)
      expect(api.cards(group).map(({ text }) => text.split("\n")[0])).toEqual(
        Array.from({ length: 30 }, (_, i) => `T-${i + 1} · Task ${i + 1}`)
      )
      expect(api.calls.map(({ answer }) => answer).filter((answer) => answer !== "ok")).toEqual([])
    })
  )
)

test(
  "many changes while a card waits for the limit are one edit",
  withOutbox(
    Effect.fnUntraced(function* ({ api, outbox, set, pass }) {
      const ann = api.person("Ann")
      api.send(ann.chat, ann.user, "Fix it")
      yield* set(rowOf(1))
      yield* outbox().ensure("card", cardIn(ann.chat.id, 1))
      yield* pass(() => api.cards(ann.chat).length === 1)
      for (let i = 1; i <= 25; i++) yield* set({ ...rowOf(1), title: `Task 1, take ${i}`, seq: 100 + i })
      yield* pass(() => only(api.cards(ann.chat)).text.includes("take 25"))
      expect(only(api.cards(ann.chat)).edits).toBe(1)
    })
  )
)

test(
  "after 429 the chat gets no request until its seconds are over, and other chats continue",
  withOutbox(
    Effect.fnUntraced(function* ({ api, outbox, set, pass, seconds }) {
      const [ann, bo] = [api.person("Ann"), api.person("Bo")]
      api.send(ann.chat, ann.user, "one")
      api.send(bo.chat, bo.user, "two")
      yield* set(rowOf(1))
      yield* set(rowOf(2))
      api.fault("sendMessage", { is: "flood", retryAfter: 35 }, { chat: ann.chat.id })
      yield* outbox().ensure("one", cardIn(ann.chat.id, 1))
      yield* outbox().ensure("two", cardIn(bo.chat.id, 2))
      yield* pass(() => api.cards(bo.chat).length === 1)
      expect(yield* seconds).toBeLessThan(30)
      yield* pass(() => api.cards(ann.chat).length === 1)
      expect(yield* seconds).toBeGreaterThanOrEqual(35)
      expect(yield* seconds).toBeLessThan(45)
      expect(api.calls.filter(({ method }) => method === "sendMessage")).toHaveLength(3)
    })
  )
)

test(
  "a card waits until its task is in the read model, and finds it within a minute without an announcement",
  withOutbox(
    Effect.fnUntraced(function* ({ api, outbox, pass, set, setUnheard, seconds }) {
      const ann = api.person("Ann")
      api.send(ann.chat, ann.user, "one")
      yield* outbox().ensure("later", cardIn(ann.chat.id, 1))
      yield* set({ ...rowOf(1), classification: "pending" })
      yield* pass(() => api.cards(ann.chat).length === 1)
      expect(only(api.cards(ann.chat)).text).toContain("being classified")
      setUnheard({ ...rowOf(1), category: "bug", seq: 2 })
      yield* pass(() => only(api.cards(ann.chat)).text.includes("bug"))
      expect(yield* seconds).toBeLessThanOrEqual(70)
    })
  )
)

test(
  "a request that Telegram refuses permanently is not repeated",
  withOutbox(
    Effect.fnUntraced(function* ({ api, outbox, set, pass }) {
      const ann = api.person("Ann")
      api.send(ann.chat, ann.user, "one")
      yield* set(rowOf(1))
      yield* set(rowOf(2))
      api.fault("sendMessage", { is: "error", code: 400, description: "Bad Request: TEXT_INVALID" })
      yield* outbox().ensure("one", cardIn(ann.chat.id, 1))
      yield* outbox().ensure("two", cardIn(ann.chat.id, 2))
      yield* pass(() => api.cards(ann.chat).length === 1)
      expect(only(api.cards(ann.chat)).text).toMatch(/^T-2/)
    })
  )
)

test(
  "a card for a deleted topic is still sent",
  withOutbox(
    Effect.fnUntraced(function* ({ api, outbox, set, pass }) {
      const ann = api.person("Ann")
      const forum = api.supergroup("Team", { forum: true })
      api.send(forum, ann.user, "/task one")
      yield* set(rowOf(1))
      yield* outbox().ensure("one", { ...cardIn(forum.id, 1), thread: 99 })
      yield* pass(() => api.cards(forum).length === 1)
      expect(only(api.cards(forum)).thread).toBeNull()
    })
  )
)
