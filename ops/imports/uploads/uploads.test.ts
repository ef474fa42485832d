/** Uploads on a real disk, received from hostile and from unlucky browsers. */
import { Effect, Layer } from "effect"
import { TestClock } from "effect/testing"
import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { crc32 } from "node:zlib"
import { afterAll, describe, expect, test } from "vitest"
import { ada, bo, eve } from "../../../domain/kit/people.ts"
import type { ActorId } from "../../../domain/ids.ts"
import type { FilePart } from "../../../gateways/chatImports.ts"
import { memoryRecord } from "../../../streams/memory/memoryStore.ts"
import { NaturalKeys } from "../../../streams/sealing/naturalKeys.ts"
import { partBytes } from "./upload.ts"
import { makeUploadFiles, type UploadFiles } from "./uploadFiles.ts"
import { makeUploads, type Uploads } from "./uploads.ts"

const folders: Array<string> = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

interface World {
  readonly folder: string
  readonly files: UploadFiles
  readonly uploads: Uploads
  /** The same folder after a restart. */
  readonly restarted: Effect.Effect<Uploads, never, NaturalKeys>
}
const mebibyte = 1024 ** 2

const run = <A, E>(play: (world: World) => Effect.Effect<A, E, NaturalKeys>, mostBytes = 64 * mebibyte) =>
  Effect.runPromise(
    Effect.gen(function* () {
      const folder = mkdtempSync(join(tmpdir(), "uploads-"))
      folders.push(folder)
      const files = makeUploadFiles(join(folder, "uploads"))
      const restarted = Effect.flatMap(NaturalKeys, (keys) => makeUploads(files, keys, { mostBytes, spareBytes: 0 }))
      return yield* play({ folder: join(folder, "uploads"), files, uploads: yield* restarted, restarted })
    }).pipe(Effect.provide(Layer.merge(memoryRecord, TestClock.layer())))
  )

/** A file of two whole parts and a short one. */
const bytes = Buffer.alloc(2 * partBytes + 5, "chat ")
const file = { name: "result.json", size: bytes.length, modified: 7 }
const partAt = (offset: number, change: Partial<FilePart> = {}): FilePart => {
  const part = bytes.subarray(offset, offset + partBytes)
  return { offset, bytes: part, sum: sumOf(part), ...change }
}
const sumOf = (part: Uint8Array) => crc32(part).toString(16).padStart(8, "0")
const refusal = <A, E>(effect: Effect.Effect<A, E, NaturalKeys>) => Effect.flip(effect)
const begun = ({ uploads }: World, by: ActorId = ada) => Effect.map(uploads.begin(by, file), ({ id }) => id)

describe("an upload", () => {
  test("has the bytes of its parts in order, and a new start of the product continues it", () =>
    run((world) =>
      Effect.gen(function* () {
        const id = yield* begun(world)
        yield* world.uploads.addPart(ada, id, partAt(0))
        const again = yield* world.restarted
        const upload = yield* again.begin(ada, file)
        expect(upload.id).toBe(id)
        expect(yield* world.files.next(upload)).toBe(partBytes)
        yield* again.addPart(ada, id, partAt(partBytes))
        yield* again.addPart(ada, id, partAt(2 * partBytes))
        expect(yield* world.files.next(upload)).toBe(file.size)
        expect(readFileSync(world.files.contentOf(upload)).equals(bytes)).toBe(true)
      })
    ))

  test("counts a part that was cut by a kill as missing", () =>
    run((world) =>
      Effect.gen(function* () {
        const id = yield* begun(world)
        yield* world.uploads.addPart(ada, id, partAt(0))
        yield* world.uploads.addPart(ada, id, partAt(partBytes))
        const upload = yield* world.uploads.own(ada, id)
        // The kill came while the count of the second part was written, and while the third one was.
        truncateSync(join(world.folder, id, "sums"), 4 + 3)
        appendFileSync(world.files.contentOf(upload), "half a part")
        expect(yield* world.files.next(upload)).toBe(partBytes)
        yield* world.uploads.addPart(ada, id, partAt(partBytes))
        yield* world.uploads.addPart(ada, id, partAt(2 * partBytes))
        expect(readFileSync(world.files.contentOf(upload)).subarray(0, file.size).equals(bytes)).toBe(true)
      })
    ))

  test("is not changed by a part that arrives twice", () =>
    run((world) =>
      Effect.gen(function* () {
        const id = yield* begun(world)
        const both = [world.uploads.addPart(ada, id, partAt(0)), world.uploads.addPart(ada, id, partAt(0))]
        yield* Effect.all(both, { concurrency: 2 })
        expect(yield* world.files.next(yield* world.uploads.own(ada, id))).toBe(partBytes)
      })
    ))

  test.each([
    ["from another place than the next one", partAt(partBytes), "wrong-offset"],
    ["from the middle of a part", partAt(0, { offset: 3 }), "wrong-offset"],
    ["from behind the end", partAt(0, { offset: 8 * partBytes }), "wrong-offset"],
    ["that is too short", partAt(0, { bytes: bytes.subarray(0, 9) }), "wrong-length"],
    ["that is too long", partAt(0, { bytes: bytes.subarray(0, partBytes + 1) }), "wrong-length"],
    ["without bytes", partAt(0, { bytes: new Uint8Array() }), "wrong-length"],
    ["that was damaged on its way", partAt(0, { sum: "00000000" }), "wrong-sum"]
  ])("refuses a part %s, and keeps nothing of it", (_, part, because) =>
    run((world) =>
      Effect.gen(function* () {
        const id = yield* begun(world)
        expect(yield* refusal(world.uploads.addPart(ada, id, part))).toMatchObject({ because, next: 0 })
        expect(readdirSync(join(world.folder, id))).toEqual(["upload.json"])
      })
    )
  )

  test("refuses other bytes in the place of a received part", () =>
    run((world) =>
      Effect.gen(function* () {
        const id = yield* begun(world)
        yield* world.uploads.addPart(ada, id, partAt(0))
        const other = Buffer.alloc(partBytes, "other")
        const part = { offset: 0, bytes: other, sum: sumOf(other) }
        expect(yield* refusal(world.uploads.addPart(ada, id, part))).toMatchObject({ because: "other-content" })
      })
    ))

  test("of another person is not found, and neither is an id that is a path", () =>
    run((world) =>
      Effect.gen(function* () {
        const id = yield* begun(world)
        for (const tried of [id, "../../../../etc/passwd", "..", "", `${id}/../${id}`, "absent00absent00abse"])
          expect(yield* refusal(world.uploads.addPart(bo, tried, partAt(0)))).toMatchObject({ because: "not-found" })
      })
    ))
})

