/** The contract of the access log, on NATS and in memory. */
import { Effect } from "effect"
import { join } from "node:path"
import { afterAll, describe, expect, test } from "vitest"
import { ada } from "../../domain/kit/people.ts"
import { natsServerPath } from "../../ops/setup/nats/findNats.mjs"
import { recordStores } from "../kit/recordStores.ts"
import { type AccessEvent, AccessLog, AccessOrigin } from "../ports/accessLog.ts"
import { filesBelow } from "../../tests/support/filesBelow.ts"

const { folder, onNats, stores, clear } = recordStores(natsServerPath() ?? "nats-server")
afterAll(clear)

const signedIn: AccessEvent = { _tag: "SignedIn", actor: ada, way: "link" }
const refused: AccessEvent = { _tag: "SignInRefused", actor: null, way: "token", because: "not-valid", count: 1 }
const from = (address: string) => Effect.provideService(AccessOrigin, () => ({ address, agent: "firefox" as const }))
const record = (event: AccessEvent, address = "203.0.113.77") =>
  Effect.flatMap(AccessLog, (log) => log.record(event)).pipe(from(address))

describe.each(Object.entries(stores))("the access log in %s", (kind, store) => {
  let n = 0
  const run = <A, E>(effect: Effect.Effect<A, E, AccessLog>) =>
    Effect.runPromise(effect.pipe(Effect.provide(store(`${kind}-access-${n++}`))))

  test("reads pages from the newest entry to the oldest, and all entries in order", () =>
    run(
      Effect.gen(function* () {
        const log = yield* AccessLog
        expect(yield* log.page({ before: null, most: 2 })).toEqual({ entries: [], next: null })
        for (const way of ["link", "code", "passkey"] as const) yield* record({ ...signedIn, way })
        const first = yield* log.page({ before: null, most: 2 })
        expect(first.entries.map(({ seq }) => seq)).toEqual([3, 2])
        expect(first.entries[0]).toMatchObject({ event: { way: "passkey" }, agent: "firefox", address: "203.0.113.77" })
        const second = yield* log.page({ before: first.next, most: 2 })
        expect([second.entries.map(({ seq }) => seq), second.next]).toEqual([[1], null])
        const all = yield* log.after(0)
        expect([all.entries.map(({ seq }) => seq), all.last]).toEqual([[1, 2, 3], 3])
        expect(yield* log.after(3)).toEqual({ entries: [], last: null })
      })
    ))

  test("a flood of refusals of one address adds one entry in its minute", () =>
    run(
      Effect.gen(function* () {
        const log = yield* AccessLog
        for (let i = 0; i < 200; i++) yield* record(refused)
        yield* record(signedIn)
        expect((yield* log.after(0)).entries.map(({ event }) => event._tag)).toEqual(["SignInRefused", "SignedIn"])
      })
    ))
})

test("the counts of a minute that has not ended are written when the process stops", async () => {
  await Effect.runPromise(
    Effect.forEach([1, 2, 3], () => record(refused), { discard: true }).pipe(Effect.provide(onNats("stopped")))
  )
  const entries = await Effect.runPromise(
    Effect.flatMap(AccessLog, (log) => log.after(0)).pipe(Effect.provide(onNats("stopped")))
  )
  expect(entries.entries.map(({ event }) => "count" in event && event.count)).toEqual([1, 2])
})

test("the files of the stream contain no address in clear", async () => {
  await Effect.runPromise(
    Effect.andThen(record(signedIn), record(refused, "198.51.100.23")).pipe(Effect.provide(onNats("sealed-access")))
  )
  const blocks = filesBelow(join(folder, "sealed-access")).filter(
    ({ path }) => path.includes("ACCESS") && path.endsWith(".blk")
  )
  expect(blocks.length).toBeGreaterThan(0)
  for (const { bytes } of blocks) {
    for (const address of ["203.0.113.77", "198.51.100.23"]) expect(bytes.includes(address)).toBe(false)
  }
})
