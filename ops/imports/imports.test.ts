/** Imports on a real disk and a log in memory: the check, the import, and a process that ends in the middle of them. */
import { Effect, Exit, Layer, Option, Scope, Stream } from "effect"
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { crc32 } from "node:zlib"
import { afterAll, expect, test } from "vitest"
import { commandBusLayer } from "../../commands/bus/bus.ts"
import { CommandBus } from "../../commands/commandBus.ts"
import { grant, letIn } from "../../commands/kit/onTeam.ts"
import { Principals } from "../../commands/principals.ts"
import { operator } from "../../commands/rights/operator.ts"
import { bo, eve } from "../../domain/kit/people.ts"
import type { ChatImports } from "../../gateways/chatImports.ts"
import type { ImportShown } from "../../gateways/contract/imports/imports.ts"
import { memoryRecord } from "../../streams/memory/memoryStore.ts"
import { Feed } from "../../streams/ports/feed.ts"
import { Progress } from "../../streams/ports/progress.ts"
import { chatExport } from "../../tests/support/import/chatExport.ts"
import { makeImports } from "./imports.ts"
import { partBytes } from "./uploads/upload.ts"

const folders: Array<string> = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})
const parts = commandBusLayer.pipe(Layer.provideMerge(Principals.layer), Layer.provideMerge(memoryRecord))
type Parts = Layer.Success<typeof parts>

interface World {
  readonly folder: string
  /** A new process on the folder: it continues what the former one has begun. */
  readonly start: Effect.Effect<{ readonly imports: ChatImports; readonly end: Effect.Effect<void> }, never, Parts>
}
const run = <A, E>(play: (world: World) => Effect.Effect<A, E, Parts>) =>
  Effect.runPromise(
    Effect.gen(function* () {
      const dataDir = mkdtempSync(join(tmpdir(), "imports-"))
      folders.push(dataDir)
      const bus = yield* CommandBus
      yield* letIn(bus, eve, "admin")
      const start = Effect.gen(function* () {
        const scope = yield* Scope.make()
        const imports = yield* Scope.provide(makeImports({ dataDir, uploadBytes: 64 * 1024 ** 2 }, true), scope)
        return { imports, end: Scope.close(scope, Exit.void) }
      })
      return yield* play({ folder: join(dataDir, "uploads"), start })
    }).pipe(Effect.provide(parts))
  )

const send = Effect.fnUntraced(function* (imports: ChatImports, content: Buffer, name = "result.json") {
  const { id } = yield* imports.begin(eve, { name, size: content.length, modified: 1 })
  for (let offset = 0; offset < content.length; offset += partBytes) {
    const bytes = content.subarray(offset, offset + partBytes)
    const sum = crc32(bytes).toString(16).padStart(8, "0")
    yield* imports.addPart(eve, id, { offset, sum, bytes })
  }
  return id
})
/** Reads the import at each tick until it is in one of these states. */
const until = Effect.fnUntraced(function* (
  imports: ChatImports,
  id: string,
  ...states: ReadonlyArray<ImportShown["state"]>
) {
  const { ticks } = yield* Progress
  const found = yield* Stream.merge(Stream.make(null), ticks).pipe(
    Stream.mapEffect(() => imports.list(eve)),
    Stream.flatMap(({ items }) => Stream.fromIterable(items)),
    Stream.filter((each) => each.id === id && states.includes(each.state)),
    Stream.runHead
  )
  return Option.getOrThrow(found)
})
const contentOf = (chat: number, length: number) => {
  const made = chatExport(chat, length)
  return { ...made, content: Buffer.from(JSON.stringify(made.file)) }
}

test("a file is checked, and its chosen chat is stored; its bytes do not stay on the disk", () =>
  run(({ folder, start }) =>
    Effect.gen(function* () {
      const { imports } = yield* start
      const { content, texts, skipped } = contentOf(3, 300)
      const id = yield* send(imports, content)
      const { chats } = yield* until(imports, id, "ready")
      expect(chats).toMatchObject([{ title: "Pier 3", messages: texts.length, leftOut: skipped, audience: "team" }])
      yield* imports.start(eve, id, [""])
      const { counts } = yield* until(imports, id, "done")
      expect(counts).toMatchObject([{ title: "Pier 3", stored: texts.length, alreadyThere: 0, leftOut: skipped }])
      expect(readdirSync(join(folder, id))).toEqual(["upload.json"])
    })
  ))

test("a process that ends in the middle of an import is followed by one that completes it, with all counts", () =>
  run(({ start }) =>
    Effect.gen(function* () {
      const first = yield* start
      const { content, texts } = contentOf(4, 2000)
      const id = yield* send(first.imports, content)
      yield* until(first.imports, id, "ready")
      const feed = yield* Feed
      const before = yield* feed.head
      yield* first.imports.start(eve, id, [""])
      yield* Effect.repeat(Effect.andThen(Effect.yieldNow, feed.head), { until: (head) => head > before + 200 })
      yield* first.end
      const halfway = (yield* feed.head) - before
      expect(halfway).toBeLessThan(texts.length)
      const second = yield* start
      const [chat] = (yield* until(second.imports, id, "done")).counts
      expect((chat?.stored ?? 0) + (chat?.alreadyThere ?? 0)).toBe(texts.length)
    })
  ))

