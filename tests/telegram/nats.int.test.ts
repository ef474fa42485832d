/** The bot's inbox and outbox on a real nats-server: they survive a restart, and the files contain no text of a person. */
import { Layer, Stream, Effect } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, test } from "vitest"
import { operator } from "../../commands/rights/operator.ts"
import { Inbox } from "../../gateways/telegram/inbox/inbox.ts"
import { natsUpdateLog, UpdateLog } from "../../gateways/telegram/inbox/updateLog.ts"
import { natsServerPath } from "../../ops/setup/nats/findNats.mjs"
import { witnessOf } from "../../streams/commit/identity.ts"
import { masterKeyFile } from "../../streams/masterKey/masterKey.ts"
import { natsServer } from "../../streams/nats/server/natsServer.ts"
import { Nats } from "../../streams/nats/client/nats.ts"
import { DeadLetters } from "../../streams/ports/deadLetters.ts"
import { natsRecord } from "../../streams/nats/record.ts"
import { startBotApi } from "./server/botApi.ts"
import { only } from "./kit/scene.ts"
import { startTeam } from "./kit/team.ts"
import { filesBelow } from "../support/filesBelow.ts"

const binary = natsServerPath()
if (binary === undefined) console.warn("no nats-server: the bot is not tested on one")
const folder = mkdtempSync(join(tmpdir(), "tracker-bot-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const durable = Layer.unwrap(
  Effect.gen(function* () {
    const url = yield* natsServer({ folder: join(folder, "nats"), binary: binary ?? "nats-server" })
    return natsUpdateLog.pipe(
      Layer.provideMerge(natsRecord({ url, name: "test", replicas: 1 })),
      Layer.provide(masterKeyFile(join(folder, "keys", "master.key")))
    )
  })
)

describe.skipIf(binary === undefined)("on a nats-server", () => {
  test("a message makes one card across a restart of all processes, and no file contains its text", async () => {
    const api = await startBotApi()
    const ann = api.person("Annabella")
    const before = await startTeam(api, { durable })
    await before.admit(ann.user, "member")
    await before.start()
    const said = api.send(ann.chat, ann.user, "Polish the chandelier")
    await api.until(() => api.cards(ann.chat).length === 1)
    api.fault("sendMessage", { is: "mute" })
    api.send(ann.chat, ann.user, "Feed the walrus")
    await api.until(() => api.cards(ann.chat).length === 2)
    await before.stop()

    const after = await startTeam(api, { durable })
    api.repeat(said)
    await after.start()
    api.send(ann.chat, ann.user, "Wind the clock")
    await api.until(() => api.cards(ann.chat).length === 3)
    expect(api.cards(ann.chat).map(({ text }) => text.split("\n")[0])).toEqual([
      "T-1 · Polish the chandelier",
      "T-2 · Feed the walrus",
      "T-3 · Wind the clock"
    ])
    await api.press(only(api.cards(ann.chat).slice(1, 2)), "Done", ann.user)
    await api.until(() => api.cards(ann.chat)[1]?.text.includes("done") === true)
    await after.stop()
    await api.stop()

    const files = filesBelow(join(folder, "nats"))
    expect(files.length).toBeGreaterThan(5)
    const withText = files.filter(
      ({ bytes }) =>
        ["chandelier", "walrus", "Wind the clock", "Annabella"].some((word) => bytes.includes(word)) ||
        bytes.includes(`"id":${ann.user.id}`) ||
        bytes.includes(`"chat":${ann.chat.id}`)
    )
    expect(withText.map(({ path }) => path)).toEqual([])
  }, 60_000)

  test("an update whose handler dies is a dead letter, and is handled when a person retries it", async () => {
    const done: Array<string> = []
    let isBroken = true
    await Effect.runPromise(
      Effect.gen(function* () {
        const inbox = yield* Inbox
        const letters = yield* DeadLetters
        for (const raw of ["a1", "a2"]) yield* inbox.put({ id: `dead:${raw}`, raw, key: "a" })
        const handle = (raw: string) =>
          raw === "a1" && isBroken ? Effect.die("a bug") : Effect.sync(() => (done.push(raw), null))
        const queueKeyOf = (raw: string) => raw.slice(0, 1)
        yield* Effect.forkScoped(inbox.run({ queueKeyOf, isUrgent: () => false, handle }))
        const ofInbox = Effect.map(letters.list, (all) => all.filter(({ consumer }) => consumer === "telegram"))
        const [letter] = yield* Effect.repeat(ofInbox, { until: (found) => found.length === 1 && done.includes("a2") })
        isBroken = false
        yield* letters.retry(letter?.id ?? "", operator)
        expect(yield* Effect.repeat(ofInbox, { until: (found) => found.length === 0 })).toEqual([])
      }).pipe(Effect.provide(Inbox.layer), Effect.scoped, Effect.provide(durable))
    )
    expect(done.filter((raw) => raw.startsWith("a"))).toEqual(["a2", "a1"])
  })

  test(
    "an update is stored once, in order, and can be read from any position",
    () =>
      Effect.runPromise(
        Effect.gen(function* () {
          const log = yield* UpdateLog
          // Of the updates of the test before, all but the last one were deleted when they had been handled.
          const left = (yield* (yield* Nats).info("INBOX")).messages
          expect(left).toBe(1)
          const [head] = yield* log.after(0, null).pipe(
            Stream.map(({ position }) => position),
            Stream.take(1),
            Stream.runCollect
          )
          for (const id of ["x1", "x2", "x1", "x3"]) yield* log.put(id, Buffer.from(id))
          const all = yield* log.after((head ?? 1) - 1, null).pipe(
            Stream.map(({ data }) => Buffer.from(data).toString()),
            Stream.filter((text) => text.startsWith("x")),
            Stream.take(3),
            Stream.runCollect
          )
          expect(all).toEqual(["x1", "x2", "x3"])
          // A position beyond the end belongs to another log, so this log is read from its start.
          const firstAfter = (position: number, witness: string | null) =>
            Effect.map(
              log.after(position, witness).pipe(Stream.take(1), Stream.runCollect),
              ([first]) => first?.position
            )
          expect(yield* firstAfter(1_000_000, null)).toBe(head)
          // So is a log with another update at the position.
          const [x1] = yield* log.after(0, null).pipe(
            Stream.filter(({ data }) => Buffer.from(data).toString() === "x1"),
            Stream.take(1),
            Stream.runCollect
          )
          const position = x1?.position ?? 0
          expect(yield* firstAfter(position, witnessOf(Buffer.from("x1")))).toBe(position + 1)
          expect(yield* firstAfter(position, witnessOf(Buffer.from("another")))).toBe(head)
          // Nothing is before the first position, so nothing is deleted.
          yield* log.removeBefore(0)
          expect(yield* firstAfter(0, null)).toBe(head)
          yield* log.removeBefore(position + 1)
          expect(yield* firstAfter(0, null)).toBe(position + 1)
        }).pipe(Effect.provide(durable))
      ),
    30_000
  )
})