describe("the bounds", () => {
  test("10,000 begins at once by one person make one upload", () =>
    run((world) =>
      Effect.gen(function* () {
        const all = Array.from({ length: 10_000 }, (_, i) =>
          Effect.result(world.uploads.begin(ada, { ...file, modified: i }))
        )
        const results = yield* Effect.all(all, { concurrency: "unbounded" })
        const refusals = results.flatMap((each) => (each._tag === "Failure" ? [each.failure.because] : []))
        expect(refusals).toHaveLength(9_999)
        expect(new Set(refusals)).toEqual(new Set(["other-upload"]))
        expect(readdirSync(world.folder)).toHaveLength(1)
      })
    ))

  test("a name is text only: it does not choose a place on the disk", () =>
    run((world) =>
      Effect.gen(function* () {
        const name = "../../../\0../etc/cron.d/\u202eevil\n.json"
        const { id, name: shown } = yield* world.uploads.begin(ada, { ...file, name })
        expect(shown).toBe("../../../../etc/cron.d/evil .json")
        yield* world.uploads.addPart(ada, id, partAt(0))
        expect(readdirSync(world.folder)).toEqual([id])
        expect(existsSync(join(world.folder, id, "content"))).toBe(true)
      })
    ))

  test("the files of all people together are bounded", () =>
    run(
      (world) =>
        Effect.gen(function* () {
          const begin = (by: ActorId, size: number) => world.uploads.begin(by, { ...file, size })
          expect(yield* refusal(begin(ada, 3 * mebibyte + 1))).toMatchObject({ because: "too-big", most: 3 * mebibyte })
          yield* begin(ada, 2 * mebibyte)
          expect(yield* refusal(begin(bo, 2 * mebibyte))).toMatchObject({ because: "uploads-full" })
          yield* begin(eve, mebibyte)
        }),
      3 * mebibyte
    ))

  test("a file for which the disk has no room is refused before its first part", () =>
    run(
      (world) =>
        Effect.gen(function* () {
          const all = yield* world.files.free
          const size = Math.ceil(all / mebibyte) * 2 * mebibyte
          expect(yield* refusal(world.uploads.begin(ada, { ...file, size }))).toMatchObject({ because: "no-space" })
        }),
      Number.MAX_SAFE_INTEGER
    ))

  test("an upload is removed a day after its last part, and makes room", () =>
    run((world) =>
      Effect.gen(function* () {
        const id = yield* begun(world)
        yield* TestClock.adjust("20 hours")
        yield* world.uploads.addPart(ada, id, partAt(0))
        yield* TestClock.adjust("20 hours")
        yield* world.uploads.sweep
        expect(readdirSync(world.folder)).toEqual([id])
        yield* TestClock.adjust("5 hours")
        yield* world.uploads.sweep
        expect(readdirSync(world.folder)).toEqual([])
      })
    ))
})
