/** The inbox on a log in memory: each lane in order, every update at least once, from the position of the last run. */
import { Deferred, Effect, Fiber, Layer, Logger, References } from "effect"
import { describe, expect, test } from "vitest"
import { Inbox, NotNow, type Rest } from "../../gateways/telegram/inbox/inbox.ts"
import { memoryRecord } from "../../streams/memory/memoryStore.ts"
import { CurrentCorrelation } from "../../streams/trace/correlation.ts"
import { CurrentSpan, Tracing } from "../../streams/trace/tracing.ts"
import { memoryUpdateLog } from "./kit/memoryUpdateLog.ts"

const queueKeyOf = (raw: string) => raw.slice(0, 1)
const durable = Layer.mergeAll(memoryRecord, memoryUpdateLog(), Logger.layer([]))
const withInbox = (play: (inbox: Inbox["Service"]) => Effect.Effect<void, unknown>) => () =>
  Effect.runPromise(Effect.flatMap(Inbox, play).pipe(Effect.provide(Inbox.layer), Effect.provide(durable)))

/** Runs until `enough` updates are handled. Only the checkpoint remains of a run that has ended. */
const handled = Effect.fnUntraced(function* (
  inbox: Inbox["Service"],
  enough: number,
  handle: (raw: string) => Effect.Effect<Rest | void, NotNow> = () => Effect.void
) {
  const seen: Array<string> = []
  const all = yield* Deferred.make<void>()
  const run = yield* Effect.forkChild(
    inbox.run({
      queueKeyOf,
      isUrgent: (key) => key === "u",
      handle: (raw) =>
        handle(raw).pipe(
          Effect.tap(() => {
            seen.push(raw)
            return seen.length === enough ? Deferred.succeed(all, undefined) : Effect.void
          }),
          Effect.map((rest) => rest ?? null)
        )
    })
  )
  yield* Deferred.await(all)
  yield* Fiber.interrupt(run)
  return seen
})

/** Logs a line, and notes the correlation for commands and whether a trace runs. */
const noteWork = (found: Array<unknown>) =>
  Effect.gen(function* () {
    yield* Effect.logWarning("a line")
    found.push([yield* CurrentCorrelation, (yield* CurrentSpan) !== null])
  })

describe("the work on an update", () => {
  test("has one correlation and one trace, also in its rest", async () => {
    const logged: Array<unknown> = []
    const found: Array<unknown> = []
    const begun: Array<string> = []
    const keep = Logger.make(
      ({ fiber }) => void logged.push(fiber.getRef(References.CurrentLogAnnotations)["correlation"])
    )
    const span = { traceparent: `00-${"1".repeat(32)}-${"2".repeat(16)}-01`, end: () => {} }
    await Effect.gen(function* () {
      const inbox = yield* Inbox
      yield* inbox.put({ id: "1", raw: "a1", key: "a" })
      const rest = yield* Deferred.make<void>()
      const end = Effect.andThen(noteWork(found), Effect.asVoid(Deferred.succeed(rest, undefined)))
      const handle = () => Effect.as(noteWork(found), end)
      const run = yield* Effect.forkChild(inbox.run({ queueKeyOf, isUrgent: () => false, handle }))
      yield* Deferred.await(rest)
      yield* Fiber.interrupt(run)
    }).pipe(
      Effect.provide(Inbox.layer),
      Effect.provide(Layer.mergeAll(memoryRecord, memoryUpdateLog(), Logger.layer([keep]))),
      Effect.provideService(Tracing, {
        begin: ({ name, mayBegin }) => {
          begun.push(`${name} ${mayBegin === true}`)
          return span
        }
      }),
      Effect.runPromise
    )
    expect(logged).toEqual(["update@1", "update@1"])
    expect(found).toEqual([
      ["update@1", true],
      ["update@1", true]
    ])
    expect(begun).toEqual(["handle update true"])
  })
})

