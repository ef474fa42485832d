/** The outbox within Telegram's flood limits, on a clock that the test advances. */
import { Effect, Layer, PubSub, Redacted, Scope, Stream } from "effect"
import { TestClock } from "effect/testing"
import { expect, test } from "vitest"
import { TaskId } from "../../domain/ids.ts"
import type { TaskRow } from "../../gateways/contract.ts"
import { taskRowWith } from "../../gateways/kit/taskRow.ts"
import { BotApi } from "../../gateways/telegram/api/bot.ts"
import type { Wanted } from "../../gateways/telegram/cards/posts/post.ts"
import { Outbox } from "../../gateways/telegram/cards/outbox.ts"
import { TaskView } from "../../gateways/telegram/cards/taskView.ts"
import type { StreamUnavailable } from "../../streams/errors.ts"
import { memoryRecord } from "../../streams/memory/memoryStore.ts"
import { startBotApi, type TestBotApi } from "./server/botApi.ts"
import { only } from "./kit/scene.ts"

const rowOf = (n: number): TaskRow =>
  taskRowWith({
    id: TaskId.make(`task${String(n).padStart(8, "0")}`),
    number: n,
    title: `Task ${n}`,
    classification: "classified",
    source: "telegram",
    seq: n
  })
const cardIn = (chat: number, n: number): Wanted => ({
  chat,
  thread: null,
  replyTo: 1,
  language: "en",
  what: { is: "card", task: rowOf(n).id }
})

interface OutboxScene {
  readonly api: TestBotApi
  readonly outbox: Outbox["Service"]
  /** Changes the row of the task and announces it. */
  readonly set: (row: TaskRow) => Effect.Effect<void>
  /** Changes the row of the task without an announcement. */
  readonly setUnheard: (row: TaskRow) => void
  /** Advances the clock in small steps, with real time for the network between them, until a condition holds. */
  readonly pass: (holds: () => boolean) => Effect.Effect<void>
  /** Seconds since the start. */
  readonly seconds: Effect.Effect<number>
}

const withOutbox = (play: (on: OutboxScene) => Effect.Effect<void, StreamUnavailable>) => () =>
  Effect.runPromise(
    Effect.gen(function* () {
      const clock = yield* TestClock.testClockWith(Effect.succeed)
      const api = yield* Effect.acquireRelease(
        Effect.promise(() => startBotApi({ limits: true, now: () => clock.currentTimeMillisUnsafe() })),
        (server) => Effect.promise(server.stop)
      )
      const rows = new Map<TaskId, TaskRow>()
      const changes = yield* PubSub.unbounded<TaskRow>()
      const view = Layer.succeed(TaskView, {
        get: (id) => Effect.sync(() => rows.get(id) ?? null),
        changes: Stream.fromPubSub(changes)
      })
      const scope = yield* Effect.scope
      const context = yield* Layer.build(
        Outbox.layer.pipe(
          Layer.provide(
            Layer.mergeAll(view, memoryRecord, BotApi.layer({ token: Redacted.make(api.token), apiRoot: api.url }))
          )
        )
      ).pipe(Scope.provide(scope))
      const { outbox } = yield* Effect.provideContext(
        Effect.map(Outbox, (service) => ({ outbox: service })),
        context
      )
      const pass = Effect.fnUntraced(function* (holds: () => boolean) {
        while (!holds()) {
          // The server answers open requests before the clock advances, so a request takes no time.
          yield* Effect.promise(() => api.until(() => api.calls.every(({ answer }) => answer !== null)))
          for (let i = 0; i < 20; i++) yield* Effect.promise(() => new Promise(setImmediate))
          if (!holds()) yield* TestClock.adjust("100 millis")
        }
      })
      yield* play({
        api,
        outbox,
        set: (row) =>
          Effect.suspend(() => {
            rows.set(row.id, row)
            return Effect.asVoid(PubSub.publish(changes, row))
          }),
        setUnheard: (row) => void rows.set(row.id, row),
        pass,
        seconds: Effect.sync(() => clock.currentTimeMillisUnsafe() / 1000)
      })
    }).pipe(Effect.scoped, Effect.provide(TestClock.layer()))
  )

test(
  "30 cards in a group take a minute more than 20 do, and never meet a limit",
  withOutbox(
    Effect.fnUntraced(function* ({ api, outbox, set, pass, seconds }) {
      const ann = api.person("Ann")
      const group = api.supergroup("Team")
      api.send(group, ann.user, "/task lots")
      for (let n = 1; n <= 30; n++) {
        yield* set(rowOf(n))
        yield* outbox.ensure(`card${n}`, cardIn(group.id, n))
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
      yield* outbox.ensure("card", cardIn(ann.chat.id, 1))
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
      yield* outbox.ensure("one", cardIn(ann.chat.id, 1))
      yield* outbox.ensure("two", cardIn(bo.chat.id, 2))
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
      yield* outbox.ensure("later", cardIn(ann.chat.id, 1))
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
      yield* outbox.ensure("one", cardIn(ann.chat.id, 1))
      yield* outbox.ensure("two", cardIn(ann.chat.id, 2))
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
      yield* outbox.ensure("one", { ...cardIn(forum.id, 1), thread: 99 })
      yield* pass(() => api.cards(forum).length === 1)
      expect(only(api.cards(forum)).thread).toBeNull()
    })
  )
)