test("a process that ends before the check is followed by one that checks the file", () =>
  run(({ start }) =>
    Effect.gen(function* () {
      const first = yield* start
      const id = yield* send(first.imports, contentOf(5, 900).content)
      yield* first.end
      expect(yield* until((yield* start).imports, id, "ready")).toMatchObject({ chats: [{ title: "Pier 5" }] })
    })
  ))

test("a file that ends the process at each check is given up", () =>
  run(({ folder, start }) =>
    Effect.gen(function* () {
      const first = yield* start
      const id = yield* send(first.imports, contentOf(6, 20).content)
      yield* until(first.imports, id, "ready")
      yield* first.end
      const record = join(folder, id, "upload.json")
      const stored = JSON.parse(readFileSync(record, "utf8")) as Record<string, unknown>
      writeFileSync(record, JSON.stringify({ ...stored, tries: 5, stage: { _tag: "Uploading" } }))
      expect(yield* until((yield* start).imports, id, "refused")).toMatchObject({ fault: "unreadable" })
    })
  ))

test("an import of a person who is no administrator any more stops, and stays until it is cancelled", () =>
  run(({ folder, start }) =>
    Effect.gen(function* () {
      const { imports } = yield* start
      const id = yield* send(imports, contentOf(7, 500).content)
      yield* until(imports, id, "ready")
      yield* (yield* CommandBus).send({ actor: operator, key: "another role" }, grant(eve, "member"))
      yield* imports.start(eve, id, [""])
      expect(yield* until(imports, id, "failed")).toMatchObject({ fault: "not-allowed" })
      yield* imports.cancel(eve, id)
      expect(existsSync(join(folder, id))).toBe(false)
    })
  ))

test("a cancelled import stops, and leaves nothing on the disk", () =>
  run(({ folder, start }) =>
    Effect.gen(function* () {
      const { imports } = yield* start
      const id = yield* send(imports, contentOf(8, 3000).content)
      yield* until(imports, id, "ready")
      yield* imports.start(eve, id, [""])
      yield* imports.cancel(eve, id)
      expect(readdirSync(folder)).toEqual([])
      const feed = yield* Feed
      const head = yield* feed.head
      yield* Effect.forEach(Array.from({ length: 50 }), () => Effect.yieldNow)
      expect(yield* feed.head).toBe(head)
      expect(yield* Effect.flip(imports.cancel(bo, id))).toMatchObject({ because: "not-found" })
    })
  ))

test("an import that is cancelled while other requests start its work leaves nothing on the disk", () =>
  run(({ folder, start }) =>
    Effect.gen(function* () {
      const { imports } = yield* start
      for (let n = 0; n < 5; n++) {
        const id = yield* send(imports, contentOf(20 + n, 1500).content)
        yield* until(imports, id, "ready")
        yield* imports.start(eve, id, [""])
        const requests = Effect.forEach(Array.from({ length: 20 }), () => Effect.ignore(imports.list(eve)))
        yield* Effect.all([requests, imports.cancel(eve, id), requests, requests], {
          concurrency: "unbounded",
          discard: true
        })
        yield* Effect.ignore(imports.list(eve))
        expect(readdirSync(folder)).toEqual([])
      }
    })
  ))

test.each([
  ["pages of HTML", "messages.html", "<!DOCTYPE html><html></html>", "html"],
  ["an archive", "export.zip", "PK\u0003\u0004", "zip"],
  ["a sheet of Excel", "tasks.xlsx", "PK\u0003\u0004", "excel"],
  ["a table", "tasks.csv", "title,due\na,b", "table"],
  ["an export that was cut off", "result.json", `{"name":"Pier","messages":[{"id":1,`, "cut-off"],
  ["a text that is no JSON", "result.json", `{"name":"Pier","messages":nothing}`, "not-json"],
  ["another encoding", "result.json", Buffer.from(`{"name":"café"}`, "latin1"), "not-utf8"],
  ["an export of another program", "result.json", `{"channels":[{"topic":"x"}]}`, "no-chat"],
  [
    "a chat without messages",
    "result.json",
    `{"name":"Pier","type":"private_group","id":3,"messages":[]}`,
    "no-messages"
  ],
  [
    "a file of more chats than an account has",
    "result.json",
    `{"chats":{"list":[${Array.from({ length: 10_001 }, (_, i) => `{"id":${i}}`).join(",")}]}}`,
    "too-many-chats"
  ],
  ["a file of one endless value", "result.json", `{"x":[${"0,".repeat(17 * 1024 ** 2)}0]}`, "no-chat"]
])("%s is refused with its reason", (_, name, text, fault) =>
  run(({ folder, start }) =>
    Effect.gen(function* () {
      const { imports } = yield* start
      const id = yield* send(imports, Buffer.from(text), name)
      expect(yield* until(imports, id, "refused")).toMatchObject({ fault, chats: [] })
      expect(readdirSync(join(folder, id))).toEqual(["upload.json"])
    })
  )
)