describe("the inbox", () => {
  test(
    "stores an update once",
    withInbox(
      Effect.fnUntraced(function* (inbox) {
        for (const id of ["1", "2", "1", "3"]) yield* inbox.put({ id, raw: `a${id}`, key: "a" })
        expect(yield* handled(inbox, 3)).toEqual(["a1", "a2", "a3"])
      })
    )
  )

  test(
    "keeps the order of a lane while another lane is blocked",
    withInbox(
      Effect.fnUntraced(function* (inbox) {
        for (const raw of ["a1", "b1", "a2", "b2", "a3", "b3"]) yield* inbox.put({ id: raw, raw, key: raw.slice(0, 1) })
        const gate = yield* Deferred.make<void>()
        const seen = yield* handled(inbox, 6, (raw) => {
          if (raw === "a1") return Deferred.await(gate)
          if (raw === "b3") return Effect.asVoid(Deferred.succeed(gate, undefined))
          return Effect.void
        })
        expect(seen.slice(0, 2)).toEqual(["b1", "b2"])
        expect(seen.filter((raw) => raw.startsWith("a"))).toEqual(["a1", "a2", "a3"])
      })
    )
  )

  test(
    "serves every lane while hundreds of updates of one lane wait, and keeps their order",
    withInbox(
      Effect.fnUntraced(function* (inbox) {
        const waiting = Array.from({ length: 300 }, (_, n) => `a${n}`)
        for (const raw of [...waiting, "b1"]) yield* inbox.put({ id: raw, raw, key: raw.slice(0, 1) })
        const gate = yield* Deferred.make<void>()
        const seen = yield* handled(inbox, 301, (raw) => {
          if (raw === "a0") return Deferred.await(gate)
          return raw === "b1" ? Effect.asVoid(Deferred.succeed(gate, undefined)) : Effect.void
        })
        expect(seen.filter((raw) => raw !== "b1")).toEqual(waiting)
      })
    )
  )

  test(
    "retries an update that cannot be handled yet, and its lane waits",
    withInbox(
      Effect.fnUntraced(function* (inbox) {
        for (const raw of ["a1", "a2"]) yield* inbox.put({ id: raw, raw, key: raw.slice(0, 1) })
        let tries = 0
        const seen = yield* handled(inbox, 2, (raw) =>
          Effect.suspend(() => (raw === "a1" && ++tries < 3 ? new NotNow({ why: "away" }) : Effect.void))
        )
        expect([tries, seen]).toEqual([3, ["a1", "a2"]])
      })
    )
  )

  test(
    "skips an update whose handler throws, so that its lane continues",
    withInbox(
      Effect.fnUntraced(function* (inbox) {
        for (const raw of ["a1", "a2"]) yield* inbox.put({ id: raw, raw, key: raw.slice(0, 1) })
        expect(yield* handled(inbox, 1, (raw) => (raw === "a1" ? Effect.die("a bug") : Effect.void))).toEqual(["a2"])
      })
    )
  )

  test(
    "continues after a regular end at its position",
    withInbox(
      Effect.fnUntraced(function* (inbox) {
        for (const raw of ["a1", "a2", "a3"]) yield* inbox.put({ id: raw, raw, key: raw.slice(0, 1) })
        yield* handled(inbox, 3)
        yield* inbox.put({ id: "a4", raw: "a4", key: "a" })
        // The last update may be handled again, because its completion may not be stored. Earlier ones are not.
        expect(["a3", "a4"]).toContain((yield* handled(inbox, 1))[0])
      })
    )
  )

  test(
    "continues after a kill with the first update that was not handled",
    withInbox(
      Effect.fnUntraced(function* (inbox) {
        for (const raw of ["a1", "b1", "a2", "b2"]) yield* inbox.put({ id: raw, raw, key: raw.slice(0, 1) })
        // Lane a hangs at its first update when the run ends; lane b is ahead.
        expect(yield* handled(inbox, 2, (raw) => (raw === "a1" ? Effect.never : Effect.void))).toEqual(["b1", "b2"])
        expect((yield* handled(inbox, 4)).filter((raw) => raw.startsWith("a"))).toEqual(["a1", "a2"])
      })
    )
  )

  test(
    "handles the next update of a lane before the rest of the one before, which counts as handled only after its rest",
    withInbox(
      Effect.fnUntraced(function* (inbox) {
        for (const raw of ["a1", "a2", "a3"]) yield* inbox.put({ id: raw, raw, key: raw.slice(0, 1) })
        const rested = yield* Deferred.make<void>()
        const handle = (raw: string) => {
          if (raw === "a1") return Effect.succeed(Effect.never)
          if (raw === "a2") return Effect.succeed(Effect.asVoid(Deferred.succeed(rested, undefined)))
          return Deferred.await(rested)
        }
        expect(yield* handled(inbox, 3, handle)).toEqual(["a1", "a2", "a3"])
        // The run has ended before the rest of the first update.
        expect((yield* handled(inbox, 3))[0]).toBe("a1")
      })
    )
  )

  test(
    "handles an urgent update while the updates of other lanes take all places",
    withInbox(
      Effect.fnUntraced(function* (inbox) {
        const lanes = Array.from({ length: 150 }, (_, n) => String.fromCodePoint(0x400 + n))
        for (const raw of [...lanes, "u1"]) yield* inbox.put({ id: raw, raw, key: queueKeyOf(raw) })
        expect(yield* handled(inbox, 1, (raw) => (raw === "u1" ? Effect.void : Effect.never))).toEqual(["u1"])
      })
    )
  )
})
