/** The outbox with the Bot API server, on a clock that the test advances. */
import { Effect, Exit, Layer, PubSub, Redacted, Scope, Stream } from "effect"
import { TestClock } from "effect/testing"
import { TaskId } from "../../../domain/ids.ts"
import type { TaskRow } from "../../../gateways/contract.ts"
import { taskRowWith } from "../../../gateways/kit/taskRow.ts"
import { BotApi } from "../../../gateways/telegram/api/bot.ts"
import type { Wanted } from "../../../gateways/telegram/cards/posts/post.ts"
import { Outbox } from "../../../gateways/telegram/cards/outbox.ts"
import { AddressBook } from "../../../gateways/telegram/people/book/addressBook.ts"
import { allRenderers } from "../../../gateways/telegram/allRenderers.ts"
import { TaskView } from "../../../gateways/telegram/cards/task/taskView.ts"
import { ProposalView } from "../../../gateways/telegram/proposals/proposalView.ts"
import { TeamDirectory } from "../../../gateways/telegram/cards/task/teamDirectory.ts"
import type { StreamUnavailable } from "../../../streams/errors.ts"
import { memoryRecord } from "../../../streams/memory/memoryStore.ts"
import { Principals } from "../../../commands/principals.ts"
import { Readers } from "../../../gateways/telegram/notices/readers.ts"
import { noticeTable } from "./noticeTable.ts"
import { startBotApi, type TestBotApi } from "../server/botApi.ts"
import { faultyBuckets, type WriteFault } from "../faults/kit/faultyBuckets.ts"

export const rowOf = (n: number): TaskRow =>
  taskRowWith({
    id: TaskId.make(`task${String(n).padStart(8, "0")}`),
    number: n,
    title: `Task ${n}`,
    classification: "classified",
    source: "telegram",
    seq: n
  })
export const cardIn = (chat: number, n: number): Wanted => ({
  chat,
  thread: null,
  replyTo: 1,
  language: "en",
  what: { is: "card", task: rowOf(n).id }
})

export interface OutboxScene {
  readonly api: TestBotApi
  /** The outbox of the present process. */
  readonly outbox: () => Outbox["Service"]
  /** Ends the process at once, as a crash does, and starts another one. */
  readonly restart: Effect.Effect<void>
  /** Changes the row of the task and announces it. */
  readonly set: (row: TaskRow) => Effect.Effect<void>
  /** Changes the row of the task without an announcement. */
  readonly setUnheard: (row: TaskRow) => void
  /** Advances the clock in small steps, with real time for the network between them, until a condition holds. */
  readonly pass: (holds: () => boolean) => Effect.Effect<void>
  /** Seconds since the start. */
  readonly seconds: Effect.Effect<number>
  /** Asks `fault` before each write to a bucket. */
  readonly failWrites: (fault: () => WriteFault | null) => void
  /** The reads of single tasks. */
  readonly reads: () => number
}

const settled = (api: TestBotApi) =>
  Effect.promise(async () => {
    // The server answers open requests before the clock advances, so a request takes no time.
    await api.until(() => api.calls.every(({ answer }) => answer !== null))
    for (let i = 0; i < 20; i++) await new Promise(setImmediate)
  })

/** The rows that cards show, in memory. */
const makeRows = Effect.gen(function* () {
  const rows = new Map<TaskId, TaskRow>()
  const changes = yield* PubSub.unbounded<TaskRow>()
  let reads = 0
  const view = Layer.succeed(TaskView, {
    get: (id) => Effect.sync(() => (reads++, rows.get(id) ?? null)),
    changedAfter: (after) =>
      Effect.sync(() => {
        const all = [...rows.values()]
        return {
          tasks: all.flatMap(({ id, seq }) => (seq > after ? [id] : [])),
          seq: Math.max(0, ...all.map(({ seq }) => seq))
        }
      }),
    changes: Stream.fromPubSub(changes)
  })
  const setUnheard = (row: TaskRow) => void rows.set(row.id, row)
  const set = (row: TaskRow) => Effect.suspend(() => (setUnheard(row), Effect.asVoid(PubSub.publish(changes, row))))
  return { view, set, setUnheard, reads: () => reads }
})

/** Runs a test with an outbox. The server enforces Telegram's limits. */
export const withOutbox = (play: (on: OutboxScene) => Effect.Effect<void, StreamUnavailable>) => () =>
  Effect.runPromise(
    Effect.gen(function* () {
      const clock = yield* TestClock.testClockWith(Effect.succeed)
      const api = yield* Effect.acquireRelease(
        Effect.promise(() => startBotApi({ limits: true, now: () => clock.currentTimeMillisUnsafe() })),
        (server) => Effect.promise(server.stop)
      )
      const { view, set, setUnheard, reads } = yield* makeRows
      let writeFault: () => WriteFault | null = () => null
      const record = Layer.provideMerge(
        faultyBuckets(() => writeFault()),
        memoryRecord
      )
      const durable = yield* Layer.build(Layer.provideMerge(noticeTable, Layer.provideMerge(Principals.layer, record)))
      const layer = Outbox.layer.pipe(
        Layer.provide(allRenderers({ zone: "UTC", origin: null }).pipe(Layer.provideMerge(AddressBook.layer))),
        Layer.provide(Readers.layer),
        Layer.provide(
          Layer.mergeAll(
            view,
            Layer.mock(ProposalView, {}),
            Layer.mock(TeamDirectory, { namesOf: () => Effect.succeed(new Map()) }),
            Layer.succeedContext(durable),
            BotApi.layer({ token: Redacted.make(api.token), apiRoot: api.url })
          )
        )
      )
      let process = yield* Scope.make()
      const begin = Effect.suspend(() => Layer.build(Layer.fresh(layer)).pipe(Scope.provide(process), Effect.orDie))
      const outboxIn = (context: Effect.Success<typeof begin>) => Effect.runSync(Effect.provideContext(Outbox, context))
      let outbox = outboxIn(yield* begin)
      yield* Effect.addFinalizer(() => Scope.close(process, Exit.void))
      yield* play({
        api,
        outbox: () => outbox,
        restart: Effect.gen(function* () {
          yield* Scope.close(process, Exit.void)
          process = yield* Scope.make()
          outbox = outboxIn(yield* begin)
        }),
        set,
        setUnheard,
        pass: Effect.fnUntraced(function* (holds) {
          while (!holds()) {
            yield* settled(api)
            if (!holds()) yield* TestClock.adjust("100 millis")
          }
        }),
        failWrites: (fault) => {
          writeFault = fault
        },
        seconds: Effect.sync(() => clock.currentTimeMillisUnsafe() / 1000),
        reads
      })
    }).pipe(Effect.scoped, Effect.provide(TestClock.layer()))
  )
